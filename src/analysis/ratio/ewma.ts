import type { DailyLoad, RatioValue } from "../../domain/load.ts";
import { loadColumn, type NullableLoads } from "./load-column.ts";
import { ratioOfMeans } from "./ratio-of-means.ts";
import type { RatioRules } from "./ratio-rules.ts";
import { suppressionAt } from "./suppression.ts";

const ACUTE_SPAN_DAYS = 7;
const CHRONIC_SPAN_DAYS = 28;
const LAG_DAYS = 7;
/** A seed from at least this many known days ends the long warm-up. */
export const MIN_SEED_DAYS = 28;

/** Habitual load from before the column begins. */
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
  const lambda = 2 / (spanDays + 1);
  let average = seedLoad;
  return loads.map((load) => {
    if (load !== null) average = average === null ? load : lambda * load + (1 - lambda) * average;
    return average;
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

/**
 * The EWMA ratio of each day as it may be shown: hidden for the first 56 days, because the first day still weighs 14.5 %
 * of the chronic average on day 28, unless seeded from at least 28 known days.
 *
 * @param days dense and ascending, one per calendar day
 * @throws if the days have a gap or are out of order
 * @see docs/METHODS.md#ewma-ratio
 */
export function acwrEwma(days: readonly DailyLoad[], rules: RatioRules, seed: EwmaSeed | null = null): RatioValue[] {
  const column = loadColumn(days);
  const isSeeded = seed !== null && seed.knownDays >= MIN_SEED_DAYS;
  const seedLoad = isSeeded ? seed.meanLoad : null;
  const acute = ewma(column.loads, ACUTE_SPAN_DAYS, seedLoad);
  const chronic = ewma(column.loads, CHRONIC_SPAN_DAYS, seedLoad);
  return days.map((_, index) => {
    const isWarmingUp = !isSeeded && index < rules.ewmaWarmupDays;
    const reason = isWarmingUp ? "WARMUP" : suppressionAt(column, index, rules);
    if (reason !== null) return { kind: "unknown", reason };
    return ratioOfMeans(acute[index] ?? null, chronic[index] ?? null, rules);
  });
}

function quotient(acute: number | null, chronic: number | null | undefined): number | null {
  if (acute === null || chronic === null || chronic === undefined || chronic === 0) return null;
  const ratio = acute / chronic;
  return Number.isFinite(ratio) ? ratio : null;
}
