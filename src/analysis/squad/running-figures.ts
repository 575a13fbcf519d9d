import type { DayRecord } from "../../domain/assessment.ts";
import type { RunningFigures } from "../../domain/journal.ts";
import { type LocalDay, windowEnding } from "../../domain/local-day.ts";
import { recordsWithin } from "../series/records-within.ts";

/**
 * How much a runner ran up to a day: the known days of 28, metres of the last 7 and 30 days, and the longest run of 30.
 * Unknown days add nothing, so the sums are what is known and stand beside the known days.
 *
 * @param days dense, ascending; later days than `asOf` are left out
 * @returns null for a sum without a distance in it; never 0 for days that nobody knows of
 * @see docs/METHODS.md#running-figures
 */
export function runningFigures(
  days: readonly Pick<DayRecord, "day" | "state" | "distanceM" | "spike">[],
  asOf: LocalDay,
): RunningFigures {
  const within = (count: number) => recordsWithin(days, windowEnding(asOf, count));
  const longest = within(30).flatMap(({ spike }) => spike.sessionM ?? []);
  return {
    knownDaysOf28: within(28).filter(({ state }) => state !== "unknown").length,
    distance7dM: sumOf(within(7)),
    distance30dM: sumOf(within(30)),
    longestRun30dM: longest.length === 0 ? null : Math.max(...longest),
  };
}

/** A day of rest is a zero; an unknown day, or a run without a distance, is nothing. */
function sumOf(days: readonly Pick<DayRecord, "state" | "distanceM">[]): number | null {
  const known = days.flatMap(({ state, distanceM }) => (state === "rest" ? 0 : (distanceM ?? [])));
  return known.length === 0 ? null : known.reduce((sum, distanceM) => sum + distanceM, 0);
}
