import type { UtcInstant } from "../domain/instant.ts";
import { addDays, isoWeekStart, type LocalDay } from "../domain/local-day.ts";
import type { LocalClock } from "../usecases/local-clock.ts";

/** Once a week at this time by the clock of a place. */
export interface WeeklyTime {
  /** 1 = Monday … 7 = Sunday. */
  readonly weekday: number;
  readonly timeOfDayS: number;
}

/** One turn of the schedule: the Monday of its ISO week, and when it is due. */
export interface Turn {
  readonly week: LocalDay;
  readonly at: UtcInstant;
}

/** What the schedule has to go by. */
export interface SoFar {
  readonly now: UtcInstant;
  /** When the schedule was made: turns before it never were. */
  readonly since: UtcInstant;
  /** Mondays of the weeks that were sent. */
  readonly sentWeeks: readonly LocalDay[];
}

/**
 * The next turn that is to be sent. It is due when its `at` is not after `now`.
 *
 * A week is never sent twice. Of the turns that went by while nobody was there, only the latest is still due: one missed
 * week is caught up, older ones are not.
 */
export function nextTurn(time: WeeklyTime, clock: LocalClock, { now, since, sentWeeks }: SoFar): Turn {
  const turnOf = (week: LocalDay): Turn => ({
    week,
    at: clock.instantOf(addDays(week, time.weekday - 1), time.timeOfDayS),
  });
  // The week of today holds the latest turn, or the week before does; the one after guards against clocks put back.
  let week = addDays(isoWeekStart(clock.dayAt(now)), 7);
  while (turnOf(week).at > now) week = addDays(week, -7);
  const latest = turnOf(week);
  if (latest.at >= since && !sentWeeks.includes(week)) return latest;
  do week = addDays(week, 7);
  while (sentWeeks.includes(week));
  return turnOf(week);
}
