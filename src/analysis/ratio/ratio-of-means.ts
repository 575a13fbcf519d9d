import type { RatioValue } from "../../domain/load.ts";
import type { RatioRules } from "./ratio-rules.ts";
import { unknownRatio } from "./ratio-value.ts";

const DAYS_PER_WEEK = 7;
/** A load on a floor is not below it, whatever the last bit of its sum says. */
const TOLERANCE = 1e-9;

/**
 * Acute over chronic daily mean, or why there is no such number: no chronic load at all, or one under the floor.
 *
 * @param acutePerDay null when no day of the window is known
 * @see docs/METHODS.md#load-ratio
 */
export function ratioOfMeans(acutePerDay: number | null, chronicPerDay: number | null, rules: RatioRules): RatioValue {
  if (acutePerDay === null || chronicPerDay === null) return unknownRatio("COVERAGE");
  const ratio = acutePerDay / chronicPerDay;
  if (chronicPerDay === 0 || !Number.isFinite(ratio)) return unknownRatio("ZERO_CHRONIC");
  if (isBelowFloor(chronicPerDay * DAYS_PER_WEEK, rules.minChronicPerWeek)) return unknownRatio("LOW_CHRONIC");
  return { kind: "known", value: ratio };
}

/**
 * Whether a weekly load is under a floor; never without one.
 *
 * @see docs/METHODS.md#conventions
 */
export function isBelowFloor(loadPerWeek: number, floorPerWeek: number | null): boolean {
  return floorPerWeek !== null && loadPerWeek < floorPerWeek - TOLERANCE;
}
