import type { DailyLoad, RatioValue } from "../../domain/load.ts";
import { loadColumn, meanOfKnown, type NullableLoads } from "./load-column.ts";
import { isBelowFloor } from "./ratio-of-means.ts";
import type { RatioRules } from "./ratio-rules.ts";
import { unknownRatio } from "./ratio-value.ts";
import { coverageGap } from "./suppression.ts";

const WEEK_DAYS = 7;

/**
 * Change of the last 7 days against the 7 before them, in percent, for each day: `100·(W0/W1 − 1)` over rolling blocks.
 *
 * @returns null where a block does not fit, holds no known day, or the earlier one is zero; no other suppression
 * @see docs/METHODS.md#week-change
 */
export function weekChanges(loads: NullableLoads): (number | null)[] {
  return loads.map((_, index) => {
    const { thisWeek, weekBefore } = weeklyLoads(loads, index);
    return thisWeek === null || weekBefore === null ? null : changePct(thisWeek, weekBefore);
  });
}

/**
 * The week change of each day as it may be shown: both blocks known well enough, and the earlier one at or above the floor.
 *
 * @param days dense and ascending, one per calendar day
 * @throws if the days have a gap or are out of order
 * @see docs/METHODS.md#week-change
 */
export function weekChangePct(days: readonly DailyLoad[], rules: RatioRules): RatioValue[] {
  const column = loadColumn(days);
  return days.map((_, index) => {
    if (index + 1 < Math.max(rules.minHistoryDays, 2 * WEEK_DAYS)) return unknownRatio("WARMUP");
    const gap =
      coverageGap(column, { from: index - WEEK_DAYS + 1, to: index }, rules.minCoverage7dFrac) ??
      coverageGap(column, { from: index - 2 * WEEK_DAYS + 1, to: index - WEEK_DAYS }, rules.minCoverage7dFrac);
    if (gap !== null) return unknownRatio(gap);
    const { thisWeek, weekBefore } = weeklyLoads(column.loads, index);
    if (thisWeek === null || weekBefore === null) return unknownRatio("COVERAGE");
    if (isBelowFloor(weekBefore, rules.minBasePerWeek)) return unknownRatio("LOW_BASE");
    const value = changePct(thisWeek, weekBefore);
    return value === null ? unknownRatio("LOW_BASE") : { kind: "known", value };
  });
}

function weeklyLoads(loads: NullableLoads, index: number) {
  const perWeek = (meanPerDay: number | null) => (meanPerDay === null ? null : meanPerDay * WEEK_DAYS);
  return {
    thisWeek: perWeek(meanOfKnown(loads, index - WEEK_DAYS + 1, index)),
    weekBefore: perWeek(meanOfKnown(loads, index - 2 * WEEK_DAYS + 1, index - WEEK_DAYS)),
  };
}

function changePct(thisWeek: number, weekBefore: number): number | null {
  const change = 100 * (thisWeek / weekBefore - 1);
  return weekBefore > 0 && Number.isFinite(change) ? change : null;
}
