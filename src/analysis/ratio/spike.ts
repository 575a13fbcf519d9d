import type { Spike, SpikeCategory } from "../../domain/load.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { CalendarDay } from "../load/day-states.ts";
import {
  type DayLongest,
  type LongestPrior,
  longestOfEachDay,
  longestPriorTo,
  SPIKE_WINDOW_DAYS,
} from "./longest-runs.ts";
import type { WholeRun } from "./whole-runs.ts";

/** Upper ends of the categories, as session / longest prior run (Frandsen 2025). */
export const SPIKE_LIMITS = { reference: 1.1, small: 1.3, moderate: 2 } as const;
/** A run on a boundary belongs to the milder side, whatever the last bit of its quotient says. */
const TOLERANCE = 1e-9;

/**
 * A session as a multiple of the longest prior run.
 *
 * @param sessionM metres (any unit, as long as both are the same)
 * @param longestPriorM the longest run of the 30 days before it
 * @returns null when there is nothing to compare with
 * @see docs/METHODS.md#spike — Frandsen et al. 2025, Br J Sports Med 59:1203
 * @example spikeRatio(15_000, 10_000) // 1.5
 */
export function spikeRatio(sessionM: number, longestPriorM: number): number | null {
  const ratio = sessionM / longestPriorM;
  return longestPriorM > 0 && Number.isFinite(ratio) ? ratio : null;
}

/**
 * The category of a spike ratio: up to +10 % `reference`, to +30 % `small`, to +100 % `moderate`, above that `large`.
 *
 * @see docs/METHODS.md#spike
 * @example spikeCategory(1.3) // "small"
 */
export function spikeCategory(ratio: number): "reference" | "small" | "moderate" | "large" {
  if (ratio <= SPIKE_LIMITS.reference + TOLERANCE) return "reference";
  if (ratio <= SPIKE_LIMITS.small + TOLERANCE) return "small";
  return ratio <= SPIKE_LIMITS.moderate + TOLERANCE ? "moderate" : "large";
}

/**
 * The spike of each day.
 *
 * @param days dense and ascending, from `dayStates`
 * @param runs from `wholeRuns`, at least those of the 30 days before the first
 * @param firstKnownDay where the history begins, when the days do not begin there
 * @returns one entry per input day
 * @see docs/METHODS.md#spike
 */
export function spikes(
  days: readonly CalendarDay[],
  runs: readonly WholeRun[],
  firstKnownDay: LocalDay | null = days[0]?.day ?? null,
): Spike[] {
  const byDay = longestOfEachDay(runs);
  return days.map(({ day }) => spikeOfDay(day, byDay, firstKnownDay));
}

/**
 * The spike of one day, done or planned: put the planned run into `runs` to ask about tomorrow.
 *
 * @param runs from `wholeRuns`; later days are left out
 * @param firstKnownDay where the history begins; null when there is none
 * @returns the day's longest run against the longest of the 30 days before; runs of the same day are not prior
 * @see docs/METHODS.md#spike
 */
export function spikeOn(day: LocalDay, runs: readonly WholeRun[], firstKnownDay: LocalDay | null): Spike {
  return spikeOfDay(day, longestOfEachDay(runs), firstKnownDay);
}

function spikeOfDay(day: LocalDay, byDay: ReadonlyMap<LocalDay, DayLongest>, firstKnownDay: LocalDay | null): Spike {
  const prior = longestPriorTo(day, byDay);
  const today = byDay.get(day);
  const sessionM = today === undefined || today.isPartial ? null : today.distanceM;
  const longestPrior30dM = prior.longest?.distanceM ?? null;
  const isShort = firstKnownDay === null || day - firstKnownDay < SPIKE_WINDOW_DAYS;
  const value = sessionM === null || longestPrior30dM === null ? null : spikeRatio(sessionM, longestPrior30dM);
  return {
    day,
    value,
    category: today === undefined ? "none" : categoryOf(value, prior),
    provisional: isShort || prior.isPartial,
    longestPrior30dM,
    sessionM,
  };
}

function categoryOf(value: number | null, prior: LongestPrior): SpikeCategory {
  if (prior.runDays === 0) return "return-from-break";
  return value === null ? "none" : spikeCategory(value);
}
