import { type LoadColumn, meanOfKnown, type NullableLoads, numbersOf } from "./load-column.ts";
import { isBelowFloor } from "./ratio-of-means.ts";
import type { RatioRules } from "./ratio-rules.ts";
import type { Shown } from "./ratio-value.ts";
import { coverageGap, historyDays } from "./suppression.ts";

const WEEK_DAYS = 7;

/**
 * Change of the last 7 days against the 7 before them, in percent, for each day: `100·(W0/W1 − 1)` over rolling blocks.
 *
 * @returns null where a block does not fit, holds no known day, or the earlier one is zero; no other suppression
 * @see docs/METHODS.md#week-change
 */
export function weekChanges(loads: NullableLoads): (number | null)[] {
  const numbers = numbersOf(loads);
  return loads.map((_, index) => {
    const change = changePct(weekLoad(numbers, index), weekLoad(numbers, index - WEEK_DAYS));
    return Number.isFinite(change) ? change : null;
  });
}

/**
 * The week change of a day as it may be shown: both blocks known well enough, and the earlier one at or above the floor.
 *
 * @param index position of the day in the column
 * @see docs/METHODS.md#week-change
 */
export function weekChangeAt(column: LoadColumn, index: number, rules: RatioRules): Shown {
  if (historyDays(column, index) < Math.max(rules.minHistoryDays, 2 * WEEK_DAYS)) return "WARMUP";
  const gap =
    coverageGap(column, index, WEEK_DAYS, rules.minCoverage7dFrac) ??
    coverageGap(column, index - WEEK_DAYS, WEEK_DAYS, rules.minCoverage7dFrac);
  if (gap !== null) return gap;
  const thisWeek = weekLoad(column.loads, index);
  const weekBefore = weekLoad(column.loads, index - WEEK_DAYS);
  if (Number.isNaN(thisWeek) || Number.isNaN(weekBefore)) return "COVERAGE";
  if (isBelowFloor(weekBefore, rules.minBasePerWeek)) return "LOW_BASE";
  const value = changePct(thisWeek, weekBefore);
  return Number.isFinite(value) ? value : "LOW_BASE";
}

/** Load of the 7 days that end with a position, an unknown day as the mean of the known ones. */
function weekLoad(loads: Float64Array, to: number): number {
  return meanOfKnown(loads, to - WEEK_DAYS + 1, to) * WEEK_DAYS;
}

/** Not finite without a week to compare with. */
function changePct(thisWeek: number, weekBefore: number): number {
  return weekBefore > 0 ? 100 * (thisWeek / weekBefore - 1) : Number.NaN;
}
