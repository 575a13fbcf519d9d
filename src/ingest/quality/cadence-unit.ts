import type { Series } from "../track/samples.ts";

/** No one takes more strides than this on one foot in a minute: larger numbers count both feet. */
export const MOST_STRIDES_PER_MIN = 120;
/** No one takes more steps than this in a minute: larger numbers count every step twice. */
export const MOST_STEPS_PER_MIN = 240;
/** Share of the time with cadence above a limit from which the limit speaks; less is a sensor's slip. */
export const SLIP_FRAC = 0.05;

/** What a source's cadence counts: one foot (FIT, TCX), both feet, or either, depending on the program (GPX). */
export type CadenceUnit = "strides" | "steps" | "either";

export interface SettledCadence {
  /** What the source's numbers have to be multiplied by to be steps a minute, both feet. */
  readonly stepsPerCount: 0.5 | 1 | 2;
  /** The source counted twice what it should have counted once. */
  readonly wasDoubled: boolean;
}

/**
 * What a session's cadence counts, for someone on foot. The source decides, for the whole session and not sample by
 * sample: one foot is doubled only where the source counts one foot and the numbers can be one foot's.
 *
 * @see docs/METHODS.md#cadence-unit
 */
export function settleCadence(cadence: Series, weights: Float64Array, unit: CadenceUnit): SettledCadence {
  const above = (limit: number) => shareAbove(cadence, weights, limit) > SLIP_FRAC;
  if (above(MOST_STEPS_PER_MIN)) return { stepsPerCount: 0.5, wasDoubled: true };
  if (unit === "steps") return { stepsPerCount: 1, wasDoubled: false };
  if (above(MOST_STRIDES_PER_MIN)) return { stepsPerCount: 1, wasDoubled: unit === "strides" };
  return { stepsPerCount: 2, wasDoubled: false };
}

/**
 * An average that the source states itself, in steps a minute. Some sources average in another unit than they record
 * in: what lies nearest to the average of the samples counts. Without samples the limits alone decide.
 */
export function statedStepCadence(stated: number, ownSpm: number | null): number {
  if (ownSpm === null) return stated > MOST_STRIDES_PER_MIN ? stated : stated * 2;
  const readings = [0.5, 1, 2].map((factor) => stated * factor);
  return readings.reduce((best, spm) => (Math.abs(spm - ownSpm) < Math.abs(best - ownSpm) ? spm : best));
}

/** By time; by sample when no sample has weight. Samples without steps do not count. */
function shareAbove(cadence: Series, weights: Float64Array, limit: number): number {
  let [above, all, aboveCount, count] = [0, 0, 0, 0];
  for (let i = 0; i < cadence.length; i++) {
    const value = cadence[i] as number;
    if (!(value > 0)) continue;
    all += weights[i] as number;
    count++;
    if (value <= limit) continue;
    above += weights[i] as number;
    aboveCount++;
  }
  if (all > 0) return above / all;
  return count > 0 ? aboveCount / count : 0;
}
