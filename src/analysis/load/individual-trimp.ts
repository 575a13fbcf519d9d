import type { Histogram } from "../../domain/activity.ts";
import { sumOverBands } from "./heart-rate-bands.ts";
import { type HeartRateRange, heartRateReserveFrac } from "./heart-rate-reserve.ts";

/** The runner's own blood lactate against heart-rate reserve: `a·e^(bx)`, fitted in a laboratory. */
export interface LactateFit {
  readonly a: number;
  readonly b: number;
}

/**
 * The individualised training impulse in arbitrary units: Banister's sum with the runner's own curve in place of the
 * published constants.
 *
 * @see docs/METHODS.md#individual-trimp — Manzi et al. 2009, Am J Physiol Heart Circ Physiol 296:H1733
 */
export function individualTrimp(heartRate: Histogram, range: HeartRateRange, { a, b }: LactateFit): number {
  return sumOverBands(heartRate, (minutes, heartRateBpm) => {
    const reserveFrac = heartRateReserveFrac(heartRateBpm, range);
    return minutes * reserveFrac * a * Math.exp(b * reserveFrac);
  });
}
