import type { ExerciseDone, ExercisePlan } from "../../domain/exercise.ts";
import { addDays, daysOf, isoWeekStart, isWithin, type LocalDay } from "../../domain/local-day.ts";

const WEEK_DAYS = 7;
/** Weeks that are listed, the current one included. */
const WEEKS_SHOWN = 8;

/** One ISO week of one exercise. */
export interface ExerciseWeek {
  readonly weekStart: LocalDay;
  /** Days on which it was logged; null when no exercise at all was logged that week, because silence is not a no. */
  readonly times: number | null;
  /** The plan covers all seven days of it and they are over. */
  readonly isWhole: boolean;
  /** Done as often as was asked, once where nobody said; null while that cannot be said. */
  readonly isKept: boolean | null;
}

/** How an exercise is being kept. */
export interface ExerciseKept {
  readonly plan: ExercisePlan;
  /** Ascending, from the plan's first week, the last 8 up to `asOf`. */
  readonly weeks: readonly ExerciseWeek[];
  readonly lastDone: LocalDay | null;
  readonly daysSinceLast: number | null;
  /** Weeks in a row that were kept, back from the last whole one, the current one too when it is kept already. */
  readonly streakWeeks: number;
  /** A week nobody logged anything in ends the streak: it may have been longer. */
  readonly streakMayBeLonger: boolean;
}

/**
 * Each exercise that is in force on `asOf`, or ended in the last 8 weeks: how often it was done against what was asked.
 *
 * @see docs/METHODS.md#exercises-kept
 */
export function exercisesKept(
  plans: readonly ExercisePlan[],
  done: readonly ExerciseDone[],
  asOf: LocalDay,
): ExerciseKept[] {
  const oldest = addDays(isoWeekStart(asOf), -(WEEKS_SHOWN - 1) * WEEK_DAYS);
  const known = done.filter(({ day }) => day <= asOf);
  return plans
    .filter(({ from, until }) => from <= asOf && (until === null || until >= oldest))
    .map((plan) => exerciseKept(plan, known, asOf));
}

function exerciseKept(plan: ExercisePlan, done: readonly ExerciseDone[], asOf: LocalDay): ExerciseKept {
  const days = [...new Set(done.filter(({ key }) => key === plan.key).map(({ day }) => day))].sort((a, b) => a - b);
  const weeks = weeksOf(plan, days, done, asOf);
  const lastDone = days.at(-1) ?? null;
  return {
    plan,
    weeks: weeks.slice(-WEEKS_SHOWN),
    lastDone,
    daysSinceLast: lastDone === null ? null : asOf - lastDone,
    ...streakOf(weeks),
  };
}

function weeksOf(
  plan: ExercisePlan,
  days: readonly LocalDay[],
  done: readonly ExerciseDone[],
  asOf: LocalDay,
): ExerciseWeek[] {
  const last = plan.until === null || plan.until > asOf ? asOf : plan.until;
  const loggedWeeks = new Set(done.map(({ day }) => isoWeekStart(day)));
  const starts = daysOf({ from: isoWeekStart(plan.from), to: last }).filter((day) => isoWeekStart(day) === day);
  return starts.map((weekStart) => {
    const week = { from: weekStart, to: addDays(weekStart, WEEK_DAYS - 1) };
    const times = loggedWeeks.has(weekStart) ? days.filter((day) => isWithin(day, week)).length : null;
    const isWhole = week.from >= plan.from && week.to <= last;
    return { weekStart, times, isWhole, isKept: isKept(times, plan.timesPerWeek ?? 1, isWhole) };
  });
}

/** A week that is not whole can be kept already; it cannot be missed. */
function isKept(times: number | null, asked: number, isWhole: boolean): boolean | null {
  if (times === null) return null;
  if (times >= asked) return true;
  return isWhole ? false : null;
}

function streakOf(weeks: readonly ExerciseWeek[]): Pick<ExerciseKept, "streakWeeks" | "streakMayBeLonger"> {
  const current = weeks.at(-1);
  const counted = current !== undefined && !current.isWhole && current.isKept !== true ? weeks.slice(0, -1) : weeks;
  const end = counted.findLastIndex((week) => week.isKept !== true);
  return { streakWeeks: counted.length - 1 - end, streakMayBeLonger: end >= 0 && counted[end]?.isKept === null };
}
