import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { decodeFile } from "../../../src/ingest/decode-file.ts";
import { decodeFitFile, recordColumnsFromFit } from "../../../src/ingest/fit/decode-fit-file.ts";
import { quantities } from "../../../src/ingest/fit/record-columns.ts";
import { climbOf } from "../../../src/ingest/track/climb.ts";
import { CORPUS, corpusFile, corpusNames } from "../fit/fit-samples.ts";

const QUALITY: ReadonlySet<string> = new Set([
  "GPS_TELEPORT",
  "DISTANCE_REPLACED",
  "ELEVATION_SPIKE",
  "HEART_RATE_DROPOUT",
  "CADENCE_LOCK",
  "CADENCE_DOUBLED",
]);

/** Every recording that a rule speaks of, looked at by hand: what is in it, and so whether the rule is right. */
const JUDGED: Readonly<Record<string, readonly [flag: string, what: string]>> = {
  "connectstats/fit_files/activity_2944936628.fit": ["ELEVATION_SPIKE", "15, 23 and 46 m within a second each"],
  "elevate/others/flagged-hr.fit": ["HEART_RATE_DROPOUT", "243 and 244 bpm for half an hour, the rest near 88"],
  "fitfileparser-swift/running.fit": ["ELEVATION_SPIKE", "one second at -59 m between seconds at 4 m"],
  "muktihari-fit/chained_Activity_activity_poolswim.fit": ["HEART_RATE_DROPOUT", "a made ramp from 0 to 254 bpm"],
  "python-fitparse/activity-small-fenix2-run.fit": ["ELEVATION_SPIKE", "three seconds at 142 m before the real 56 m"],
  "runalyze/fit/Fenix-2-pauses.fit": ["ELEVATION_SPIKE", "four seconds at 257 m before the real 222 m"],
  "runalyze/fit/invalid-altitude-and-empty-record-at-end.fit": ["ELEVATION_SPIKE", "-500 m, then the real 291 m"],
  "sports-lib/runs/fit/6910052863.fit": ["HEART_RATE_DROPOUT", "a flickering sensor: 167, 176, 152, 167"],
  "workoutizer/tests/data/example.fit": ["ELEVATION_SPIKE", "12 m within two seconds, for good"],
  "workoutizer/tests/data/run_with_coordinates.fit": ["GPS_TELEPORT", "59 m within a second"],
  "dreeve/fixtures/activity-polar.tcx": ["GPS_TELEPORT", "three points, 6.8 km apart and back within 5 s"],
  "runalyze/gpx/break-between-trkseg.gpx": ["GPS_TELEPORT", "83 and 76 m within 5 s"],
  "runalyze/tcx/Runtastic.tcx": ["GPS_TELEPORT", "52 m within 4 s"],
  "runalyze/tcx/Treadmill-doubled-cadence.tcx": ["CADENCE_DOUBLED", "172 to 178 in a field for strides"],
  "sports-lib/runs/gpx/6909258631.gpx": ["ELEVATION_SPIKE", "37 and 30 m down within 5 s each"],
  "trackeR/tcx/2013-06-04-174137.TCX.gz": ["GPS_TELEPORT", "51 m at once"],
  "trackeR/tcx/2013-06-29-064742.TCX.gz": ["HEART_RATE_DROPOUT", "147 bpm, then 97 a second later, 150 after 20 s"],
  "workoutizer/wkz/initial_trace_data/2020-08-20-09-34-33.fit": ["GPS_TELEPORT", "96 m within three seconds of a walk"],
};

const names = (CORPUS === undefined ? [] : readdirSync(CORPUS, { recursive: true, encoding: "utf8" }))
  .filter((name) => /\.(?:fit|tcx|gpx)(?:\.gz)?$/i.test(name))
  .sort();

async function flagsOf(name: string): Promise<string[]> {
  const bytes = readFileSync(join(CORPUS ?? "", name));
  const file = await decodeFile(/\.gz$/i.test(name) ? gunzipSync(bytes) : bytes, { homeZone: "Europe/Berlin" });
  if (file.kind !== "decoded") return [];
  return file.activities.flatMap((activity) => activity.flags.filter((flag) => QUALITY.has(flag)));
}

describe.skipIf(CORPUS === undefined)("the rules on real recordings (needs NIGGLE_CORPUS)", () => {
  it("speak of those that a person finds fault with, and of no others", async () => {
    expect(names.length).toBeGreaterThan(200);
    const flagged: [string, string][] = [];
    for (const name of names) for (const flag of await flagsOf(name)) flagged.push([name, flag]);
    const judged = Object.entries(JUDGED).map(([name, [flag]]): [string, string] => [name, flag]);
    expect(flagged.sort()).toEqual(judged.sort());
  });

  it("make an ascent like the watch's own, on most runs whose watch states one", () => {
    const apart = corpusNames().flatMap((path) => {
      const file = decodeFitFile(corpusFile(path), { homeZone: "Europe/Berlin" });
      const run = file.kind === "decoded" && file.activities.length === 1 ? file.activities[0] : undefined;
      const records = run?.sport === "run" ? recordColumnsFromFit(corpusFile(path)) : null;
      if (run === undefined || records === null || !Number.isInteger(run.ascentM)) return [];
      const own = climbOf(quantities(records, "timestamp"), quantities(records, "altitude"));
      const statedM = run.ascentM ?? 0;
      return own === null ? [] : [Math.abs(own.ascentM - statedM) / Math.max(100, statedM)];
    });
    expect(apart.length).toBeGreaterThan(30);
    expect(apart.filter((share) => share > 0.1).length / apart.length).toBeLessThan(0.15);
  });
});
