import type { Activity, Lap, QualityFlag, Sport } from "../../domain/activity.ts";
import { instantFromEpochS } from "../../domain/instant.ts";
import type { DecodeContext } from "../decoded-file.ts";
import { statedStepCadence } from "../quality/cadence-unit.ts";
import { type CheckedSamples, checkSamples } from "../quality/clean-samples.ts";
import { detailsOfRemarks, flagsOfRemarks } from "../quality/quality-report.ts";
import { climbOf } from "./climb.ts";
import { histogramsOf } from "./histograms.ts";
import { placeClock } from "./place-clock.ts";
import { blocksOnFoot } from "./run-blocks.ts";
import { tellSamples } from "./run-samples.ts";
import type { SampleName, Samples } from "./samples.ts";
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

const POSITIVE = (value: number) => value > 0;

/** The activity of a session: averages by time, climb, histograms and the runner's own day. */
export function activityOfTrack(session: TrackedSession, context: DecodeContext): Activity {
  const { totals, format, indexInFile, sport, sportLabel, title, note, device, laps } = session;
  const startedAt = instantFromEpochS(session.startEpochS);
  const clock = placeClock(startedAt, session.samples.of, session.timeText, context.homeZone);
  const weights = weightsS(session.samples.timeS, []);
  const cadenceUnit = format === "tcx" ? "strides" : "either";
  const checked = checkSamples(session.samples, { sport, weights, unitsPerDeg: 1, cadenceUnit });
  const { samples } = checked;
  tellSamples(context, indexInFile, () => ({ ...checked, weights, startS: session.startEpochS }));
  const distance = checked.settleDistance(totals.distanceM);
  const remarks = [...checked.remarks, ...distance.remarks];
  const mean = (name: SampleName, counts?: (value: number) => boolean) =>
    timeWeightedMean(samples.of[name], weights, counts);
  const climb = sport === "swim" ? null : climbOf(samples.timeS, samples.of.altitude);
  const heartRate = heartRateOf(session, checked, mean("heartRate", POSITIVE));
  const toSteps = stepsOf(checked, mean("cadence", POSITIVE));
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
    distanceM: distance.distanceM,
    ascentM: climb?.ascentM ?? null,
    descentM: climb?.descentM ?? null,
    avgHeartRateBpm: heartRate.avgBpm,
    maxHeartRateBpm: heartRate.maxBpm,
    avgCadenceSpm: toSteps.ownSpm ?? toSteps.stated(lapMean(laps, (lap) => lap.avgCadenceSpm)),
    avgPowerW: mean("power") ?? lapMean(laps, (lap) => lap.avgPowerW),
    avgGroundContactS: null,
    avgVerticalOscillationM: null,
    avgStrideM: null,
    groundContactBalanceLeftFrac: null,
    rpe0To10: null,
    device,
    samples: session.points,
    laps: laps.map((lap) => ({ ...lap, avgCadenceSpm: toSteps.stated(lap.avgCadenceSpm) })),
    histograms: histogramsOf(samples, weights),
    ...blocksOnFoot(checked, weights),
    flags: [...flagsOf(session, clock.zoneSource === "home", heartRate.isZero), ...flagsOfRemarks(remarks)],
    ...detailsOfRemarks(remarks),
    format,
    indexInFile,
  };
}

const noLongerThan = (valueS: number | null, mostS: number | null) =>
  valueS === null || mostS === null ? valueS : Math.min(valueS, mostS);

/** Steps a minute, both feet: of the points, and of averages that laps state. Null for a sport without steps. */
function stepsOf({ cadence }: CheckedSamples, ownCounts: number | null) {
  const ownSpm = cadence === null || ownCounts === null ? null : ownCounts * cadence.stepsPerCount;
  const stated = (counts: number | null) =>
    cadence === null || counts === null ? null : statedStepCadence(counts, ownSpm);
  return { ownSpm, stated };
}

/** Mean of what laps say, by their time. */
function lapMean(laps: readonly Lap[], of: (lap: Lap) => number | null): number | null {
  const known = laps.filter((lap) => of(lap) !== null);
  const timesS = Float64Array.from(known, (lap) => lap.durationS ?? 0);
  return timeWeightedMean(
    Float64Array.from(known, (lap) => of(lap) ?? 0),
    timesS,
  );
}

/** The laps' averages where each lap has one: the watch made them of all its readings, the points may be some of them. */
function heartRateOf({ samples, laps, totals }: TrackedSession, checked: CheckedSamples, ownAvgBpm: number | null) {
  const ownMaxBpm = checked.samples.of.heartRate.filter(POSITIVE).reduce((most, rate) => Math.max(most, rate), 0);
  const lapMaxBpm = laps.reduce((most, lap) => Math.max(most, lap.maxHeartRateBpm ?? 0), 0);
  const maxBpm = checked.heartRateTainted ? ownMaxBpm : Math.max(ownMaxBpm, lapMaxBpm);
  const timed = laps.filter((lap) => lap.durationS !== null);
  const lapAvgBpm = checked.heartRateTainted ? null : lapMean(timed, (lap) => lap.avgHeartRateBpm);
  const lapsSay = !totals.contradicted && timed.every((lap) => lap.avgHeartRateBpm !== null);
  return {
    avgBpm: (lapsSay ? lapAvgBpm : null) ?? ownAvgBpm ?? lapAvgBpm,
    maxBpm: maxBpm > 0 ? maxBpm : null,
    isZero: maxBpm === 0 && samples.of.heartRate.some((rate) => rate === 0),
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
