import type { DayNumbers } from "./alert-track.ts";

/** Alerts this many days apart or fewer are one warning to the person who reads them. */
export const EPISODE_GAP_DAYS = 3;

/**
 * Alert days that are at most 3 days apart, as one episode each.
 *
 * @param alertDays ascending
 * @see docs/METHODS.md#alerts-and-events
 * @example alertEpisodes([10, 16, 18]) // [[10],[16,18]]
 */
export function alertEpisodes(alertDays: DayNumbers): number[][] {
  const episodes: number[][] = [];
  for (const day of alertDays) {
    const open = episodes.at(-1);
    const last = open?.at(-1);
    if (open !== undefined && last !== undefined && day - last <= EPISODE_GAP_DAYS) open.push(day);
    else episodes.push([day]);
  }
  return episodes;
}
