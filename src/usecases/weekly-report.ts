import { dailyRecords } from "../analysis/daily-records.ts";
import { longestNoSpike } from "../analysis/ratio/longest-no-spike.ts";
import { wholeRuns } from "../analysis/ratio/whole-runs.ts";
import { assess } from "../analysis/risk/assess.ts";
import { weekSummaries } from "../analysis/weeks.ts";
import type { DayRecord } from "../domain/assessment.ts";
import type { RunnerHistory } from "../domain/history.ts";
import type { AthleteId } from "../domain/ids.ts";
import { daysOf, isWithin, type LocalDay, windowEnding } from "../domain/local-day.ts";
import type { WeeklyReport } from "./app.ts";
import type { Deps } from "./deps.ts";
import { runnerHistory } from "./runner-history.ts";

/** Days behind the sentence "26 of 28 days known": the longest window a rule looks at. */
const KNOWN_WINDOW_DAYS = 28;

/** Reads one runner's history and says what it means on a day. Reading changes nothing. */
export async function weeklyReport(deps: Deps, athlete: AthleteId, asOf: LocalDay): Promise<WeeklyReport> {
  return reportOn(await runnerHistory(deps, athlete), athlete, asOf);
}

/** The same without a store: a function of the history and the day. */
export function reportOn(history: RunnerHistory, athlete: AthleteId, asOf: LocalDay): WeeklyReport {
  const days = dailyRecords(history, asOf);
  const limit = longestNoSpike(wholeRuns(history.sessions), asOf);
  const unknownDays = unknownDaysBefore(days, asOf);
  return {
    athlete,
    asOf,
    assessment: assess(history, days, asOf),
    weeks: weekSummaries(history, days, asOf),
    days,
    pain: history.pain.filter((entry) => entry.day <= asOf),
    therapy: history.therapy.filter((session) => session.day <= asOf),
    claims: history.claims,
    unknownDays,
    knownDaysOf28: KNOWN_WINDOW_DAYS - unknownDays.length,
    longestNoSpikeM: limit?.limitM ?? null,
    longestPrior: limit?.prior ?? null,
  };
}

/** Days of the window that are unknown, those before the first known day included. */
function unknownDaysBefore(days: readonly DayRecord[], asOf: LocalDay): LocalDay[] {
  const window = windowEnding(asOf, KNOWN_WINDOW_DAYS);
  const known = new Set(
    days.filter(({ day, state }) => state !== "unknown" && isWithin(day, window)).map(({ day }) => day),
  );
  return daysOf(window).filter((day) => !known.has(day));
}
