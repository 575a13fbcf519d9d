import type { LocalDay } from "../../domain/local-day.ts";
import { longestOfEachDay, longestPriorTo } from "./longest-runs.ts";
import { SPIKE_LIMITS } from "./spike.ts";
import type { WholeRun } from "./whole-runs.ts";

/** How long a run may be before it counts as a spike, and the run that says so. */
export interface LongestNoSpike {
  readonly limitM: number;
  readonly prior: { readonly day: LocalDay; readonly distanceM: number };
}

/**
 * The longest run on a day that stays within +10 % of the longest run of the 30 days before it. A description of the
 * rule, not a distance that is known to be safe.
 *
 * @param runs from `wholeRuns`, planned ones included if they should count; later days are left out
 * @returns null when no run of the 30 days before has a distance above zero
 * @see docs/METHODS.md#longest-run-that-is-no-spike
 */
export function longestNoSpike(runs: readonly WholeRun[], day: LocalDay): LongestNoSpike | null {
  const { longest } = longestPriorTo(day, longestOfEachDay(runs));
  if (longest === null || longest.distanceM === 0) return null;
  return { limitM: longest.distanceM * SPIKE_LIMITS.reference, prior: longest };
}
