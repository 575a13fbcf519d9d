import type { DayRecord } from "../../domain/assessment.ts";
import { addDays, type DayRange, type LocalDay, windowEnding } from "../../domain/local-day.ts";
import type { Said } from "../../domain/said.ts";
import { said } from "../../messages/said.ts";
import { recordsWithin } from "../series/records-within.ts";

/** A spike looks back this far from its run. */
export const SPIKE_LOOK_BACK_DAYS = 30;

/**
 * Known days / days of a window, over day records that may be shorter than it.
 *
 * @param days dense and ascending
 *
 * @see docs/METHODS.md#rules
 */
export function knownShare(days: readonly Pick<DayRecord, "day" | "state">[], window: DayRange): number {
  const known = recordsWithin(days, window).filter(({ state }) => state !== "unknown").length;
  return known / (window.to - window.from + 1);
}

/**
 * What is missing before anything can be said about spikes in the days a spike would still count; null when nothing is.
 *
 * @param days day records up to `asOf`
 * @see docs/METHODS.md#spike-rules
 */
export function missingForSpikes(days: readonly DayRecord[], asOf: LocalDay, standsDays: number): Said | null {
  if (!days.some(({ state }) => state === "observed")) return said("unknown.runs");
  const standing = recordsWithin(days, windowEnding(asOf, standsDays + 1));
  if (!standing.some(({ state }) => state !== "unknown")) return said("unknown.week");
  const runs = standing.filter(({ state }) => state === "observed");
  const unmeasured = runs.find(({ spike }) => spike.sessionM === null);
  if (unmeasured !== undefined) return said("unknown.distance", { day: { day: unmeasured.day, as: "weekday-short" } });
  const last = runs.at(-1);
  if (last === undefined || runs.some(({ spike }) => spike.value !== null)) return null;
  return said("unknown.prior-run", { days: SPIKE_LOOK_BACK_DAYS, day: { day: last.day, as: "weekday-short" } });
}

/** The days before a run that it is compared with, and the run's own. */
export function spikeWindow(day: LocalDay): DayRange {
  return { from: addDays(day, -SPIKE_LOOK_BACK_DAYS), to: day };
}
