import type { DayRecord } from "../../domain/assessment.ts";
import { weekdayAndDay } from "../../domain/day-words.ts";
import { addDays, type DayRange, isWithin, type LocalDay, windowEnding } from "../../domain/local-day.ts";

/** A spike looks back this far from its run. */
export const SPIKE_LOOK_BACK_DAYS = 30;

/**
 * Known days / days of a window, over day records that may be shorter than it.
 *
 * @see docs/METHODS.md#rules
 */
export function knownShare(days: readonly DayRecord[], window: DayRange): number {
  const known = days.filter(({ day, state }) => state !== "unknown" && isWithin(day, window)).length;
  return known / (window.to - window.from + 1);
}

/**
 * What is missing before anything can be said about spikes in the days a spike would still count; null when nothing is.
 *
 * @param days day records up to `asOf`
 * @see docs/METHODS.md#spike-rules
 */
export function missingForSpikes(days: readonly DayRecord[], asOf: LocalDay, standsDays: number): string | null {
  if (!days.some(({ state }) => state === "observed")) return "your runs";
  const window = windowEnding(asOf, standsDays + 1);
  const standing = days.filter(({ day }) => isWithin(day, window));
  if (!standing.some(({ state }) => state !== "unknown")) return "your runs and rest days of the last week";
  const runs = standing.filter(({ state }) => state === "observed");
  const unmeasured = runs.find(({ spike }) => spike.sessionM === null);
  if (unmeasured !== undefined) return `the distance of the run on ${weekdayAndDay(unmeasured.day)}`;
  const last = runs.at(-1);
  if (last === undefined || runs.some(({ spike }) => spike.value !== null)) return null;
  return `a run with a known distance in the ${SPIKE_LOOK_BACK_DAYS} days before ${weekdayAndDay(last.day)}`;
}

/** The days before a run that it is compared with, and the run's own. */
export function spikeWindow(day: LocalDay): DayRange {
  return { from: addDays(day, -SPIKE_LOOK_BACK_DAYS), to: day };
}
