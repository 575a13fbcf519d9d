import { copyFileSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { runCli, temporaryFolder } from "./run-cli.ts";

const fixtures = fileURLToPath(new URL("../../fixtures/", import.meta.url));

interface ReportJson {
  readonly days: { readonly day: string; readonly distanceM: number | null; readonly loads: Record<string, object> }[];
  readonly weeks: { readonly runs: number; readonly distanceM: number | null }[];
}

async function report(data: string, asOf: string): Promise<ReportJson> {
  return (await runCli(["report", "--data", data, "--json", "--as-of", asOf])).json()[0] as unknown as ReportJson;
}

/** The one run of the steady fixture, as an import sees it. */
async function importedRun(data: string) {
  const { json } = await runCli(["import", "--data", data, "--json", join(fixtures, "steady-run.fit")]);
  const [line] = json() as unknown as {
    outcome: string;
    activities: { localDay: string; startedAt: string; distanceM: number; durationS: number }[];
  }[];
  return { outcome: line?.outcome, ...line!.activities[0]! };
}

describe("importing", () => {
  it("the same file twice changes nothing", async () => {
    const data = join(temporaryFolder(), "data");
    const first = await importedRun(data);
    const before = await report(data, first.localDay);
    const second = await importedRun(data);
    expect([first.outcome, second.outcome]).toEqual(["imported", "duplicate"]);
    expect(second).toEqual({ ...first, outcome: "duplicate" });
    expect(await report(data, first.localDay)).toEqual(before);
  });

  it("the same bytes under two names in one batch are one run", async () => {
    const folder = temporaryFolder();
    const files = join(folder, "files");
    mkdirSync(files);
    for (const name of ["a.fit", "b.fit"]) copyFileSync(join(fixtures, "steady-run.fit"), join(files, name));
    const { json } = await runCli(["import", "--data", join(folder, "data"), "--json", files]);
    expect(json().map((line) => line["outcome"] ?? "summary")).toEqual(["imported", "duplicate", "summary"]);
  });

  it.each(["FIT first", "CSV first"])(
    "the same run as FIT and as CSV is one run, the FIT counts (%s)",
    async (order) => {
      const folder = temporaryFolder();
      const data = join(folder, "data");
      const { localDay, startedAt, distanceM, durationS } = await importedRun(join(folder, "look"));
      const diary = join(folder, "diary.csv");
      writeFileSync(
        diary,
        `started_at,kind,distance_km,duration_min,rpe\n${startedAt},run,${(distanceM / 1000).toFixed(2)},${(durationS / 60).toFixed(1)},6\n`,
      );
      const files = [join(fixtures, "steady-run.fit"), diary];
      if (order === "CSV first") files.reverse();
      const outcomes: unknown[] = [];
      for (const file of files) {
        outcomes.push((await runCli(["import", "--data", data, "--json", file])).json()[0]?.["outcome"]);
      }
      expect(outcomes).toEqual(["imported", "merged"]);
      const { days, weeks } = await report(data, localDay);
      expect(weeks.at(-1)?.runs).toBe(1);
      expect(days.at(-1)?.distanceM).toBeCloseTo(distanceM, 6);
      // The rating was in the diary alone; joining the richer source must not lose it.
      expect(days.at(-1)?.loads["sessionRpe"]).toEqual({ value: expect.closeTo((6 * durationS) / 60, 6) });
    },
  );

  it("two athletes never see each other's runs", async () => {
    const data = join(temporaryFolder(), "data");
    const { localDay } = await importedRun(data);
    const { json } = await runCli(["report", "--data", data, "--json", "--as-of", localDay, "--athlete", "sam"]);
    expect(json()[0]).toMatchObject({ athlete: "sam", headline: "cannot-say", weeks: [], days: [] });
  });
});

describe("rebuild", () => {
  it("brings everything back when the database is deleted, with the same numbers", async () => {
    const folder = temporaryFolder();
    const data = join(folder, "data");
    for (const name of ["steady-run.fit", "garmin-activities-en.csv", "diary.csv", "pain.csv", "therapy.csv"]) {
      await runCli(["import", "--data", data, join(fixtures, name)]);
    }
    await runCli(["set", "hr-max", "190", "--data", data]);
    await runCli(["log", "pain", "calf", "2", "--side", "left", "--quality", "tight", "--data", data]);
    await runCli(["log", "rest", "--day", "2026-11-21", "--data", data]);
    await runCli(["log", "massage", "--region", "calf", "--before", "3", "--after", "2", "--data", data]);
    await runCli(["log", "safety", "--clear", "--data", data]);
    const before = await runCli(["report", "--data", data, "--json"]);
    rmSync(join(data, "niggle.duckdb"));
    rmSync(join(data, "niggle.duckdb.wal"), { force: true });
    const rebuilt = await runCli(["rebuild", "--data", data, "--json"]);
    expect(rebuilt.code).toBe(0);
    expect((await runCli(["report", "--data", data, "--json"])).out).toBe(before.out);
    const again = (await runCli(["rebuild", "--data", data, "--json"])).json()[0];
    expect(again?.["after"]).toEqual(again?.["before"]);
    expect(again?.["unmentionedOriginals"]).toBe(0);
  });

  it("any command finds what a lost database held, since it is applied at the start", async () => {
    const data = join(temporaryFolder(), "data");
    const { localDay } = await importedRun(data);
    const before = await report(data, localDay);
    rmSync(join(data, "niggle.duckdb"));
    expect(await report(data, localDay)).toEqual(before);
  });
});

describe("doctor", () => {
  it("finds a healthy folder well and a damaged original broken", async () => {
    const data = join(temporaryFolder(), "data");
    await importedRun(data);
    expect((await runCli(["doctor", "--data", data])).code).toBe(0);
    const { json } = await runCli(["import", "--data", data, "--json", join(fixtures, "steady-run.fit")]);
    const sha256 = String(json()[0]?.["sha256"]);
    writeFileSync(join(data, "originals", sha256.slice(0, 2), `${sha256}.gz`), "not what was kept");
    const { code, out } = await runCli(["doctor", "--data", data]);
    expect(code).toBe(3);
    expect(out).toMatch(/broken +originals +1 of 1 are damaged/);
  });
});
