import type { Activity, Lap, QualityFlag, Sport } from "../../domain/activity.ts";
import { instantFromEpochS } from "../../domain/instant.ts";
import { climbOf } from "./climb.ts";
import { histogramsOf } from "./histograms.ts";
import { placeClock } from "./place-clock.ts";
import type { SampleName, Samples, Series } from "./samples.ts";
import { movingTimeS } from "./spent-time.ts";
import type { Totals } from "./totals.ts";
import { timeWeightedMean, weightsS } from "./weights.ts";

/** One session of a track file, read and put in order, before its numbers are taken. */
export interface TrackedSession {
  readonly format: "tcx" | "gpx";
  readonly indexInFile: number;
  readonly sport: Sport;
  readonly sportLabel: string | null;
  readonly title: string | null;
  readonly note: string | null;
  readonly device: string | null;
  readonly startEpochS: number;
  /** A time of the track as it was written. */
  readonly timeText: string | null;
  /** Points as they stand in the file. */
  readonly points: number;
  readonly samples: Samples;
  readonly totals: Totals;
  /** With cadence as the file counts it. */
  readonly laps: readonly Lap[];
  /** What only this format knows about the recording. */
  readonly flags: readonly QualityFlag[];
}

/** No one takes 240 steps a minute on each foot: a median above this counts both feet already. */
const MOST_STRIDES_PER_MIN = 120;
const POSITIVE = (value: number) => value > 0;

/** The activity of a session: averages by time, climb, histograms and the runner's own day. */
export function activityOfTrack(session: TrackedSession, homeZone: string): Activity {
  const { samples, totals, format, indexInFile, sport, sportLabel, title, note, device } = session;
  const startedAt = instantFromEpochS(session.startEpochS);
  const clock = placeClock(startedAt, samples.of, session.timeText, homeZone);
  const weights = weightsS(samples.timeS, []);
  const mean = (name: SampleName, counts?: (value: number) => boolean) =>
    timeWeightedMean(samples.of[name], weights, counts);
  const climb = climbOf(samples.timeS, samples.of.altitude);
  const heartRate = heartRateOf(session, mean("heartRate", POSITIVE));
  const stepsPerCycle = stepsPerCycleOf(session);
  const cadence = mean("cadence", POSITIVE) ?? lapMean(session.laps, (lap) => lap.avgCadenceSpm);
  return {
    sport,
    sportLabel,
    title,
    note,
    startedAt,
    utcOffsetMin: clock.utcOffsetMin,
    zoneSource: clock.zoneSource,
    localDay: clock.localDay,
    durationS: totals.durationS,
    movingS: noLongerThan(movingTimeS(samples), totals.durationS),
    elapsedS: totals.elapsedS,
    distanceM: totals.distanceM,
    ascentM: climb?.ascentM ?? null,
    descentM: climb?.descentM ?? null,
    avgHeartRateBpm: heartRate.avgBpm,
    maxHeartRateBpm: heartRate.maxBpm,
    avgCadenceSpm: inSteps(cadence, stepsPerCycle),
    avgPowerW: mean("power") ?? lapMean(session.laps, (lap) => lap.avgPowerW),
    avgGroundContactS: null,
    avgVerticalOscillationM: null,
    avgStrideM: null,
    groundContactBalanceLeftFrac: null,
    rpe0To10: null,
    device,
    samples: session.points,
    laps: session.laps.map((lap) => ({ ...lap, avgCadenceSpm: inSteps(lap.avgCadenceSpm, stepsPerCycle) })),
    histograms: histogramsOf(samples, weights),
    flags: flagsOf(session, clock.zoneSource === "home", heartRate.isZero),
    format,
    indexInFile,
  };
}

const noLongerThan = (valueS: number | null, mostS: number | null) =>
  valueS === null || mostS === null ? valueS : Math.min(valueS, mostS);

const inSteps = (cadence: number | null, stepsPerCycle: number | null) =>
  cadence === null || stepsPerCycle === null ? null : cadence * stepsPerCycle;

/** Steps for one count of the file's cadence: strides of one foot, or steps already; null where nobody steps. */
function stepsPerCycleOf({ sport, samples, laps }: TrackedSession): number | null {
  if (sport !== "run" && sport !== "walk") return null;
  const median = medianOfPositive(samples.of.cadence) ?? lapMean(laps, (lap) => lap.avgCadenceSpm) ?? 0;
  return median > MOST_STRIDES_PER_MIN ? 1 : 2;
}

function medianOfPositive(series: Series): number | null {
  const sorted = series.filter(POSITIVE).sort();
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}

/** Mean of what laps say, by their time. */
function lapMean(laps: readonly Lap[], of: (lap: Lap) => number | null): number | null {
  const known = laps.filter((lap) => of(lap) !== null);
  const values = Float64Array.from(known, (lap) => of(lap) ?? 0);
  return timeWeightedMean(
    values,
    Float64Array.from(known, (lap) => lap.durationS ?? 0),
  );
}

/** The laps' averages where each lap has one: the watch made them of all its readings, the points may be some of them. */
function heartRateOf({ samples, laps, totals }: TrackedSession, ownAvgBpm: number | null) {
  const recorded = samples.of.heartRate.filter((rate) => rate >= 0);
  const ownMaxBpm = recorded.reduce((most, rate) => Math.max(most, rate), 0);
  const lapMaxBpm = laps.reduce((most, lap) => Math.max(most, lap.maxHeartRateBpm ?? 0), 0);
  const maxBpm = Math.max(ownMaxBpm, lapMaxBpm);
  const timed = laps.filter((lap) => lap.durationS !== null);
  const lapAvgBpm = lapMean(timed, (lap) => lap.avgHeartRateBpm);
  const lapsSay = !totals.contradicted && timed.every((lap) => lap.avgHeartRateBpm !== null);
  return {
    avgBpm: (lapsSay ? lapAvgBpm : null) ?? ownAvgBpm ?? lapAvgBpm,
    maxBpm: maxBpm > 0 ? maxBpm : null,
    isZero: recorded.length > 0 && maxBpm === 0,
  };
}

function flagsOf({ totals, samples, flags }: TrackedSession, zoneAssumed: boolean, heartRateIsZero: boolean) {
  const found: [QualityFlag, boolean][] = [
    ["SESSION_TOTALS_REPLACED", totals.filledIn || totals.contradicted],
    ["ZONE_ASSUMED", zoneAssumed],
    ["CLOCK_SUSPECT", samples.clockSuspect],
    ["HEART_RATE_ZERO", heartRateIsZero],
  ];
  return [...new Set([...flags, ...found.filter(([, holds]) => holds).map(([flag]) => flag)])];
}
