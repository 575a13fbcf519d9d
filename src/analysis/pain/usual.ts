import { median } from "simple-statistics";
import { addDays, type LocalDay, windowEnding } from "../../domain/local-day.ts";
import type { Moment } from "../../domain/pain.ts";
import { daysWithin, type SiteDay, type SiteDiary } from "./site-diary.ts";

/** What a place feels like when it is not running or just back from it. */
const RESTING: readonly Moment[] = ["pre", "next_morning", "daily"];

/**
 * How a place usually feels at rest: the median of its resting answers (before a run, the morning after, any other time
 * of a day, and 0 for each "no pain today") in the `windowDays` days before a day.
 *
 * @returns NRS 0–10; null without a single resting answer, because nothing logged is not nothing felt
 * @see docs/METHODS.md#places-and-answers
 */
export function usualBefore(diary: SiteDiary, day: LocalDay, windowDays: number): number | null {
  const window = windowEnding(addDays(day, -1), windowDays);
  const resting = daysWithin(diary, window).flatMap(restingNrs);
  return resting.length === 0 ? null : median(resting);
}

function restingNrs(day: SiteDay): readonly number[] {
  if (day.entries.length === 0) return [0];
  return day.entries.filter(({ moment }) => RESTING.includes(moment)).map(({ nrs }) => nrs);
}
