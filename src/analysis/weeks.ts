import type { DayRecord, WeekSummary } from "../domain/assessment.ts";
import type { RunnerHistory } from "../domain/history.ts";
import { addDays, isoWeekStart, type LocalDay } from "../domain/local-day.ts";
import { type PainEntry, REGIONS } from "../domain/pain.ts";

const WEEK_DAYS = 7;

/** What one week holds, nothing of it after `asOf`. */
interface WeekContent {
  readonly days: readonly DayRecord[];
  readonly pain: readonly PainEntry[];
  readonly hasNoPainDay: boolean;
  readonly therapy: number;
}

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
  const daysOfWeek = byWeek(days, (record) => record.day, asOf);
  const pain = byWeek(history.pain, (entry) => entry.day, asOf);
  const noPain = byWeek(history.noPain, (entry) => entry.day, asOf);
  const therapy = byWeek(history.therapy, (session) => session.day, asOf);
  const weeks: WeekSummary[] = [];
  for (let weekStart = isoWeekStart(first); weekStart <= asOf; weekStart = addDays(weekStart, WEEK_DAYS)) {
    const content: WeekContent = {
      days: daysOfWeek.get(weekStart) ?? [],
      pain: pain.get(weekStart) ?? [],
      hasNoPainDay: noPain.has(weekStart),
      therapy: therapy.get(weekStart)?.length ?? 0,
    };
    weeks.push(weekSummary(weekStart, content, Math.min(WEEK_DAYS, asOf - weekStart + 1)));
  }
  return weeks;
}

function byWeek<T>(items: readonly T[], dayOf: (item: T) => LocalDay, asOf: LocalDay): ReadonlyMap<LocalDay, T[]> {
  const weeks = new Map<LocalDay, T[]>();
  for (const item of items) {
    const day = dayOf(item);
    if (day > asOf) continue;
    const weekStart = isoWeekStart(day);
    const week = weeks.get(weekStart);
    if (week === undefined) weeks.set(weekStart, [item]);
    else week.push(item);
  }
  return weeks;
}

function weekSummary(weekStart: LocalDay, content: WeekContent, lengthDays: number): WeekSummary {
  const known = content.days.filter((day) => day.state !== "unknown");
  return {
    weekStart,
    distanceM: totalOf(known.map((day) => day.distanceM)),
    durationS: totalOf(known.map((day) => day.durationS)),
    longestRunM: longestOf(content.days),
    runs: content.days.reduce((runs, day) => runs + day.runs, 0),
    ...painOf(content),
    therapy: content.therapy,
    coverage: known.length / lengthDays,
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

function painOf({ pain, hasNoPainDay }: WeekContent): Pick<WeekSummary, "maxNrs" | "regions"> {
  const scores = pain.map((entry) => entry.nrs);
  if (hasNoPainDay) scores.push(0);
  const sore = new Set(pain.filter((entry) => entry.nrs > 0).map((entry) => entry.region));
  return {
    maxNrs: scores.length === 0 ? null : Math.max(...scores),
    regions: REGIONS.filter((region) => sore.has(region)),
  };
}
