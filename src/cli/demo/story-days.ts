import { addDays, type DayRange, isoWeekday, type LocalDay } from "../../domain/local-day.ts";

/** The days on which the story of the demo runner turns. All of them follow from the last day. */
export interface StoryDays {
  /** The day the page is about. */
  readonly endDay: LocalDay;
  /** The long run that is too long for now: 1 to 6 days before the end, on a Sunday (a Saturday when the end is a Sunday). */
  readonly lastLongRun: LocalDay;
  /** The long run that jumped by half, about five months before the end. */
  readonly jump: LocalDay;
  /** The run that the knee stopped. */
  readonly lastRunBeforeBreak: LocalDay;
  readonly firstRunBack: LocalDay;
  /** A week without a watch and without a word. */
  readonly unknownWeek: DayRange;
}

/** Weeks of the story before the one that ends with the last long run. */
export const STORY_WEEKS = 103;
/** Week of the long run that jumped. */
export const JUMP_WEEK = 21;
/** Last week of continuous running before the knee ended it, and first week with a run after. */
export const STOP_WEEK = 16;
export const BACK_WEEK = 11;
/** Last week of runs with walk breaks. */
export const LAST_WALK_RUN_WEEK = 8;
/** First week recorded as FIT files; everything before is known from a Strava export only. */
export const FIRST_FIT_WEEK = 65;
/** Week of the half marathon of the first year. */
export const RACE_WEEK = 62;

const SUNDAY = 7;

/** Day of the long run of a week, counted back from the last one. */
export function longRunDay(story: Pick<StoryDays, "lastLongRun">, week: number): LocalDay {
  return addDays(story.lastLongRun, -7 * week);
}

/** Places the story so that it ends on a day. */
export function storyEndingOn(endDay: LocalDay): StoryDays {
  const weekday = isoWeekday(endDay);
  const lastLongRun = addDays(endDay, weekday === SUNDAY ? -1 : -weekday);
  const back = (days: number) => addDays(lastLongRun, -days);
  return {
    endDay,
    lastLongRun,
    jump: back(7 * JUMP_WEEK),
    lastRunBeforeBreak: back(7 * STOP_WEEK + 2),
    firstRunBack: back(7 * BACK_WEEK),
    unknownWeek: { from: back(98), to: back(92) },
  };
}
