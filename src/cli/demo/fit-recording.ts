import { epochSOf } from "../../domain/instant.ts";
import { type FitShape, type FitWriter, fitWriter } from "./fit-bytes.ts";
import {
  ACTIVITY,
  DEVICE_INFO,
  FILE_ID,
  LAP,
  RIDE_RECORD,
  RUN_RECORD,
  SESSION,
  STRENGTH_RECORD,
  TIMER_EVENT,
  TREADMILL_RECORD,
} from "./fit-shapes.ts";
import type { PlannedSession } from "./planned-sessions.ts";
import { type Recording, type Sample, type Totals, totalsOf } from "./recording.ts";

/** Seconds from 1970-01-01 to the FIT epoch, 1989-12-31T00:00:00Z. */
const FIT_EPOCH_S = 631_065_600;
const SEMICIRCLES_PER_DEG = 2 ** 31 / 180;
const GARMIN = 1;
const FORERUNNER_255 = 3992;
const SERIAL = 3_000_000_001;
const SOFTWARE_VERSION = 20.12;
const ACTIVITY_FILE = 4;
const EVENT_TIMER = 0;
const EVENT_SESSION = 8;
const EVENT_LAP = 9;
const EVENT_ACTIVITY = 26;
const START = 0;
const STOP = 1;
const STOP_ALL = 4;
const LAP_BY_DISTANCE = 2;
const LAP_BY_SESSION_END = 7;

/** Numbers of sport and sub sport in the FIT profile. */
function sportOf(session: PlannedSession): readonly [sport: number, subSport: number] {
  if (session.kind === "strength") return [10, 20];
  if (session.kind === "ride") return [2, 6];
  return [1, session.treadmill ? 1 : 0];
}

/** The whole FIT file of one recording. */
export function fitBytesOf(recording: Recording): Uint8Array {
  const writer = fitWriter();
  const startS = epochSOf(recording.startedAt) - FIT_EPOCH_S;
  writer.write(FILE_ID, [ACTIVITY_FILE, GARMIN, FORERUNNER_255, SERIAL, startS]);
  writer.write(DEVICE_INFO, [startS, 0, GARMIN, FORERUNNER_255, SOFTWARE_VERSION]);
  writeRecords(writer, recording, startS);
  writeTotals(writer, recording, startS);
  return writer.close();
}

function writeRecords(writer: FitWriter, recording: Recording, startS: number): void {
  const shape = recordShapeOf(recording.session);
  let lap = 0;
  writer.write(TIMER_EVENT, [startS, EVENT_TIMER, START]);
  for (const sample of recording.samples) {
    writer.write(shape, recordValues(shape, sample, startS, recording.temperatureC));
    const pause = recording.pauses.find((one) => one.fromElapsedS === sample.elapsedS);
    if (pause !== undefined) {
      writer.write(TIMER_EVENT, [startS + sample.elapsedS, EVENT_TIMER, STOP_ALL]);
      writer.write(TIMER_EVENT, [startS + sample.elapsedS + pause.lengthS, EVENT_TIMER, START]);
    }
    if (recording.laps[lap]?.toElapsedS === sample.elapsedS) {
      writeLap(writer, recording, lap, startS);
      lap += 1;
    }
  }
  writer.write(TIMER_EVENT, [startS + recording.elapsedS, EVENT_TIMER, STOP_ALL]);
}

function recordShapeOf(session: PlannedSession): FitShape {
  if (session.kind === "strength") return STRENGTH_RECORD;
  if (session.kind === "ride") return RIDE_RECORD;
  return session.treadmill ? TREADMILL_RECORD : RUN_RECORD;
}

function recordValues(shape: FitShape, sample: Sample, startS: number, temperatureC: number): (number | null)[] {
  const at = startS + sample.elapsedS;
  if (shape === STRENGTH_RECORD) return [at, sample.heartRateBpm, temperatureC];
  const motion = [sample.distanceM, sample.speedMPerS, sample.heartRateBpm, temperatureC];
  if (shape === RIDE_RECORD) return [at, ...motion];
  const form = formValues(sample);
  if (shape === TREADMILL_RECORD) return [at, ...motion, ...form];
  return [at, semicircles(sample.latDeg), semicircles(sample.lonDeg), sample.altitudeM, ...motion, ...form];
}

function formValues(sample: Sample): (number | null)[] {
  const stepMm = sample.groundContactMs === null ? null : stepLengthMm(sample.speedMPerS, sample.cadenceSpm);
  return [...strides(sample.cadenceSpm), sample.oscillationMm, sample.groundContactMs, sample.balanceLeftPct, stepMm];
}

function semicircles(deg: number | null): number | null {
  return deg === null ? null : Math.round(deg * SEMICIRCLES_PER_DEG);
}

function stepLengthMm(speedMPerS: number, cadenceSpm: number | null): number | null {
  return cadenceSpm === null ? null : ((speedMPerS * 60) / cadenceSpm) * 1000;
}

/** Cadence as FIT holds it: whole strides of one foot per minute and the fraction left over. */
function strides(cadenceSpm: number | null): readonly [whole: number | null, fraction: number | null] {
  if (cadenceSpm === null) return [null, null];
  const halves = Math.round(cadenceSpm);
  return [Math.floor(halves / 2), (halves % 2) / 2];
}

function whole(value: number | null): number | null {
  return value === null ? null : Math.round(value);
}

/** Average speed, heart rates, cadence and climb, in the order that lap and session share. */
function averages(totals: Totals, distanceM: number, timerS: number): (number | null)[] {
  return [
    distanceM === 0 ? null : distanceM / Math.max(1, timerS),
    Math.round(totals.avgHeartRateBpm),
    totals.maxHeartRateBpm,
    ...strides(totals.avgCadenceSpm),
    whole(totals.ascentM),
    whole(totals.descentM),
  ];
}

function writeLap(writer: FitWriter, recording: Recording, index: number, startS: number): void {
  const lap = recording.laps[index];
  if (lap === undefined) return;
  const isLast = index === recording.laps.length - 1;
  writer.write(LAP, [
    index,
    startS + lap.toElapsedS,
    EVENT_LAP,
    STOP,
    startS + lap.fromElapsedS,
    lap.toElapsedS - lap.fromElapsedS,
    lap.timerS,
    distanceOrNull(recording, lap.distanceM),
    ...averages(totalsOf(lap.samples), lap.distanceM, lap.timerS),
    isLast ? LAP_BY_SESSION_END : LAP_BY_DISTANCE,
    ...sportOf(recording.session),
  ]);
}

function distanceOrNull(recording: Recording, distanceM: number): number | null {
  return recording.session.kind === "strength" ? null : distanceM;
}

function writeTotals(writer: FitWriter, recording: Recording, startS: number): void {
  const { session, samples, timerS, elapsedS, laps } = recording;
  const totals = totalsOf(samples);
  const endS = startS + elapsedS;
  writer.write(SESSION, [
    0,
    endS,
    EVENT_SESSION,
    STOP,
    startS,
    elapsedS,
    timerS,
    distanceOrNull(recording, session.distanceM),
    ...averages(totals, session.distanceM, timerS),
    totals.avgOscillationMm,
    totals.avgGroundContactMs,
    totals.avgBalanceLeftPct,
    totals.avgGroundContactMs === null ? null : stepLengthMm(session.distanceM / timerS, totals.avgCadenceSpm),
    ...sportOf(session),
    recording.rpe0To10,
    0,
    laps.length,
  ]);
  const localS = endS + recording.utcOffsetMin * 60;
  writer.write(ACTIVITY, [endS, timerS, 1, 0, EVENT_ACTIVITY, STOP, localS]);
}
