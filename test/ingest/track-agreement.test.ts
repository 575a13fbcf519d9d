import { readFileSync } from "node:fs";
import { join } from "node:path";
import Papa from "papaparse";
import { describe, expect, it } from "vitest";
import type { Activity } from "../../src/domain/activity.ts";
import { isoFromInstant, type UtcInstant } from "../../src/domain/instant.ts";
import type { DecodedFile } from "../../src/ingest/decoded-file.ts";
import { decodeGpx } from "../../src/ingest/gpx/decode-gpx.ts";
import { readGpx } from "../../src/ingest/gpx/read-gpx.ts";
import { decodeTcx } from "../../src/ingest/tcx/decode-tcx.ts";
import { readTcx } from "../../src/ingest/tcx/read-tcx.ts";
import type { Series } from "../../src/ingest/track/samples.ts";
import { epochSFromText } from "../../src/ingest/xml/xml-values.ts";
import { CONTEXT, CORPUS, corpusFile, only } from "./track-files.ts";

type Row = Readonly<Record<string, string>>;

function table(name: string): Row[] {
  if (CORPUS === undefined) return [];
  return Papa.parse<Row>(readFileSync(join(CORPUS, name), "utf8"), { header: true, skipEmptyLines: true }).data;
}

const isTcx = (path: string) => /\.tcx(?:\.gz)?$/i.test(path);
const known = (series: Series) => series.filter((value) => !Number.isNaN(value)).length;
const sum = (values: readonly number[]) => values.reduce((total, value) => total + (value || 0), 0);

/** The same facts as the table has, read by our own readers. */
function factsOf(path: string) {
  const bytes = corpusFile(path);
  const read = isTcx(path) ? tcxFacts(bytes) : gpxFacts(bytes);
  const times = read.points.epochS.filter((value) => !Number.isNaN(value));
  return {
    activities: read.activities,
    laps: read.laps,
    points: read.points.epochS.length,
    withTime: times.length,
    first: times[0],
    last: times.at(-1),
    withHeartRate: known(read.points.heartRateBpm),
    withPosition: known(read.points.latDeg),
  };
}

function tcxFacts(bytes: Uint8Array) {
  const { activities, points } = readTcx(bytes);
  return { activities: activities.length, laps: activities.flatMap(({ laps }) => laps).length, points };
}

function gpxFacts(bytes: Uint8Array) {
  const { tracks, points } = readGpx(bytes);
  return { activities: tracks.length, laps: tracks.flatMap(({ segments }) => segments).length, points };
}

const rows = table("decoded-xml.csv").filter((row) => row["activities"] !== "" && !row["path"]?.includes("!"));
/** Courses: the table counts their laps and points, we read none of them. */
const recorded = rows.filter((row) => row["activities"] !== "0");
/** Two of its places lie beyond the pole: the table counts them. */
const BEYOND_THE_POLE: Readonly<Record<string, number>> = { "opentracks/legacy_gpx_pause_resume.gpx": 2 };

describe.skipIf(CORPUS === undefined)("track files read like another reader reads them (needs NIGGLE_CORPUS)", () => {
  it("and there are dozens of them", () => {
    expect(recorded.length).toBeGreaterThan(60);
  });

  it.each(recorded.map((row) => [row["path"] ?? "", row] as const))("%s", (path, row) => {
    expect(factsOf(path)).toEqual({
      activities: Number(row["activities"]),
      laps: Number(row["laps"]),
      points: Number(row["points"]),
      withTime: Number(row["points_with_time"]),
      first: epochSFromText(row["first_time"] ?? ""),
      last: epochSFromText(row["last_time"] ?? ""),
      withHeartRate: Number(row["points_with_hr"]),
      withPosition: Number(row["points_with_position"]) - (BEYOND_THE_POLE[path] ?? 0),
    });
  });

  it.each(recorded.filter((row) => isTcx(row["path"] ?? "")).map((row) => [row["path"] ?? "", row] as const))(
    "%s: laps add up alike",
    (path, row) => {
      const laps = readTcx(corpusFile(path)).activities.flatMap((activity) => activity.laps);
      expect(sum(laps.map((lap) => lap.timerS))).toBeCloseTo(Number(row["lap_time_sum_s"]), 1);
      expect(sum(laps.map((lap) => lap.distanceM))).toBeCloseTo(Number(row["lap_distance_sum_m"]), 1);
    },
  );
});

interface Expected {
  readonly distance_m?: number;
  readonly distance_km?: number;
  readonly timer_s?: number;
  readonly elapsed_s?: number;
  readonly avg_hr?: number;
  readonly max_hr?: number;
  readonly ascent_m?: number;
  readonly avg_cadence?: number;
  readonly avg_cadence_rpm?: number;
  readonly start_local?: string;
  readonly sport?: string;
}

/** What other projects' own tests say of these files, and why we differ where we do. */
const DIFFERENT: Readonly<Record<string, Readonly<Partial<Record<keyof Expected, string>>>>> = {
  "dreeve/fixtures/activity-huawei.tcx": { ascent_m: "2.5 m within 7 s are averaged away" },
  "dreeve/fixtures/activity-polar.tcx": { ascent_m: "10 m within 10 s are averaged away" },
  "dreeve/fixtures/activity.tcx": {
    ascent_m: "10 m within 10 s are averaged away",
    avg_cadence: "a ride has no steps",
  },
  "dreeve/fixtures/activity-merged.tcx": { ascent_m: "the file holds no altitude" },
  "runalyze/tcx/Wrong-time-zone-by-polar.tcx": { timer_s: "the laps add up to 1923 s, and their points last as long" },
  "runalyze/gpx/break-between-trkseg.gpx": { start_local: "the file states +02:00, the place has +03:00" },
};

const files = table("MANIFEST.csv").filter(
  (row) => row["expected"] !== "" && /\.(?:tcx|gpx)(?:\.gz)?$/i.test(row["path"] ?? ""),
);

function decode(path: string): DecodedFile {
  const bytes = corpusFile(path);
  return isTcx(path) ? decodeTcx(bytes, CONTEXT) : decodeGpx(bytes, CONTEXT);
}

/** The values of one file that are stated, that we do not decline, and ours beside them. */
function compared(path: string, expected: Expected, activity: Activity) {
  const declined = DIFFERENT[path] ?? {};
  const strides = activity.avgCadenceSpm === null ? null : activity.avgCadenceSpm / 2;
  const pairs: readonly (readonly [keyof Expected, number | null, number, number])[] = [
    ["distance_m", activity.distanceM, 1, 0.02],
    ["distance_km", activity.distanceM === null ? null : activity.distanceM / 1000, 0.005, 0.002],
    ["timer_s", activity.durationS, 2, 0.001],
    ["elapsed_s", activity.elapsedS, 6, 0.001],
    ["avg_hr", activity.avgHeartRateBpm, 1, 0],
    ["max_hr", activity.maxHeartRateBpm, 0, 0],
    ["ascent_m", activity.ascentM, 3, 0.12],
    ["avg_cadence", strides, 1, 0.06],
    ["avg_cadence_rpm", strides, 1, 0],
  ];
  return pairs.flatMap(([name, own, slack, share]) => {
    const stated = expected[name];
    if (typeof stated !== "number" || declined[name] !== undefined) return [];
    return [{ name, stated, own, slack: Math.max(slack, share * stated) }];
  });
}

describe.skipIf(CORPUS === undefined)("totals that other projects' tests state (needs NIGGLE_CORPUS)", () => {
  it("are many", () => {
    expect(files.length).toBeGreaterThan(20);
  });

  it.each(files.map((row) => [row["path"] ?? "", row] as const))("%s", (path, row) => {
    const file = decode(path);
    if (/Route-only/.test(path)) {
      expect(file).toMatchObject({ kind: "skipped", problem: { reason: "NOT_AN_ACTIVITY" } });
      return;
    }
    const [expected = {}] = Object.values(JSON.parse(row["expected"] ?? "{}")) as Expected[];
    const activity = only(file);
    for (const { name, stated, own, slack } of compared(path, expected, activity))
      expect(Math.abs((own ?? Number.NaN) - stated), `${name}: ${own} for ${stated}`).toBeLessThanOrEqual(slack);
    if (expected.sport !== undefined) expect(SPORTS[expected.sport]).toBe(activity.sport);
    if (expected.start_local !== undefined && DIFFERENT[path]?.start_local === undefined)
      expect(localStart(activity)).toBe(expected.start_local);
  });
});

const SPORTS: Readonly<Record<string, string>> = {
  Run: "run",
  run: "run",
  Running: "run",
  IndoorRunning: "run",
  Ride: "ride",
};

/** `2016-04-10 19:40`: the start on the runner's clock. */
function localStart({ startedAt, utcOffsetMin }: Activity): string {
  const onTheClock = ((startedAt ?? 0) + (utcOffsetMin ?? 0) * 60_000) as UtcInstant;
  return isoFromInstant(onTheClock).slice(0, 16).replace("T", " ");
}
