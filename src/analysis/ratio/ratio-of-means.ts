import type { RatioRules } from "./ratio-rules.ts";
import type { Shown } from "./ratio-value.ts";

const DAYS_PER_WEEK = 7;
/** A load on a floor is not below it, whatever the last bit of its sum says. */
const TOLERANCE = 1e-9;

/**
 * Acute over chronic daily mean, or why there is no such number: no chronic load at all, or one under the floor.
 *
 * @param acutePerDay NaN when no day of the window is known
 * @see docs/METHODS.md#load-ratio
 */
export function ratioOfMeans(acutePerDay: number, chronicPerDay: number, rules: RatioRules): Shown {
  if (Number.isNaN(acutePerDay) || Number.isNaN(chronicPerDay)) return "COVERAGE";
  const ratio = acutePerDay / chronicPerDay;
  if (chronicPerDay === 0 || !Number.isFinite(ratio)) return "ZERO_CHRONIC";
  if (isBelowFloor(chronicPerDay * DAYS_PER_WEEK, rules.minChronicPerWeek)) return "LOW_CHRONIC";
  return ratio;
}

/**
 * Whether a weekly load is under a floor; never without one.
 *
 * @see docs/METHODS.md#conventions
 */
export function isBelowFloor(loadPerWeek: number, floorPerWeek: number | null): boolean {
  return floorPerWeek !== null && loadPerWeek < floorPerWeek - TOLERANCE;
}
