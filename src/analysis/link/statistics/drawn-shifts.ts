import { cannotTell, type Estimated } from "./estimated.ts";
import type { SeededRandom } from "./seeded-random.ts";

const DRAWS = 1999;

/** One athlete's value, and what it would be at each shift of their own calendar. */
export interface ShiftedAthlete {
  readonly observed: number;
  /** At least one. */
  readonly atShifts: ArrayLike<number>;
}

/** How often moved calendars give a higher sum than the true ones, or the same, which counts half. */
export type DrawnShiftTest = Estimated<{
  readonly observed: number;
  /** The mean over all shifts. */
  readonly expected: number;
  readonly pValue: number;
}>;

/**
 * One-sided permutation test over athletes: each athlete's series is moved around their own calendar by a shift of its own,
 * drawn at random, and the values are added up again; 1,999 times. Nothing is moved from one athlete to another, so that
 * athletes who differ do not pass for a link. Sums that are the same count half (mid-p).
 *
 * @see docs/METHODS.md#chance — Lancaster 1961, J Am Stat Assoc 56:223
 */
export function drawnShiftTest(athletes: readonly ShiftedAthlete[], random: SeededRandom): DrawnShiftTest {
  if (athletes.length === 0) return cannotTell("no calendar is long enough to shift it around");
  const observed = sum(athletes, (one) => one.observed);
  let [above, same] = [0, 0];
  for (let draw = 0; draw < DRAWS; draw++) {
    const moved = sum(athletes, ({ atShifts }) => atShifts[random.integer(atShifts.length)] ?? 0);
    if (moved > observed) above++;
    else if (moved === observed) same++;
  }
  const expected = sum(athletes, ({ atShifts }) => meanOf(atShifts));
  return { kind: "estimated", observed, expected, pValue: (above + (1 + same) / 2) / (1 + DRAWS) };
}

function sum(athletes: readonly ShiftedAthlete[], read: (one: ShiftedAthlete) => number): number {
  let total = 0;
  for (const one of athletes) total += read(one);
  return total;
}

function meanOf(values: ArrayLike<number>): number {
  let total = 0;
  for (let i = 0; i < values.length; i++) total += values[i] ?? 0;
  return total / values.length;
}
