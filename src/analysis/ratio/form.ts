import { type NullableLoads, numbersOf } from "./load-column.ts";

/** Time constant of the chronic training load. */
export const CTL_TAU_DAYS = 42;
/** Time constant of the acute training load. */
export const ATL_TAU_DAYS = 7;
/** Ramp is the change of the chronic training load over this many days. */
export const RAMP_DAYS = 7;

/** How the smoothing factor follows from the time constant: `1/τ`, or `1 − e^(−1/τ)`. The product uses the first. */
export type SmoothingConvention = "one-over-tau" | "exponential";

export interface SmoothingOptions {
  readonly tauDays: number;
  readonly convention: SmoothingConvention;
  /** The smoothed load on the day before the first. */
  readonly seedLoad: number;
}

/**
 * Impulse-response smoothing of daily loads: `X_t = X_(t−1) + k·(L_t − X_(t−1))`. An unknown day holds the value.
 *
 * @returns one entry per day, in the unit of the load per day
 * @see docs/METHODS.md#form
 */
export function smoothedLoad(loads: NullableLoads, options: SmoothingOptions): number[] {
  return Array.from(smoothedColumn(numbersOf(loads), options));
}

/**
 * The same over a column.
 *
 * @see docs/METHODS.md#form
 */
export function smoothedColumn(loads: Float64Array, { tauDays, convention, seedLoad }: SmoothingOptions): Float64Array {
  const k = convention === "one-over-tau" ? 1 / tauDays : 1 - Math.exp(-1 / tauDays);
  let level = seedLoad;
  return loads.map((load) => {
    if (!Number.isNaN(load)) level += k * (load - level);
    return level;
  });
}

/**
 * Training stress balance: chronic less acute training load of one day. Give yesterday's for the balance a day begins with
 * (the product), today's for the one it ends with.
 *
 * @see docs/METHODS.md#form
 * @example trainingBalance(60, 75) // -15
 */
export function trainingBalance(ctl: number, atl: number): number {
  return ctl - atl;
}
