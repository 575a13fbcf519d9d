import { cannotTell, type Estimated } from "./estimated.ts";

/** Fewer shifts than this cannot give a p value of 5 % or less. */
const FEWEST_SHIFTS = 19;

/** How often a shifted calendar gives a value at least as high as the true one. */
export type ShiftTest = Estimated<{ readonly observed: number; readonly pValue: number; readonly shifts: number }>;

/**
 * One-sided permutation test that keeps each series as it is, and moves one against the other around the calendar. What
 * neighbouring days have in common stays, so a lucky streak does not pass for a link.
 *
 * @param length number of days
 * @param statistic of a shift in days; 0 is the truth; null when a shift has no value
 * @param minShift the shortest shift, in days; default 28
 * @returns every shift from `minShift` to `length − minShift` is tried, so there is no chance in it
 * @see docs/METHODS.md#chance
 */
export function circularShiftTest(
  length: number,
  statistic: (shift: number) => number | null,
  minShift = 28,
): ShiftTest {
  const observed = statistic(0);
  if (observed === null) return cannotTell("there is no value to compare");
  let shifts = 0;
  let atLeast = 0;
  for (let shift = minShift; shift <= length - minShift; shift++) {
    const value = statistic(shift);
    if (value === null) continue;
    shifts++;
    if (value >= observed) atLeast++;
  }
  if (shifts < FEWEST_SHIFTS) return cannotTell("the calendar is too short to shift it around");
  return { kind: "estimated", observed, pValue: (1 + atLeast) / (1 + shifts), shifts };
}
