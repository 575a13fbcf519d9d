import type { UtcInstant } from "../../domain/instant.ts";
import type { PlannedSession } from "./planned-sessions.ts";

/** One record of the watch. Null is a thing it did not measure. */
export interface Sample {
  /** Seconds since the start, pauses included. */
  readonly elapsedS: number;
  /** Seconds since the start, pauses left out. */
  readonly timerS: number;
  readonly distanceM: number;
  readonly speedMPerS: number;
  readonly heartRateBpm: number;
  /** Steps of both feet per minute. */
  readonly cadenceSpm: number | null;
  readonly latDeg: number | null;
  readonly lonDeg: number | null;
  readonly altitudeM: number | null;
  readonly groundContactMs: number | null;
  readonly oscillationMm: number | null;
  readonly balanceLeftPct: number | null;
}

/** The watch stood still from `fromElapsedS` for `lengthS` seconds. */
export interface Pause {
  readonly fromElapsedS: number;
  readonly lengthS: number;
}

export interface RecordedLap {
  readonly fromElapsedS: number;
  readonly toElapsedS: number;
  readonly timerS: number;
  readonly distanceM: number;
  readonly samples: readonly Sample[];
}

/** A session as the watch wrote it down. */
export interface Recording {
  readonly session: PlannedSession;
  readonly startedAt: UtcInstant;
  readonly utcOffsetMin: number;
  readonly samples: readonly Sample[];
  readonly pauses: readonly Pause[];
  readonly laps: readonly RecordedLap[];
  readonly timerS: number;
  readonly elapsedS: number;
  readonly temperatureC: number;
  /** CR-10; null for what is no run. */
  readonly rpe0To10: number | null;
}

/** Totals over some samples of one recording; null where nothing was measured. */
export interface Totals {
  readonly avgHeartRateBpm: number;
  readonly maxHeartRateBpm: number;
  readonly avgCadenceSpm: number | null;
  readonly maxCadenceSpm: number | null;
  readonly ascentM: number | null;
  readonly descentM: number | null;
  readonly lowestM: number | null;
  readonly highestM: number | null;
  readonly maxSpeedMPerS: number;
  readonly avgGroundContactMs: number | null;
  readonly avgOscillationMm: number | null;
  readonly avgBalanceLeftPct: number | null;
}

function measured(values: readonly (number | null)[]): number[] {
  return values.filter((value) => value !== null);
}

function mean(values: readonly (number | null)[]): number | null {
  const known = measured(values);
  return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0) / known.length;
}

function highest(values: readonly (number | null)[]): number | null {
  const known = measured(values);
  return known.length === 0 ? null : known.reduce((best, value) => Math.max(best, value));
}

function climb(altitudesM: readonly number[], sign: 1 | -1): number | null {
  if (altitudesM.length === 0) return null;
  return altitudesM.reduce(
    (sum, altitudeM, i) => sum + Math.max(0, sign * (altitudeM - (altitudesM[i - 1] ?? altitudeM))),
    0,
  );
}

export function totalsOf(samples: readonly Sample[]): Totals {
  const altitudesM = measured(samples.map((sample) => sample.altitudeM));
  const heartRates = samples.map((sample) => sample.heartRateBpm);
  const lowestM = highest(altitudesM.map((altitudeM) => -altitudeM));
  return {
    avgHeartRateBpm: mean(heartRates) ?? 0,
    maxHeartRateBpm: highest(heartRates) ?? 0,
    avgCadenceSpm: mean(samples.map((sample) => sample.cadenceSpm)),
    maxCadenceSpm: highest(samples.map((sample) => sample.cadenceSpm)),
    ascentM: climb(altitudesM, 1),
    descentM: climb(altitudesM, -1),
    lowestM: lowestM === null ? null : -lowestM,
    highestM: highest(altitudesM),
    maxSpeedMPerS: highest(samples.map((sample) => sample.speedMPerS)) ?? 0,
    avgGroundContactMs: mean(samples.map((sample) => sample.groundContactMs)),
    avgOscillationMm: mean(samples.map((sample) => sample.oscillationMm)),
    avgBalanceLeftPct: mean(samples.map((sample) => sample.balanceLeftPct)),
  };
}
