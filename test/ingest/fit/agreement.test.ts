import { readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import type { Activity } from "../../../src/domain/activity.ts";
import { decodeFitFile, recordColumnsFromFit } from "../../../src/ingest/fit/decode-fit-file.ts";
import { quantities } from "../../../src/ingest/fit/record-columns.ts";
import { CORPUS, corpusFile } from "./fit-samples.ts";

type Row = Readonly<Record<string, string>>;

/** What other decoders read from the files of the corpus. */
function table(): Row[] {
  if (CORPUS === undefined) return [];
  const text = readFileSync(join(CORPUS, "decoded-fit.csv"), "utf8");
  return Papa.parse<Row>(text, { header: true, skipEmptyLines: true }).data;
}

const rows = table().filter((row) => !row["path"]?.includes("!"));

/** Runs on whose numbers both other decoders agree, and which agree with themselves. */
const plainRuns = rows.filter(
  (row) =>
    row["sport"]?.startsWith("running") === true &&
    row["sdk_ok"] === "True" &&
    row["sessions"] === "1" &&
    row["disagreement_sdk_vs_ffp"] === "" &&
    row["internal_inconsistency"] === "",
);

function activitiesOf(path: string): readonly Activity[] {
  const file = decodeFitFile(corpusFile(path), { homeZone: "Europe/Berlin" });
  return file.kind === "decoded" ? file.activities : [];
}

const number = (row: Row, name: string): number | null => (row[name] ? Number(row[name]) : null);

describe.skipIf(CORPUS === undefined)("runs read like other decoders read them (needs NIGGLE_CORPUS)", () => {
  it("and there are dozens of them", () => {
    expect(plainRuns.length).toBeGreaterThan(40);
  });

  it.each(plainRuns.map((row) => [row["path"] ?? "", row] as const))("%s", (path, row) => {
    const activities = activitiesOf(path);
    expect(activities).toHaveLength(1);
    const activity = activities[0] as Activity;
    expect(activity.sport).toBe("run");
    expect(activity.samples).toBe(number(row, "records"));
    const distanceM = number(row, "total_distance_m");
    if (distanceM !== null)
      expect(Math.abs((activity.distanceM ?? 0) - distanceM)).toBeLessThanOrEqual(Math.max(10, 0.005 * distanceM));
    const timerS = number(row, "total_timer_s");
    if (timerS !== null) expect(Math.abs((activity.durationS ?? 0) - timerS)).toBeLessThanOrEqual(1);
    const heartRate = number(row, "session_avg_hr");
    if (heartRate !== null) expect(activity.avgHeartRateBpm).toBe(heartRate);
  });

  it.each(rows.filter((row) => Number(row["hr_msgs"]) > 0).map((row) => [row["path"] ?? "", row] as const))(
    "%s: strap heart rate lands in the records",
    (path, row) => {
      const records = recordColumnsFromFit(corpusFile(path));
      const rates = [...quantities(records!, "heartRate")].filter((rate) => rate > 0);
      const mean = rates.reduce((sum, rate) => sum + rate, 0) / rates.length;
      expect(Math.abs(mean - (number(row, "record_mean_hr") ?? Number.NaN))).toBeLessThan(1);
    },
  );
});

describe.skipIf(CORPUS === undefined)("files that trip importers (needs NIGGLE_CORPUS)", () => {
  const only = (path: string) => {
    const activities = activitiesOf(path);
    expect(activities).toHaveLength(1);
    return activities[0] as Activity;
  };

  it("a summary that stopped before the run did gives way to the records", () => {
    const run = only("runalyze/fit/Suunto-Ambit-3-Peak-without-final-lap.fit");
    expect(run).toMatchObject({ durationS: 4961, distanceM: 15220, samples: 9795 });
    expect(run.flags).toContain("SESSION_TOTALS_REPLACED");
  });

  it("a file damaged in the middle keeps the summary at its start and says so", () => {
    const run = only("python-fitparse/strava-android-app-201.10-b1218918.fit");
    expect(run).toMatchObject({ durationS: 3558, distanceM: 11274.04, samples: 473 });
    expect(run.flags).toContain("TRUNCATED");
  });

  it("a watch that counts from switching on still has the right day", () => {
    expect(only("python-fitparse/antfs-dump.63.fit")).toMatchObject({ localDay: 15383, samples: 686 });
    expect(only("python-fitparse/compressed-speed-distance.fit")).toMatchObject({ localDay: 15383, samples: 755 });
    expect(only("connectstats/tcx/activity_217470507.fit")).toMatchObject({ localDay: 15584 });
  });

  it("distance packed into three bytes adds up to what the session says", () => {
    const records = recordColumnsFromFit(corpusFile("python-fitparse/compressed-speed-distance.fit"));
    const distances = [...quantities(records!, "distance")].filter((value) => !Number.isNaN(value));
    expect(Math.abs((distances.at(-1) ?? 0) - 10_248.67)).toBeLessThan(10);
  });

  it("a developer field stands in for a distance the watch left at 0", () => {
    expect(only("runalyze/fit/swim-pool-via-iq.fit").distanceM).toBe(1250);
  });

  it("legs of a triathlon are activities, changes are `other`, and no record is lost or counted twice", () => {
    const legs = activitiesOf("muktihari-fit/from_garmin_forums/triathlon_summary_last.fit");
    expect(legs.map((leg) => leg.sport)).toEqual(["swim", "other", "ride", "other", "run"]);
    expect(legs.reduce((sum, leg) => sum + leg.samples, 0)).toBe(4043);
  });

  it("a course is no activity although it has records", () => {
    const file = decodeFitFile(corpusFile("fit-file-faker/fit_tool/old_stage_lefthand_lee.fit"), { homeZone: "UTC" });
    expect(file).toMatchObject({ kind: "skipped", problem: { reason: "NOT_AN_ACTIVITY" } });
  });
});
