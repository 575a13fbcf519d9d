import type { Activity, QualityFlag } from "../../../domain/activity.ts";
import type { IngestProblem } from "../../../domain/import-outcome.ts";
import { instantFromEpochS } from "../../../domain/instant.ts";
import type { DecodeContext, DecodedFile } from "../../decoded-file.ts";
import { NO_ENTRIES } from "../../decoded-file.ts";
import { tellSamples } from "../../track/run-samples.ts";
import type { CsvRow } from "../csv-rows.ts";
import { instantAtHome, isPlausibleDay, summaryActivity } from "../summary-row.ts";
import type { TableKind } from "../table-reader.ts";
import { type NamedCells, namedCells } from "./named-cells.ts";
import { blocksOf, heartRateOf, type Sample, sampledSession } from "./sampled-session.ts";

const NEEDED = ["timestamp", "power (w/kg)", "stryd distance (meters)"] as const;
/** From 2001 on: a smaller number is a count of seconds, not a time. */
const EARLIEST_S = 1_000_000_000;
const LATEST_S = 4_102_444_800;

/** The pod's own reading, or the watch's where the pod has none in the whole file. */
type Reader = (cells: NamedCells) => number | null;

function firstMoving(cells: readonly NamedCells[], names: readonly string[]): Reader {
  const name = names.find((each) => cells.some((row) => row.measured(each) !== null));
  return (row) => (name === undefined ? null : row.number(name));
}

function samplesOf(cells: readonly NamedCells[]): readonly Sample[] {
  const distance = firstMoving(cells, ["stryd distance (meters)", "watch distance (meters)"]);
  const speed = firstMoving(cells, ["stryd speed (m/s)", "watch speed (m/s)"]);
  const altitude = firstMoving(cells, ["stryd elevation (m)", "watch elevation (m)"]);
  return cells.flatMap((row) => {
    const timeS = row.number("timestamp");
    if (timeS === null || timeS < EARLIEST_S || timeS > LATEST_S) return [];
    const of = {
      distance: distance(row),
      speed: speed(row),
      altitude: altitude(row),
      heartRate: row.measured("heart rate (bpm)"),
      cadence: row.measured("cadence (spm)"),
      stanceTime: row.measured("ground time (ms)"),
      verticalOscillation: row.measured("vertical oscillation (cm)"),
    };
    return [{ timeS, of }];
  });
}

const per = (value: number | null, units: number): number | null => (value === null ? null : value / units);

function activityOf(samples: readonly Sample[], context: DecodeContext): Activity | null {
  const startS = samples.reduce((least, { timeS }) => Math.min(least, timeS), Number.POSITIVE_INFINITY);
  const where = instantAtHome(instantFromEpochS(startS), context.homeZone);
  if (!isPlausibleDay(where.localDay)) return null;
  const session = sampledSession(samples, { startS, timerS: null, elapsedS: null, distanceM: null });
  const cadence = { stepsPerCount: 1 } as const;
  tellSamples(context, 0, () => ({ ...session, cadence, startS, oscillationUnitsPerM: 100 }));
  const flags: readonly QualityFlag[] = ["NO_SESSION", "ZONE_ASSUMED"];
  return {
    ...summaryActivity("stryd-csv", 0, where),
    ...heartRateOf(session),
    ...blocksOf(session, "run", 1),
    sport: "run",
    durationS: session.totals.durationS,
    elapsedS: session.totals.elapsedS,
    distanceM: session.totals.distanceM,
    avgCadenceSpm: session.mean("cadence"),
    avgGroundContactS: per(session.mean("stanceTime"), 1000),
    avgVerticalOscillationM: per(session.mean("verticalOscillation"), 100),
    device: "Stryd",
    samples: samples.length,
    histograms: session.histograms,
    flags: session.clockSuspect ? [...flags, "CLOCK_SUSPECT"] : flags,
  };
}

function warningsOf(rows: readonly CsvRow[], samples: readonly Sample[], homeZone: string): readonly IngestProblem[] {
  const zone: IngestProblem = {
    reason: "ZONE_ASSUMED",
    detail: `This CSV gives times in UTC and no place; the day of the run is the day in ${homeZone}. Its power is per kilogram of body weight and was left out.`,
  };
  const left = rows.length - samples.length;
  if (left === 0) return [zone];
  const detail = `${left} of ${rows.length} rows have no time in seconds since 1970 and were left out.`;
  return [zone, { reason: "SOME_ROWS_REJECTED", detail }];
}

/** One run second by second, as Stryd PowerCenter writes it. Without the runner's weight its power is no power in watts. */
export const strydTable: TableKind = (header) => {
  if (!NEEDED.every((name) => header.includes(name))) return null;
  return (rows, context): DecodedFile => {
    const samples = samplesOf(rows.map((row) => namedCells(header, row)));
    const activity = samples.length > 0 ? activityOf(samples, context) : null;
    if (activity === null) {
      const detail =
        "No row of this Stryd CSV has a time in seconds since 1970. Download the FIT file from PowerCenter.";
      return { kind: "rejected", problem: { reason: "NO_TIMESTAMP", detail } };
    }
    const warnings = warningsOf(rows, samples, context.homeZone);
    return { kind: "decoded", activities: [activity], entries: NO_ENTRIES, warnings };
  };
};
