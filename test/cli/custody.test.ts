import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runCli, temporaryFolder } from "./run-cli.ts";

const fixture = (name: string) => fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url));

/** A data folder with a run, a diary and pain. */
async function dataFolder(): Promise<string> {
  const data = join(temporaryFolder(), "data");
  const given = ["steady-run.fit", "diary.csv", "pain.csv"].map(fixture);
  expect((await runCli(["import", ...given, "--data", data])).code).toBe(0);
  return data;
}

const reportOf = async (data: string, ...args: string[]): Promise<string> =>
  (await runCli(["report", "--json", "--data", data, ...args])).out;

describe("niggle export", () => {
  it("writes a zip that another folder takes in with the same report, and writes over nothing", async () => {
    const data = await dataFolder();
    const cwd = temporaryFolder();
    const exported = await runCli(["export", "--out", "mine.zip", "--data", data], { cwd });
    expect([exported.code, exported.err]).toEqual([0, ""]);
    expect(exported.out).toMatch(/3 originals, \d+ entries, 30 tables/);
    const there = join(temporaryFolder(), "there");
    const taken = await runCli(["import", "mine.zip", "--data", there], { cwd });
    expect([taken.code, taken.err]).toEqual([0, ""]);
    expect(await reportOf(there)).toBe(await reportOf(data));
    const again = await runCli(["export", "--out", "mine.zip", "--data", data], { cwd });
    expect([again.code, again.err]).toEqual([3, expect.stringContaining("is there already")]);
  });

  it("writes a folder where the name is no zip, which is taken in with the same report", async () => {
    const data = await dataFolder();
    const out = join(temporaryFolder(), "mine");
    expect((await runCli(["export", "--out", out, "--json", "--data", data])).json()[0]).toMatchObject({
      path: out,
      missing: 0,
    });
    expect(readdirSync(out).toSorted()).toEqual([
      "README.txt",
      "journal.jsonl",
      "manifest.json",
      "originals",
      "report.json",
      "sharing.jsonl",
      "tables",
    ]);
    const there = join(temporaryFolder(), "there");
    const taken = await runCli(["import", out, "--data", there]);
    expect([taken.code, taken.out]).toEqual([0, expect.stringContaining("from 1 of 1 file")]);
    expect(await reportOf(there)).toBe(await reportOf(data));
    const again = await runCli(["import", out, "--json", "--data", there]);
    expect(again.json()[0]).toMatchObject({ outcome: "duplicate", reason: "ALREADY_IMPORTED" });
  });
});

describe("niggle erase", () => {
  it("says what would go and ends with 2, and with --yes it is gone", async () => {
    const data = await dataFolder();
    const before = await reportOf(data);
    const asked = await runCli(["erase", "--data", data]);
    expect([asked.code, asked.out]).toEqual([
      2,
      expect.stringMatching(/would erase me for good: 3 originals, \d+ entries[\s\S]*Nothing was erased/),
    ]);
    expect(await reportOf(data)).toBe(before);
    const backup = join(temporaryFolder(), "backup");
    expect((await runCli(["backup", backup, "--data", data])).code).toBe(0);
    for (const key of ["calendar.key", "calendar.key-me"]) writeFileSync(join(data, key), "secret\n");
    const done = await runCli(["erase", "--yes", "--data", data]);
    expect([done.code, done.err]).toEqual([0, ""]);
    expect(done.out).toContain(backup);
    expect((await runCli(["runs", "--json", "--data", data])).json()[0]?.["runs"]).toEqual([]);
    expect(
      readdirSync(join(data, "originals"), { recursive: true }).filter((name) => String(name).endsWith(".gz")),
    ).toEqual([]);
    expect(readdirSync(data).filter((name) => name.startsWith("calendar.key"))).toEqual([]);
  });

  it("that a stop cut off is finished by the next command", async () => {
    const data = await dataFolder();
    writeFileSync(join(data, "erasing.json"), '{"athlete":"me"}\n');
    const { err } = await runCli(["report", "--data", data]);
    expect(err).toContain("finished erasing me");
    expect(existsSync(join(data, "erasing.json"))).toBe(false);
    expect((await runCli(["runs", "--json", "--data", data])).json()[0]?.["runs"]).toEqual([]);
  });
});

describe("niggle backup and restore", () => {
  it("give the same folder again, checked, and say that everybody is told the same", async () => {
    const data = await dataFolder();
    const dir = join(temporaryFolder(), "backup");
    const made = await runCli(["backup", dir, "--data", data]);
    expect([made.code, made.err, made.out]).toEqual([0, "", expect.stringMatching(/1 athlete.*3 originals \(3 new\)/)]);
    const to = join(temporaryFolder(), "new");
    const restored = await runCli(["restore", dir, "--data", to]);
    expect([restored.code, restored.err]).toEqual([0, ""]);
    expect(restored.out).toMatch(/me, 2026-11-22: .*, the same as before/);
    expect(restored.out).not.toContain("broken");
    expect(await reportOf(to)).toBe(await reportOf(data));
  });

  it("refuse a folder with something in it, one without a backup, and a backup that was changed", async () => {
    const data = await dataFolder();
    const dir = join(temporaryFolder(), "backup");
    const empty = temporaryFolder();
    expect((await runCli(["restore", empty, "--data", join(empty, "new")])).err).toContain("holds no backup");
    expect((await runCli(["backup", join(data, "inside"), "--data", data])).code).toBe(3);
    await runCli(["backup", dir, "--data", data]);
    expect((await runCli(["restore", dir, "--data", data])).err).toContain("is not empty");
    const { state } = JSON.parse(readFileSync(join(dir, "manifest.json"), "utf8")) as { state: string };
    rmSync(join(dir, state, "niggle.duckdb"));
    const broken = await runCli(["restore", dir, "--data", join(empty, "new")]);
    expect([broken.code, broken.err]).toEqual([
      3,
      expect.stringContaining("niggle.duckdb of the backup cannot be restored"),
    ]);
  });
});
