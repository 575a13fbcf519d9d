import type { Activity, QualityFlag } from "../../domain/activity.ts";
import { histogramsOf } from "../track/histograms.ts";
import { type SampleName, type Samples, type Series, samplesOf, type Tracks } from "../track/samples.ts";
import { type Totals, totalsOf } from "../track/totals.ts";
import { timeWeightedMean, weightsS } from "../track/weights.ts";
import { deviceName } from "./device-name.ts";
import { type FitPart, messagesOf, numberOf } from "./fit-messages.ts";
import { lapsOf } from "./laps.ts";
import { type LocalClock, localClock, type Position } from "./local-clock.ts";
import { FIELD, MESSAGE } from "./profile.ts";
import type { SessionSlice } from "./session-slices.ts";
import { type SportReading, sportOf } from "./sport-of.ts";
import { timerStops } from "./timer-stops.ts";

/** The record columns of a whole file as quantities. */
export interface FileTracks {
  readonly stamps: Series;
  readonly tracks: Tracks;
}

/** Mean of a sample column over the session's recorded time. */
type Mean = (name: SampleName, counts?: (value: number) => boolean) => number | null;

const SEMICIRCLES_PER_DEG = 2 ** 31 / 180;
/** A start further than this from the first record is a clock that was wrong when the session began. */
const START_SLACK_S = 86_400;
/** No one takes 240 steps a minute on each foot: a number above this counts both feet already. */
const MOST_STRIDES_PER_MIN = 120;
const POSITIVE = (value: number) => value > 0;

/** The activity of one session; null when nothing in the file says when it was. */
export function activityOfSlice(
  slice: SessionSlice,
  file: FileTracks,
  homeZone: string,
  indexInFile: number,
): Activity | null {
  const { summary, part } = slice;
  const samples = samplesOf(file.tracks, file.stamps, slice.rows);
  const recordedS = startOf(summary.startS, samples);
  const startS = recordedS ?? createdS(part);
  const clock = startS === null ? null : localClock(part, startS, startPosition(slice, samples), homeZone);
  if (clock === null) return null;
  const stops = timerStops(messagesOf(part, MESSAGE.event));
  const weights = weightsS(samples.timeS, stops);
  const totals = totalsOf(summary, samples, stops, part.truncated);
  const mean: Mean = (name, counts) => timeWeightedMean(samples.of[name], weights, counts);
  const sport = sportIn(slice, samples);
  const heartRate = heartRateOf(slice, samples, totals, mean);
  const stepsPerCycle = sport.sport === "run" || sport.sport === "walk" ? 2 : null;
  return {
    sport: sport.sport,
    sportLabel: sport.label,
    title: null,
    note: null,
    startedAt: recordedS === null ? null : clock.startedAt,
    utcOffsetMin: clock.utcOffsetMin,
    zoneSource: clock.zoneSource,
    localDay: clock.localDay,
    durationS: totals.durationS,
    movingS: summary.movingS,
    elapsedS: totals.elapsedS,
    distanceM: totals.distanceM,
    ascentM: summary.ascentM,
    descentM: summary.descentM,
    avgHeartRateBpm: heartRate.avgBpm,
    maxHeartRateBpm: heartRate.maxBpm,
    avgCadenceSpm: stepsPerCycle === null ? null : stepCadence(slice, mean),
    avgPowerW: summary.avgPowerW ?? mean("power"),
    ...runningDynamics(slice, mean),
    rpe0To10: summary.rpe0To10,
    device: deviceName(part),
    samples: slice.rows.length,
    laps: lapsOf(slice.laps, clock.epochShiftS, stepsPerCycle),
    histograms: histogramsOf(samples, weights),
    flags: flagsOf(slice, {
      totals,
      clock,
      samples,
      sport,
      heartRateIsZero: heartRate.isZero,
      startUnknown: recordedS === null,
    }),
    format: "fit",
    indexInFile,
  };
}

/** The sport that the file states; where it states none, only running has ground contact and vertical oscillation. */
function sportIn({ summary }: SessionSlice, { of }: Samples): SportReading {
  const stated = sportOf(summary.sport, summary.subSport, summary.profileName);
  const hasDynamics = (series: Series) => series.some((value) => value > 0);
  const silent = summary.sport === null && summary.subSport === null && stated.sport === "other";
  return silent && (hasDynamics(of.stanceTime) || hasDynamics(of.verticalOscillation))
    ? { ...stated, sport: "run" }
    : stated;
}

function startOf(statedS: number | null, samples: Samples): number | null {
  const firstS = samples.timeS[0] ?? null;
  if (statedS === null || firstS === null) return statedS ?? firstS;
  return Math.abs(firstS - statedS) > START_SLACK_S ? firstS : statedS;
}

/** When the file was made, for a file whose session and records have no time: that gives the day at least. */
function createdS(part: FitPart): number | null {
  return numberOf(messagesOf(part, MESSAGE.fileId)[0], FIELD.fileId.timeCreated);
}

function startPosition({ summary }: SessionSlice, { of }: Samples): Position | null {
  const { startLatSemicircles: lat, startLongSemicircles: long } = summary;
  if (lat !== null && long !== null) return { latDeg: lat / SEMICIRCLES_PER_DEG, longDeg: long / SEMICIRCLES_PER_DEG };
  const first = of.positionLat.findIndex((value, i) => !Number.isNaN(value + (of.positionLong[i] as number)));
  if (first < 0) return null;
  return {
    latDeg: (of.positionLat[first] as number) / SEMICIRCLES_PER_DEG,
    longDeg: (of.positionLong[first] as number) / SEMICIRCLES_PER_DEG,
  };
}

function heartRateOf({ summary }: SessionSlice, { of }: Samples, totals: Totals, mean: Mean) {
  const recorded = of.heartRate.filter((rate) => rate >= 0);
  const ownMax = recorded.length === 0 ? null : recorded.reduce((most, rate) => Math.max(most, rate));
  if (ownMax === 0) return { avgBpm: null, maxBpm: null, isZero: true };
  const ownAvg = mean("heartRate", POSITIVE);
  const believed = !totals.contradicted || ownAvg === null;
  return {
    avgBpm: (believed ? summary.avgHeartRateBpm : null) ?? ownAvg,
    maxBpm: (believed ? summary.maxHeartRateBpm : null) ?? ownMax,
    isZero: false,
  };
}

/** Steps a minute, both feet. FIT counts the strides of one foot; a few apps write steps. */
function stepCadence({ summary }: SessionSlice, mean: Mean): number | null {
  const whole = mean("cadence", POSITIVE);
  const own = whole === null ? null : whole + (mean("fractionalCadence") ?? 0);
  const cadence = summary.avgCadenceRpm ?? own;
  if (cadence === null) return null;
  return cadence > MOST_STRIDES_PER_MIN ? cadence : cadence * 2;
}

function runningDynamics({ summary }: SessionSlice, mean: Mean) {
  const per = (value: number | null, units: number) => (value === null ? null : value / units);
  return {
    avgGroundContactS: per(summary.avgStanceMs ?? mean("stanceTime", POSITIVE), 1000),
    avgVerticalOscillationM: per(summary.avgVerticalOscillationMm ?? mean("verticalOscillation", POSITIVE), 1000),
    avgStrideM: per(summary.avgStepMm ?? mean("stepLength", POSITIVE), 1000),
    groundContactBalanceLeftFrac: per(summary.stanceBalancePercent ?? mean("stanceTimeBalance", POSITIVE), 100),
  };
}

interface Findings {
  readonly totals: Totals;
  readonly clock: LocalClock;
  readonly samples: Samples;
  readonly sport: SportReading;
  readonly heartRateIsZero: boolean;
  readonly startUnknown: boolean;
}

function flagsOf({ part, hasSession }: SessionSlice, found: Findings): QualityFlag[] {
  const { totals, clock, samples, sport, heartRateIsZero, startUnknown } = found;
  const replaced = hasSession && (totals.filledIn || totals.contradicted);
  const flags: [QualityFlag, boolean][] = [
    ["TRUNCATED", part.truncated],
    ["BAD_CRC", part.badCrc],
    ["NO_SESSION", !hasSession],
    ["SESSION_TOTALS_REPLACED", replaced],
    ["START_TIME_UNKNOWN", startUnknown],
    ["ZONE_ASSUMED", clock.zoneSource === "home"],
    ["CLOCK_SUSPECT", samples.clockSuspect || clock.relative],
    ["TREADMILL", sport.treadmill],
    ["HEART_RATE_ZERO", heartRateIsZero],
  ];
  return flags.filter(([, holds]) => holds).map(([flag]) => flag);
}
