import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeEach, describe, expect, it } from "vitest";
import { runCli, temporaryFolder } from "./run-cli.ts";

const fixture = (name: string) => readFileSync(fileURLToPath(new URL(`../../fixtures/${name}`, import.meta.url)));

interface Line {
  readonly path: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly detail: string;
  readonly activities: { readonly samples: number }[];
}

let folder = "";
let data = "";

beforeEach(() => {
  folder = temporaryFolder();
  data = join(folder, "data");
});

async function importAll(...paths: string[]): Promise<{ code: number; lines: Line[] }> {
  const { code, json } = await runCli(["import", "--data", data, "--json", ...paths]);
  return { code, lines: json().slice(0, -1) as unknown as Line[] };
}

function put(name: string, content: string | Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe("bad input", () => {
  it.each<[string, string, string, RegExp]>([
    ["empty.fit", "", "EMPTY", /empty/i],
    ["activity.fit", "<!DOCTYPE html><html><body>Sign in</body></html>", "HTML_PAGE", /web page.*log in/is],
    ["table.csv", "colour,shape\nred,round\n", "CSV_UNKNOWN_HEADER", /colour/],
    ["noise.fit", "\u0001\u0002 nothing that is known \u0003\u0000\u0004", "UNKNOWN_FORMAT", /not known/],
    ["track.gpx", '<?xml version="1.0"?><gpx version="1.1"></gpx>', "NO_RECORDS", /no point/],
  ])("%s is refused by its content and told why", async (name, content, reason, sentence) => {
    const path = put(name, content);
    const { code, lines } = await importAll(path);
    expect(code).toBe(1);
    expect(lines).toEqual([expect.objectContaining({ path, outcome: "rejected", reason, activities: [] })]);
    expect(lines[0]?.detail).toMatch(sentence);
  });

  it("a missing path is refused with its name", async () => {
    const path = join(folder, "not-there.fit");
    const { code, lines } = await importAll(path);
    expect(code).toBe(1);
    expect(lines).toEqual([expect.objectContaining({ path, outcome: "rejected", reason: "NOT_FOUND" })]);
  });

  it("a file that cannot be opened is refused and named", async () => {
    const path = join(folder, "loop.fit");
    symlinkSync(path, path); // a link to itself: opening it fails for every user, root included
    const { code, lines } = await importAll(path);
    expect(code).toBe(1);
    expect(lines).toEqual([expect.objectContaining({ path, outcome: "rejected", reason: "UNREADABLE" })]);
    expect(lines[0]?.detail).toContain("ELOOP");
  });

  it("an empty folder is refused and named, and a folder with files gives each file its outcome", async () => {
    const empty = join(folder, "empty");
    mkdirSync(empty);
    expect((await importAll(empty)).lines).toEqual([
      expect.objectContaining({ path: empty, outcome: "rejected", reason: "NO_READABLE_FILES" }),
    ]);
    const full = join(folder, "full");
    mkdirSync(join(full, "deeper"), { recursive: true });
    writeFileSync(join(full, "a.fit"), fixture("steady-run.fit"));
    writeFileSync(join(full, "deeper", "b.csv"), fixture("diary.csv"));
    const { code, lines } = await importAll(full);
    expect(code).toBe(0);
    expect(lines.map(({ path, outcome }) => [path, outcome])).toEqual([
      [join(full, "a.fit"), "imported"],
      [join(full, "deeper", "b.csv"), "imported"],
    ]);
  });

  it("a truncated FIT file and one with a wrong checksum are read with a warning, and the exit code stays 0", async () => {
    const truncated = put("truncated.fit", fixture("truncated.fit"));
    const badCrc = put("bad-crc.fit", fixture("bad-crc.fit"));
    const { code, lines } = await importAll(truncated, badCrc);
    expect(code).toBe(0);
    expect(lines.map(({ reason, activities }) => [reason, activities.length])).toEqual([
      ["TRUNCATED", 1],
      ["BAD_CRC", expect.any(Number)],
    ]);
    for (const line of lines) expect(line.activities[0]?.samples).toBeGreaterThan(0);
  });

  it("one bad file never stops the others", async () => {
    const good = put("good.fit", fixture("steady-run.fit"));
    const { code, lines } = await importAll(put("a.fit", ""), good, join(folder, "gone"), put("z.csv", "x\n1\n"));
    expect(code).toBe(1);
    expect(lines.map(({ outcome }) => outcome)).toEqual(["rejected", "imported", "rejected", "rejected"]);
  });

  it("a refused file can be offered again and is judged again", async () => {
    const path = put("x.fit", "");
    await importAll(path);
    writeFileSync(path, fixture("steady-run.fit"));
    expect((await importAll(path)).lines[0]?.outcome).toBe("imported");
  });
});

describe("wrong usage", () => {
  it.each<[string, string[], RegExp]>([
    ["an unknown command", ["fly"], /unknown command 'fly'/],
    ["an unknown option", ["report", "--colour"], /unknown option '--colour'/],
    ["no path", ["import"], /path/],
    ["a day that does not exist", ["report", "--as-of", "2026-02-30"], /invalid --as-of: 2026-02-30/],
    ["a region that is not known", ["log", "pain", "elbow", "3"], /invalid region: elbow \(want lower-back/],
    ["pain beyond ten", ["log", "pain", "knee", "11"], /invalid nrs: 11/],
    ["an athlete that cannot be a name", ["report", "--athlete", "../x"], /invalid --athlete/],
    ["a day to come", ["log", "none", "--day", "2027-01-01"], /has not come yet/],
    ["safety questions left open", ["log", "safety"], /--clear/],
    ["a zone that does not exist", ["set", "zone", "Moon/Base"], /invalid zone: Moon\/Base/],
  ])("%s is told in a sentence with exit code 2", async (_name, args, sentence) => {
    const { code, err, out } = await runCli([...args, "--data", data]);
    expect(code).toBe(2);
    expect(err).toMatch(sentence);
    expect(out).toBe("");
  });
});
