import type { Contrast } from "./athlete-draws.ts";

/**
 * A log odds ratio with its interval, as an odds ratio.
 *
 * @see docs/METHODS.md#squad-model
 */
export function oddsRatio({ value, lower, upper }: Contrast): Contrast {
  return { value: Math.exp(value), lower: Math.exp(lower), upper: Math.exp(upper) };
}

/**
 * Log odds with their interval, as a chance per 1,000.
 *
 * @see docs/METHODS.md#squad-model
 */
export function per1000({ value, lower, upper }: Contrast): Contrast {
  const chance = (eta: number) => 1000 / (1 + Math.exp(-eta));
  return { value: chance(value), lower: chance(lower), upper: chance(upper) };
}

/**
 * The weights that pick one coefficient, counted from the end: −1 is the last.
 *
 * @see docs/METHODS.md#squad-model
 */
export function pick(columns: number, fromEnd: number): number[] {
  return Array.from({ length: columns }, (_, j) => (j === columns + fromEnd ? 1 : 0));
}
