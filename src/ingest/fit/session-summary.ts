import { type FitMessage, numberOf, textOf } from "./fit-messages.ts";
import { developerStandIn } from "./native-override.ts";
import { FIELD, MESSAGE, TIMESTAMP } from "./profile.ts";

/** What a session message says, in SI units; null where it is silent. Zeros that can only mean "not measured" are null. */
export interface SessionSummary {
  /** FIT seconds. */
  readonly startS: number | null;
  readonly timerS: number | null;
  readonly elapsedS: number | null;
  readonly movingS: number | null;
  readonly distanceM: number | null;
  readonly ascentM: number | null;
  readonly descentM: number | null;
  readonly avgHeartRateBpm: number | null;
  readonly maxHeartRateBpm: number | null;
  /** Revolutions or strides of one foot a minute. */
  readonly avgCadenceRpm: number | null;
  readonly avgPowerW: number | null;
  readonly avgStanceMs: number | null;
  readonly avgVerticalOscillationMm: number | null;
  readonly avgStepMm: number | null;
  readonly stanceBalancePercent: number | null;
  readonly rpe0To10: number | null;
  readonly sport: number | null;
  readonly subSport: number | null;
  readonly profileName: string | null;
  readonly startLatSemicircles: number | null;
  readonly startLongSemicircles: number | null;
}

const POSITIVE = (value: number | null) => (value !== null && value > 0 ? value : null);

/** A field divided by its scale. */
export function scaledOf(message: FitMessage | undefined, num: number, scale = 1): number | null {
  const raw = numberOf(message, num);
  return raw === null ? null : raw / scale;
}

/** Cadence with its fraction; null when it is absent or 0. */
export function cadenceOf(message: FitMessage, whole: number, fraction: number): number | null {
  const rpm = numberOf(message, whole);
  return rpm === null ? null : POSITIVE(rpm + (scaledOf(message, fraction, 128) ?? 0));
}

export function readSession(message: FitMessage | undefined): SessionSummary {
  const f = FIELD.session;
  const standIn = (field: number, unit: "m" | "W" | "bpm") =>
    message === undefined ? null : POSITIVE(developerStandIn(message, { message: MESSAGE.session, field }, unit));
  const measured = (num: number, scale = 1) => POSITIVE(scaledOf(message, num, scale));
  const elapsedS = measured(f.elapsed, 1000);
  return {
    startS: numberOf(message, f.startTime) ?? startFromEnd(message, elapsedS),
    timerS: measured(f.timer, 1000),
    elapsedS,
    movingS: measured(f.moving, 1000),
    distanceM: measured(f.distance, 100) ?? standIn(f.distance, "m"),
    ascentM: scaledOf(message, f.ascent),
    descentM: scaledOf(message, f.descent),
    avgHeartRateBpm: measured(f.avgHeartRate) ?? standIn(f.avgHeartRate, "bpm"),
    maxHeartRateBpm: measured(f.maxHeartRate),
    avgCadenceRpm: message === undefined ? null : cadenceOf(message, f.avgCadence, f.avgFractionalCadence),
    avgPowerW: measured(f.avgPower) ?? standIn(f.avgPower, "W"),
    avgStanceMs: measured(f.stanceTime, 10),
    avgVerticalOscillationMm: measured(f.verticalOscillation, 10),
    avgStepMm: measured(f.stepLength, 10),
    stanceBalancePercent: measured(f.stanceTimeBalance, 100),
    rpe0To10: scaledOf(message, f.rpe, 10),
    sport: numberOf(message, f.sport),
    subSport: numberOf(message, f.subSport),
    profileName: textOf(message, f.sportProfileName),
    startLatSemicircles: numberOf(message, f.startLat),
    startLongSemicircles: numberOf(message, f.startLong),
  };
}

function startFromEnd(message: FitMessage | undefined, elapsedS: number | null): number | null {
  const endS = numberOf(message, TIMESTAMP);
  return endS === null || elapsedS === null ? null : endS - Math.round(elapsedS);
}
