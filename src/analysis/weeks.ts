import type { DayRecord, WeekSummary } from "../domain/assessment.ts";
import type { RunnerHistory } from "../domain/history.ts";
import { addDays, type DayRange, isoWeekStart, isWithin, type LocalDay } from "../domain/local-day.ts";
import { REGIONS } from "../domain/pain.ts";

const WEEK_DAYS = 7;

/**
 * The ISO weeks from the first known day to `asOf`, for display: what was run, what hurt, what was done about it.
 *
 * @param days from `dailyRecords` for the same history and `asOf`
 * @returns ascending, one entry a week, the first and the last possibly partial; empty without known days
 * @see docs/METHODS.md#weeks
 */
export function weekSummaries(history: RunnerHistory, days: readonly DayRecord[], asOf: LocalDay): WeekSummary[] {
  const first = days[0]?.day;
  if (first === undefined) return [];
  const weeks: WeekSummary[] = [];
  for (let weekStart = isoWeekStart(first); weekStart <= asOf; weekStart = addDays(weekStart, WEEK_DAYS)) {
    const from = Math.max(0, weekStart - first);
    const ofWeek = days.slice(from, Math.max(0, weekStart - first + WEEK_DAYS));
    weeks.push(weekSummary(history, ofWeek, weekStart, asOf));
  }
  return weeks;
}

function weekSummary(
  history: RunnerHistory,
  days: readonly DayRecord[],
  weekStart: LocalDay,
  asOf: LocalDay,
): WeekSummary {
  const week = { from: weekStart, to: Math.min(addDays(weekStart, WEEK_DAYS - 1), asOf) as LocalDay };
  const known = days.filter((day) => day.state !== "unknown");
  return {
    weekStart,
    distanceM: totalOf(known.map((day) => day.distanceM)),
    durationS: totalOf(known.map((day) => day.durationS)),
    longestRunM: longestOf(days),
    runs: history.sessions.filter((session) => session.sport === "run" && isWithin(session.localDay, week)).length,
    ...painOf(history, week),
    therapy: history.therapy.filter((session) => isWithin(session.day, week)).length,
    coverage: known.length / (week.to - week.from + 1),
  };
}

/** The sum of the known days; null without one, and when one of them lacks the quantity. */
function totalOf(values: readonly (number | null)[]): number | null {
  if (values.length === 0) return null;
  return values.reduce((total, value) => (total === null || value === null ? null : total + value), 0);
}

/** The longest run of the week; null without a run, and when a run lacks its distance. */
function longestOf(days: readonly DayRecord[]): number | null {
  const longest = days.filter((day) => day.state === "observed").map((day) => day.spike.sessionM);
  return longest.reduce<number | null>(
    (best, one, i) => (one === null || (i > 0 && best === null) ? null : Math.max(best ?? 0, one)),
    null,
  );
}

function painOf(history: RunnerHistory, week: DayRange): Pick<WeekSummary, "maxNrs" | "regions"> {
  const entries = history.pain.filter((entry) => isWithin(entry.day, week));
  const scores = entries.map((entry) => entry.nrs);
  if (history.noPain.some((noPain) => isWithin(noPain.day, week))) scores.push(0);
  const sore = new Set(entries.filter((entry) => entry.nrs > 0).map((entry) => entry.region));
  return {
    maxNrs: scores.length === 0 ? null : Math.max(...scores),
    regions: REGIONS.filter((region) => sore.has(region)),
  };
}
