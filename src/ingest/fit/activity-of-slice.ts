import type { Activity, QualityFlag } from "../../domain/activity.ts";
import type { DecodeContext } from "../decoded-file.ts";
import { believedAscentM } from "../quality/believed-ascent.ts";
import { statedStepCadence } from "../quality/cadence-unit.ts";
import { type CheckedSamples, checkSamples } from "../quality/clean-samples.ts";
import { detailsOfRemarks, flagsOfRemarks, type QualityRemark } from "../quality/quality-report.ts";
import { climbOf } from "../track/climb.ts";
import { histogramsOf } from "../track/histograms.ts";
import { blocksOnFoot } from "../track/run-blocks.ts";
import { tellSamples } from "../track/run-samples.ts";
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
const POSITIVE = (value: number) => value > 0;

/** The activity of one session; null when nothing in the file says when it was. */
export function activityOfSlice(
  slice: SessionSlice,
  file: FileTracks,
  context: DecodeContext,
  indexInFile: number,
): Activity | null {
  const { summary, part } = slice;
  const recorded = samplesOf(file.tracks, file.stamps, slice.rows);
  const recordedS = startOf(summary.startS, recorded);
  const startS = recordedS ?? createdS(part);
  const clock = startS === null ? null : localClock(part, startS, startPosition(slice, recorded), context.homeZone);
  if (clock === null) return null;
  const sport = sportIn(slice, recorded);
  const reading = readSamples(slice, recorded, sport);
  const { checked, totals, weights } = reading;
  tellSamples(context, indexInFile, () => ({ ...checked, weights, startS: recordedS }));
  const mean: Mean = (name, counts) => timeWeightedMean(checked.samples.of[name], weights, counts);
  const heartRate = heartRateOf(slice, recorded, reading, mean);
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
    ascentM: ascentOf(slice, checked, sport),
    descentM: summary.descentM,
    avgHeartRateBpm: heartRate.avgBpm,
    maxHeartRateBpm: heartRate.maxBpm,
    avgCadenceSpm: stepCadence(slice, checked, mean),
    avgPowerW: summary.avgPowerW ?? mean("power"),
    ...runningDynamics(slice, mean),
    rpe0To10: summary.rpe0To10,
    device: deviceName(part),
    samples: slice.rows.length,
    laps: lapsOf(slice.laps, clock.epochShiftS, checked.cadence?.stepsPerCount ?? null),
    histograms: histogramsOf(checked.samples, weights),
    ...blocksOnFoot(checked, weights),
    flags: flagsOf(slice, reading, {
      clock,
      sport,
      heartRateIsZero: heartRate.isZero,
      startUnknown: recordedS === null,
    }),
    ...detailsOfRemarks(reading.remarks),
    format: "fit",
    indexInFile,
  };
}

/** What the records show, checked, and the totals to believe. */
interface Reading {
  readonly checked: CheckedSamples;
  readonly totals: Totals;
  readonly weights: Float64Array;
  readonly remarks: readonly QualityRemark[];
}

function readSamples({ summary, part }: SessionSlice, recorded: Samples, { sport }: SportReading): Reading {
  const stops = timerStops(messagesOf(part, MESSAGE.event));
  const weights = weightsS(recorded.timeS, stops);
  const checked = checkSamples(recorded, { sport, weights, unitsPerDeg: SEMICIRCLES_PER_DEG, cadenceUnit: "strides" });
  const { distanceM, remarks } = checked.settleDistance(summary.distanceM);
  const totals = totalsOf({ ...summary, distanceM }, checked.samples, stops, part.truncated);
  return { checked, totals, weights, remarks: [...checked.remarks, ...remarks] };
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

function heartRateOf({ summary }: SessionSlice, recorded: Samples, { checked, totals }: Reading, mean: Mean) {
  const rates = checked.samples.of.heartRate;
  if (rates.length > 0 && isAllZero(recorded.of.heartRate)) return { avgBpm: null, maxBpm: null, isZero: true };
  const ownAvg = () => mean("heartRate", POSITIVE);
  const believed = !checked.heartRateTainted && (!totals.contradicted || ownAvg() === null);
  return {
    avgBpm: (believed ? summary.avgHeartRateBpm : null) ?? ownAvg(),
    maxBpm: (believed ? summary.maxHeartRateBpm : null) ?? highestOf(rates),
    isZero: false,
  };
}

/** The highest value above 0; null when there is none. */
function highestOf(series: Series): number | null {
  let highest = 0;
  for (let i = 0; i < series.length; i++) if ((series[i] as number) > highest) highest = series[i] as number;
  return highest > 0 ? highest : null;
}

function isAllZero(series: Series): boolean {
  return !series.some((value) => value > 0) && series.includes(0);
}

/** Only where the device states none, or may have to give way, the climb of the samples is asked for. */
function ascentOf({ summary }: SessionSlice, { samples, falseAscentM }: CheckedSamples, sport: SportReading) {
  const isAsked = summary.ascentM === null || falseAscentM > 0;
  return believedAscentM(summary.ascentM, isAsked ? ownAscentM(samples, sport) : null, falseAscentM);
}

/** The climb of the clean altitude, for people on foot outdoors. */
function ownAscentM({ timeS, of }: Samples, { sport, treadmill }: SportReading): number | null {
  if ((sport !== "run" && sport !== "walk") || treadmill) return null;
  return climbOf(timeS, of.altitude)?.ascentM ?? null;
}

/** Steps a minute, both feet; null for a sport without steps. */
function stepCadence({ summary }: SessionSlice, { cadence }: CheckedSamples, mean: Mean): number | null {
  if (cadence === null) return null;
  const whole = mean("cadence", POSITIVE);
  const ownSpm = whole === null ? null : (whole + (mean("fractionalCadence") ?? 0)) * cadence.stepsPerCount;
  return summary.avgCadenceRpm === null ? ownSpm : statedStepCadence(summary.avgCadenceRpm, ownSpm);
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
  readonly clock: LocalClock;
  readonly sport: SportReading;
  readonly heartRateIsZero: boolean;
  readonly startUnknown: boolean;
}

function flagsOf({ part, hasSession }: SessionSlice, reading: Reading, found: Findings): QualityFlag[] {
  const { totals, checked, remarks } = reading;
  const { clock, sport, heartRateIsZero, startUnknown } = found;
  const replaced = hasSession && (totals.filledIn || totals.contradicted);
  const flags: [QualityFlag, boolean][] = [
    ["TRUNCATED", part.truncated],
    ["BAD_CRC", part.badCrc],
    ["NO_SESSION", !hasSession],
    ["SESSION_TOTALS_REPLACED", replaced],
    ["START_TIME_UNKNOWN", startUnknown],
    ["ZONE_ASSUMED", clock.zoneSource === "home"],
    ["CLOCK_SUSPECT", checked.samples.clockSuspect || clock.relative],
    ["TREADMILL", sport.treadmill],
    ["HEART_RATE_ZERO", heartRateIsZero],
  ];
  return [...flags.filter(([, holds]) => holds).map(([flag]) => flag), ...flagsOfRemarks(remarks)];
}
