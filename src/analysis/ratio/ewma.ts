import { type NullableLoads, numbersOf, orNulls } from "./load-column.ts";

export const ACUTE_SPAN_DAYS = 7;
export const CHRONIC_SPAN_DAYS = 28;
const LAG_DAYS = 7;
/** A seed from at least this many known days ends the long warm-up. */
export const MIN_SEED_DAYS = 28;

/** Habitual load from before the first known day. */
export interface EwmaSeed {
  readonly meanLoad: number;
  readonly knownDays: number;
}

/**
 * Exponentially weighted moving average with λ = 2/(N+1), for each day. An unknown day holds the value of the day before;
 * pass zeros in its place to see how much that choice matters.
 *
 * @param spanDays the N of the formula
 * @param seedLoad the average before the first day; without it the first known load is the seed, as Williams and ACWR-R do
 * @returns null before the first known day, unless seeded
 * @see docs/METHODS.md#ewma-ratio — Williams et al. 2017, Br J Sports Med 51:209
 */
export function ewma(loads: NullableLoads, spanDays: number, seedLoad: number | null = null): (number | null)[] {
  return orNulls(ewmaColumn(numbersOf(loads), spanDays, seedLoad ?? Number.NaN));
}

/**
 * The same over a column, going on from an average.
 *
 * @param average of the day before the first; NaN when there is none
 * @returns NaN while there is no average yet
 * @see docs/METHODS.md#ewma-ratio
 */
export function ewmaColumn(loads: Float64Array, spanDays: number, average: number): Float64Array {
  const lambda = 2 / (spanDays + 1);
  let now = average;
  return loads.map((load) => {
    if (!Number.isNaN(load)) now = Number.isNaN(now) ? load : lambda * load + (1 - lambda) * now;
    return now;
  });
}

/**
 * EWMA of 7 days over EWMA of 28 days, for each day, without any suppression.
 *
 * @returns null where there is no average yet or the chronic one is zero
 * @see docs/METHODS.md#ewma-ratio
 */
export function ewmaRatios(loads: NullableLoads): (number | null)[] {
  const chronic = ewma(loads, CHRONIC_SPAN_DAYS);
  return ewma(loads, ACUTE_SPAN_DAYS).map((acute, index) => quotient(acute, chronic[index]));
}

/**
 * EWMA of 7 days over the EWMA of 28 days as it stood 7 days before, for each day: an uncoupled form from a web article,
 * not peer-reviewed.
 *
 * @returns null as for `ewmaRatios`, and on the first 7 days
 * @see docs/METHODS.md#ewma-ratio
 */
export function ewmaRatiosLagged(loads: NullableLoads): (number | null)[] {
  const chronic = ewma(loads, CHRONIC_SPAN_DAYS);
  return ewma(loads, ACUTE_SPAN_DAYS).map((acute, index) => quotient(acute, chronic[index - LAG_DAYS]));
}

function quotient(acute: number | null, chronic: number | null | undefined): number | null {
  if (acute === null || chronic === null || chronic === undefined || chronic === 0) return null;
  const ratio = acute / chronic;
  return Number.isFinite(ratio) ? ratio : null;
}
