import { readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { expand } from "../../src/ingest/archive/expand.ts";
import { csvRows } from "../../src/ingest/csv/csv-rows.ts";
import { decodeFile } from "../../src/ingest/decode-file.ts";
import type { DecodedFile } from "../../src/ingest/decoded-file.ts";
import { groupRuns } from "../../src/ingest/group-runs.ts";
import { headsOfFile } from "./source-heads.ts";

const corpus = process.env["NIGGLE_CORPUS"] ?? "";
const context = { homeZone: "Europe/Berlin" };

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

async function outcomesOf(file: string): Promise<Map<string, DecodedFile>> {
  const outcomes = new Map<string, DecodedFile>();
  const source = { path: relative(corpus, file), read: async () => readFileSync(file) };
  for await (const found of expand(source)) {
    if (found.kind === "stream" || found.kind === "export") throw new Error(`${found.path} is a ${found.kind}`);
    outcomes.set(found.path, found.kind === "file" ? await decodeFile(found.bytes, context) : found);
  }
  return outcomes;
}

const read = (name: string) => decodeFile(readFileSync(join(corpus, name)), context);

/** What other decoders read from the FIT files in archives. */
function expectedInZips(): Record<string, string>[] {
  const [header, ...rows] = csvRows(readFileSync(join(corpus, "decoded-fit.csv"), "utf8"), ",");
  return rows
    .map(({ cells }) => Object.fromEntries(header!.cells.map((name, at) => [name, cells[at] ?? ""])))
    .filter((row) => row["path"]!.includes("!") && row["sdk_ok"] === "True");
}

describe.skipIf(corpus === "")("the corpus of real files (NIGGLE_CORPUS)", { timeout: 300_000 }, () => {
  it("gets an outcome with a reason for every file and everything in it, and never a throw", async () => {
    let count = 0;
    for (const file of filesUnder(corpus)) {
      const outcomes = await outcomesOf(file);
      expect(outcomes.size, file).toBeGreaterThan(0);
      for (const [path, outcome] of outcomes) {
        count += 1;
        expect(path).not.toMatch(/@\w+\.\w/);
        if (outcome.kind !== "decoded") expect(outcome.problem.detail, path).not.toBe("");
      }
    }
    expect(count).toBeGreaterThan(250);
  });

  it("reads the FIT files inside zips as other decoders do", async () => {
    const expected = expectedInZips();
    expect(expected.length).toBeGreaterThan(2);
    for (const row of expected) {
      const outcome = (await outcomesOf(join(corpus, row["path"]!.split("!")[0]!))).get(row["path"]!);
      if (outcome?.kind !== "decoded") expect.unreachable(row["path"]);
      const [activity] = outcome.activities;
      const distanceM = Number(row["total_distance_m"]);
      expect(Math.abs(activity!.distanceM! - distanceM), row["path"]).toBeLessThanOrEqual(
        Math.max(10, distanceM * 0.005),
      );
      expect(Math.abs(activity!.durationS! - Number(row["total_timer_s"])), row["path"]).toBeLessThanOrEqual(1);
      expect(activity!.samples, row["path"]).toBe(Number(row["records"]));
    }
  });

  it("reads the CSV dialects", async () => {
    const summary: Record<string, unknown> = {};
    for (const file of filesUnder(join(corpus, "csv-dialects"))) {
      const name = relative(join(corpus, "csv-dialects"), file);
      const outcome = await read(join("csv-dialects", name));
      summary[name] =
        outcome.kind === "decoded"
          ? outcome.activities.map(({ sport, distanceM, durationS }) => [sport, distanceM, durationS])
          : outcome.problem.reason;
    }
    expect(summary).toEqual({
      "coros_splits_header.csv": "UNSUPPORTED_FORMAT",
      "garmin_activities_en_decimalcomma_2026.csv": [["other", 7000, 6055]],
      "garmin_activities_en_power_2025.csv": [["run", 5480, 1884]],
      "garmin_activities_en_unescaped_quotes_2025.csv": expect.arrayContaining([["run", 12_190, 3653]]),
      "garmin_activities_fr_2026.csv": [
        ["run", 3950, 2120],
        ["strength", null, 3479],
        ["walk", 9700, 10_178],
      ],
      "runkeeper_cardioActivities_km_2026.csv": [
        ["run", 3240, 1571],
        ["run", 3420, 1490],
      ],
      "strava_activities_2019-06_api-style.csv": [["ride", 3681, 783]],
      "strava_activities_cs_35col.csv": [
        ["ride", 33_227.2, 6490],
        ["run", 200, 60],
      ],
      "strava_activities_en_2024.csv": [["walk", 12_360.4, 15_099]],
      "strava_activities_en_35col.csv": [["run", 4110.1, 1617]],
      "strava_header_de_92col_2024.csv": "CSV_NO_ROWS",
      "strava_header_en_103col_2026.csv": "CSV_NO_ROWS",
      "strava_header_en_86col.csv": "CSV_NO_ROWS",
    });
  });

  it("reads the German list of 2012 with its title line", async () => {
    const outcome = await read("runalyze/csv/GarminConnect.csv");
    if (outcome.kind !== "decoded") expect.unreachable(outcome.problem.detail);
    expect(outcome.activities).toHaveLength(6);
    expect(outcome.activities.map(({ distanceM }) => distanceM)).toEqual([10_200, 2000, 1070, 2410, 1500, 2010]);
  });

  it("finds that rows of a Strava list are the recordings beside it", async () => {
    const outcomes = await outcomesOf(join(corpus, "assembled/strava_export_en.zip"));
    const list = outcomes.get("assembled/strava_export_en.zip!activities.csv");
    if (list?.kind !== "decoded") expect.unreachable("the list was not read");
    const recorded = [...outcomes].flatMap(([path, outcome]) =>
      path.includes("/activities/") || path.includes("!activities/")
        ? headsOfFile(path, outcome.kind === "decoded" ? outcome.activities : [])
        : [],
    );
    const rows = headsOfFile("list", list.activities);
    const groups = groupRuns([...recorded, ...rows], []);
    const newRows = rows.filter((row) => groups.some(({ counting }) => counting.id === row.id));
    // Seven different rows, FIT, TCX and GPX files beside them; two more rows repeat the first two.
    expect([rows.length, newRows]).toEqual([7, []]);
    expect(list.warnings.at(-1)?.detail).toContain("2 of 9 rows");
  });
});
