import { addDays, type LocalDay } from "../../domain/local-day.ts";
import type { WholeRun } from "./whole-runs.ts";

/** A run is compared with the longest of this many days before its own. */
export const SPIKE_WINDOW_DAYS = 30;

/** The longest run of one day. */
export interface DayLongest {
  readonly day: LocalDay;
  /** The longest run whose distance is known; null when none is. */
  readonly distanceM: number | null;
  /** Some run of the day has no distance, so a longer one may hide. */
  readonly isPartial: boolean;
}

/** What a run of a day is compared with. */
export interface LongestPrior {
  /** Days with a run among the 30 before; 0 means a return from a break. */
  readonly runDays: number;
  /** The longest run with a known distance and the day it was run; null when there is none. */
  readonly longest: { readonly day: LocalDay; readonly distanceM: number } | null;
  /** A prior run has no distance, so a longer one may hide. */
  readonly isPartial: boolean;
}

/**
 * The longest run of each day with a run.
 *
 * @see docs/METHODS.md#spike
 */
export function longestOfEachDay(runs: readonly WholeRun[]): ReadonlyMap<LocalDay, DayLongest> {
  const byDay = new Map<LocalDay, DayLongest>();
  for (const { day, distanceM } of runs) {
    const before = byDay.get(day) ?? { day, distanceM: null, isPartial: false };
    byDay.set(day, {
      day,
      distanceM: distanceM === null ? before.distanceM : Math.max(before.distanceM ?? 0, distanceM),
      isPartial: before.isPartial || distanceM === null,
    });
  }
  return byDay;
}

/**
 * The longest run of the 30 days before a day, the day itself left out. Of two equally long runs the later one counts.
 *
 * @see docs/METHODS.md#spike
 */
export function longestPriorTo(day: LocalDay, byDay: ReadonlyMap<LocalDay, DayLongest>): LongestPrior {
  let runDays = 0;
  let longest: LongestPrior["longest"] = null;
  let isPartial = false;
  for (let back = SPIKE_WINDOW_DAYS; back >= 1; back--) {
    const prior = byDay.get(addDays(day, -back));
    if (prior === undefined) continue;
    runDays++;
    isPartial ||= prior.isPartial;
    const { distanceM } = prior;
    if (distanceM !== null && distanceM >= (longest?.distanceM ?? 0)) longest = { day: prior.day, distanceM };
  }
  return { runDays, longest, isPartial };
}
