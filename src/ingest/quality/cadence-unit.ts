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
  const share = sharesAboveLimits(cadence, weights);
  if (share.ofSteps > SLIP_FRAC) return { stepsPerCount: 0.5, wasDoubled: true };
  if (unit === "steps") return { stepsPerCount: 1, wasDoubled: false };
  if (share.ofStrides > SLIP_FRAC) return { stepsPerCount: 1, wasDoubled: unit === "strides" };
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

/** Time and samples above a limit. */
interface Above {
  timeS: number;
  count: number;
}

/** Shares above the limits, by time; by sample when no sample has weight. Samples without steps do not count. */
function sharesAboveLimits(cadence: Series, weights: Float64Array): { ofSteps: number; ofStrides: number } {
  const all: Above = { timeS: 0, count: 0 };
  const steps: Above = { timeS: 0, count: 0 };
  const strides: Above = { timeS: 0, count: 0 };
  for (let i = 0; i < cadence.length; i++) {
    const value = cadence[i] as number;
    if (!(value > 0)) continue;
    add(all, weights[i] as number);
    if (value > MOST_STRIDES_PER_MIN) add(strides, weights[i] as number);
    if (value > MOST_STEPS_PER_MIN) add(steps, weights[i] as number);
  }
  return { ofSteps: shareOf(steps, all), ofStrides: shareOf(strides, all) };
}

function add(to: Above, timeS: number): void {
  to.timeS += timeS;
  to.count++;
}

function shareOf(part: Above, all: Above): number {
  if (all.timeS > 0) return part.timeS / all.timeS;
  return all.count > 0 ? part.count / all.count : 0;
}
