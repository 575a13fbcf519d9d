import type { DayRecord } from "../../domain/assessment.ts";
import { addDays, type DayRange, daysOf, type LocalDay, windowEnding } from "../../domain/local-day.ts";
import type { PlannedRun } from "../../domain/plan.ts";
import { kmFromM } from "../../domain/units.ts";
import { RATIO_RULES } from "../ratio/ratio-rules.ts";

const WEEK_DAYS = 7;
/** The usual week: the mean of these days, with three known days of four at least. */
const USUAL_DAYS = 28;
const MIN_USUAL_COVERAGE = 0.75;
/** A value on a limit meets it, whatever its last bit says. */
const TOLERANCE = 1e-9;

/** Distance of each day, done and planned, in metres; null for a day of the past that is not known. */
export interface PlanDistances {
  readonly ofDay: (day: LocalDay) => number | null;
  readonly asOf: LocalDay;
}

/**
 * Distance of each day if the plan is run as written and nothing else: what was done up to `asOf`, what is planned after
 * it. Today's plan counts where today holds no run.
 *
 * @param days day records up to `asOf`
 * @param open from `planRuns`
 * @see docs/METHODS.md#plan
 */
export function planDistances(days: readonly DayRecord[], open: readonly PlannedRun[], asOf: LocalDay): PlanDistances {
  const done = new Map(days.map(({ day, distanceM }) => [day, distanceM]));
  const planned = new Map<LocalDay, number>();
  for (const { day, distanceM } of open) planned.set(day, (planned.get(day) ?? 0) + distanceM);
  const ofDay = (day: LocalDay) => planned.get(day) ?? (day > asOf ? 0 : (done.get(day) ?? null));
  return { ofDay, asOf };
}

/**
 * Change of the 7 days that end with a day against the 7 before them, in percent. An unknown day of the past takes the mean
 * of the known ones of its week, as in the week change of days done.
 *
 * @returns null where a week has two unknown days, or the earlier one is under 10 km
 * @see docs/METHODS.md#plan
 */
export function plannedWeekChangePct(distances: PlanDistances, day: LocalDay): number | null {
  const { minCoverage7dFrac, minBasePerWeek } = RATIO_RULES.distance;
  const thisWeekM = scaledM(distances, windowEnding(day, WEEK_DAYS), minCoverage7dFrac);
  const weekBeforeM = scaledM(distances, windowEnding(addDays(day, -WEEK_DAYS), WEEK_DAYS), minCoverage7dFrac);
  if (thisWeekM === null || weekBeforeM === null) return null;
  if (weekBeforeM <= 0 || kmFromM(weekBeforeM) < (minBasePerWeek ?? 0) - TOLERANCE) return null;
  return 100 * (thisWeekM / weekBeforeM - 1);
}

/** Ends of 7-day stretches before it that a week is held against. */
const RECENT_DAYS = 28;

/**
 * Whether the 7 days that end with a day hold more than any known 7 days that ended in the 28 days before them.
 *
 * @see docs/METHODS.md#plan
 */
export function isHighestWeek(distances: PlanDistances, day: LocalDay): boolean {
  const { minCoverage7dFrac } = RATIO_RULES.distance;
  const weekM = (last: LocalDay) => scaledM(distances, windowEnding(last, WEEK_DAYS), minCoverage7dFrac);
  const nowM = weekM(day);
  const before = daysOf(windowEnding(addDays(day, -WEEK_DAYS), RECENT_DAYS))
    .map(weekM)
    .filter((distanceM) => distanceM !== null);
  return nowM !== null && before.length > 0 && before.every((distanceM) => nowM > distanceM + TOLERANCE);
}

/** A planned week that is lighter than usual on purpose. */
export interface Taper {
  readonly raceDay: LocalDay;
  /** The 7 days before the race. */
  readonly weekM: number;
  /** Mean week of the 28 days up to today. */
  readonly usualM: number;
  readonly shareFrac: number;
}

/** At or below this share of the usual week it is called a taper. */
const TAPER_FRAC = 0.7;

/**
 * The taper before the next planned race: the 7 days before it hold at most 70 % of the usual week. The week must hold a
 * run beside the race, because a plan of the race alone says nothing about the days before it.
 *
 * @see docs/METHODS.md#plan
 */
export function taperBefore(distances: PlanDistances, open: readonly PlannedRun[]): Taper | null {
  const raceDay = open.find(({ kind }) => kind === "race")?.day;
  if (raceDay === undefined) return null;
  const week = windowEnding(addDays(raceDay, -1), WEEK_DAYS);
  const usualM = scaledM(distances, windowEnding(distances.asOf, USUAL_DAYS), MIN_USUAL_COVERAGE);
  const weekM = scaledM(distances, week, RATIO_RULES.distance.minCoverage7dFrac);
  if (usualM === null || usualM === 0 || weekM === null || weekM === 0) return null;
  const usualWeekM = (usualM / USUAL_DAYS) * WEEK_DAYS;
  const shareFrac = weekM / usualWeekM;
  return shareFrac <= TAPER_FRAC + TOLERANCE ? { raceDay, weekM, usualM: usualWeekM, shareFrac } : null;
}

/** Sum over a window with unknown days as the mean of the known ones; null with too few known. */
function scaledM({ ofDay }: PlanDistances, window: DayRange, minCoverageFrac: number): number | null {
  const days = daysOf(window);
  const known = days.map(ofDay).filter((distanceM) => distanceM !== null);
  if (known.length === 0 || known.length / days.length < minCoverageFrac - TOLERANCE) return null;
  return (known.reduce((sum, distanceM) => sum + distanceM, 0) / known.length) * days.length;
}
