import { cannotTell, type Estimated } from "./estimated.ts";

/** Fewer shifts than this say too little about the edge of 5 %. */
const FEWEST_SHIFTS = 19;
/** The shortest shift, in days. */
const MIN_SHIFT_DAYS = 28;

/** How often a shifted calendar gives a higher value than the true one, or the same, which counts half. */
export type ShiftTest = Estimated<{ readonly observed: number; readonly pValue: number; readonly shifts: number }>;

/**
 * One-sided permutation test that keeps each series as it is, and moves one against the other around the calendar. What
 * neighbouring days have in common stays, so a lucky streak does not pass for a link. With few onsets many shifts give just the true value; counted in
 * full they would make the test find less than 5 % promise, so they and the truth itself count half (mid-p).
 *
 * @param length number of days
 * @param statistic of a shift in days; 0 is the truth; null when a shift has no value
 * @param minShift the shortest shift, in days; default 28
 * @returns every shift from `minShift` to `length − minShift` is tried, so there is no chance in it
 * @see docs/METHODS.md#chance — Lancaster 1961, J Am Stat Assoc 56:223
 */
export function circularShiftTest(
  length: number,
  statistic: (shift: number) => number | null,
  minShift = MIN_SHIFT_DAYS,
): ShiftTest {
  const observed = statistic(0);
  if (observed === null) return cannotTell("there is no value to compare");
  let shifts = 0;
  let above = 0;
  let same = 0;
  for (let shift = minShift; shift <= length - minShift; shift++) {
    const value = statistic(shift);
    if (value === null) continue;
    shifts++;
    if (value > observed) above++;
    else if (value === observed) same++;
  }
  if (shifts < FEWEST_SHIFTS) return cannotTell("the calendar is too short to shift it around");
  return { kind: "estimated", observed, pValue: (above + (1 + same) / 2) / (1 + shifts), shifts };
}

/**
 * The statistic at every shift of a calendar that is tried, from 28 days to 28 before its length.
 *
 * @returns null when the calendar is too short to shift it around
 * @see docs/METHODS.md#chance
 */
export function valuesAtShifts(length: number, statistic: (shift: number) => number): Uint16Array | null {
  const shifts = length - 2 * MIN_SHIFT_DAYS + 1;
  if (shifts < FEWEST_SHIFTS) return null;
  return Uint16Array.from({ length: shifts }, (_, i) => statistic(MIN_SHIFT_DAYS + i));
}
