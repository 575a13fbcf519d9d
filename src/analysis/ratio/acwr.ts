import type { DailyLoad, RatioValue } from "../../domain/load.ts";
import { loadColumn, meanOfKnown, type NullableLoads } from "./load-column.ts";
import { ratioOfMeans } from "./ratio-of-means.ts";
import type { RatioRules } from "./ratio-rules.ts";
import { suppressionAt } from "./suppression.ts";

/**
 * The two windows of a rolling ratio, as days back from the day itself (0): the acute one ends with the day, the chronic
 * one holds it (coupled), stops before it (uncoupled), or is a whole 28 days before it (lagged).
 */
interface Windows {
  readonly acuteDays: number;
  readonly chronicFromBack: number;
  readonly chronicToBack: number;
}

const COUPLED: Windows = { acuteDays: 7, chronicFromBack: 27, chronicToBack: 0 };
const UNCOUPLED: Windows = { acuteDays: 7, chronicFromBack: 27, chronicToBack: 7 };
const LAGGED: Windows = { acuteDays: 7, chronicFromBack: 34, chronicToBack: 7 };

/**
 * Rolling mean of 7 days over the rolling mean of the 28 days that include them, for each day. Lies between 0 and 4 when
 * every day is known.
 *
 * @returns null where a window does not fit, holds no known day, or the chronic mean is zero; no other suppression
 * @see docs/METHODS.md#load-ratio
 */
export function coupledRatios(loads: NullableLoads): (number | null)[] {
  return loads.map((_, index) => rawRatio(loads, index, COUPLED));
}

/**
 * Rolling mean of 7 days over the rolling mean of the 21 days before them, for each day. Has no upper bound.
 *
 * @returns null as for `coupledRatios`
 * @see docs/METHODS.md#load-ratio — Windt & Gabbett 2019
 */
export function uncoupledRatios(loads: NullableLoads): (number | null)[] {
  return loads.map((_, index) => rawRatio(loads, index, UNCOUPLED));
}

/**
 * Rolling mean of 7 days over the rolling mean of the 28 days before them (t−34 to t−7), for each day.
 *
 * @returns null as for `coupledRatios`
 * @see docs/METHODS.md#load-ratio
 */
export function laggedRatios(loads: NullableLoads): (number | null)[] {
  return loads.map((_, index) => rawRatio(loads, index, LAGGED));
}

/**
 * The coupled ratio of each day as it may be shown.
 *
 * @param days dense and ascending, one per calendar day
 * @throws if the days have a gap or are out of order
 * @see docs/METHODS.md#load-ratio
 */
export function acwrCoupled(days: readonly DailyLoad[], rules: RatioRules): RatioValue[] {
  return shownRatios(days, rules, COUPLED);
}

/**
 * The uncoupled ratio of each day as it may be shown.
 *
 * @param days dense and ascending, one per calendar day
 * @throws if the days have a gap or are out of order
 * @see docs/METHODS.md#load-ratio
 */
export function acwrUncoupled(days: readonly DailyLoad[], rules: RatioRules): RatioValue[] {
  return shownRatios(days, rules, UNCOUPLED);
}

function rawRatio(loads: NullableLoads, index: number, windows: Windows): number | null {
  const { acute, chronic } = means(loads, index, windows);
  if (acute === null || chronic === null || chronic === 0) return null;
  const ratio = acute / chronic;
  return Number.isFinite(ratio) ? ratio : null;
}

function shownRatios(days: readonly DailyLoad[], rules: RatioRules, windows: Windows): RatioValue[] {
  const column = loadColumn(days);
  return days.map((_, index) => {
    const reason = suppressionAt(column, index, rules);
    if (reason !== null) return { kind: "unknown", reason };
    const { acute, chronic } = means(column.loads, index, windows);
    return ratioOfMeans(acute, chronic, rules);
  });
}

function means(loads: NullableLoads, index: number, { acuteDays, chronicFromBack, chronicToBack }: Windows) {
  return {
    acute: meanOfKnown(loads, index - acuteDays + 1, index),
    chronic: meanOfKnown(loads, index - chronicFromBack, index - chronicToBack),
  };
}
