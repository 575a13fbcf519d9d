import { longestNoSpike } from "../analysis/ratio/longest-no-spike.ts";
import { wholeRuns } from "../analysis/ratio/whole-runs.ts";
import { assess } from "../analysis/risk/assess.ts";
import { dailySeries } from "../analysis/series/daily-series.ts";
import { dayRecords, percentilesOfLastDay } from "../analysis/series/day-records.ts";
import { weekSummaries } from "../analysis/weeks.ts";
import type { DayRecord } from "../domain/assessment.ts";
import { settingsOn } from "../domain/athlete.ts";
import type { RunnerHistory } from "../domain/history.ts";
import type { AthleteId } from "../domain/ids.ts";
import { LOAD_METHODS, type LoadMethod } from "../domain/load.ts";
import { addDays, daysOf, isWithin, type LocalDay, windowEnding } from "../domain/local-day.ts";
import type { DailySeries } from "../domain/series.ts";
import type { Reader } from "../store/session.ts";
import type { WeeklyReport } from "./app.ts";
import type { Deps } from "./deps.ts";
import { sessionsSince } from "./recent-sessions.ts";
import { readSeries } from "./runner-series.ts";
import type { VerdictEvidence } from "./verdict.ts";

/** Days behind the sentence "26 of 28 days known": the longest window a rule looks at. */
const KNOWN_WINDOW_DAYS = 28;
/** No rule asks for more of a session than its day when it is longer ago than this: the longest look back is a year. */
const SESSIONS_BACK_DAYS = 400;

/** Reads one runner's history and says what it means on a day. Reading changes nothing. */
export async function weeklyReport(deps: Deps, athlete: AthleteId, asOf: LocalDay): Promise<WeeklyReport> {
  return deps.store.read(async (reader) => {
    const { history, series } = await runnerOn(deps, reader, athlete, { asOf, methods: LOAD_METHODS });
    return reportFrom(history, series, athlete, asOf);
  });
}

/** Reads what the verdict of a day is worked out from (`verdictFrom`), and no more. */
export async function verdictEvidence(deps: Deps, athlete: AthleteId, asOf: LocalDay): Promise<VerdictEvidence> {
  return deps.store.read(async (reader) => {
    const { history, series } = await runnerOn(deps, reader, athlete, { asOf, methods: ["distance"] });
    return { history, series, asOf };
  });
}

interface Wanted {
  readonly asOf: LocalDay;
  readonly methods: readonly LoadMethod[];
  /** Every session there is, for what looks back further than a verdict does. */
  readonly withAllSessions?: boolean;
}

/** The series up to a day, and a history with the sessions of the last months: of the others the series tells the day. */
export async function runnerOn(
  deps: Deps,
  reader: Reader,
  athlete: AthleteId,
  { asOf, methods, withAllSessions = false }: Wanted,
): Promise<{ readonly history: RunnerHistory; readonly series: DailySeries }> {
  const beside = await deps.tables.history.historyBesideRuns(reader, athlete);
  const series = await readSeries(deps, reader, athlete, { beside, asOf, methods });
  const { returnPlan } = beside;
  const from = addDays(Math.min(asOf, returnPlan?.from ?? asOf) as LocalDay, -SESSIONS_BACK_DAYS);
  const sessions = await sessionsSince(deps, reader, athlete, withAllSessions ? null : from);
  return { history: { ...beside, sessions }, series };
}

/** The same without a store: a function of the history and the day. */
export function reportOn(history: RunnerHistory, athlete: AthleteId, asOf: LocalDay): WeeklyReport {
  return reportFrom(history, dailySeries(history, asOf), athlete, asOf);
}

function reportFrom(history: RunnerHistory, series: DailySeries, athlete: AthleteId, asOf: LocalDay): WeeklyReport {
  const days = dayRecords(series);
  const limit = longestNoSpike(wholeRuns(history.sessions), asOf);
  const unknownDays = unknownDaysBefore(days, asOf);
  const { language, units } = settingsOn(asOf, history.settings);
  return {
    athlete,
    asOf,
    assessment: assess(history, days, asOf),
    weeks: weekSummaries(history, days, asOf),
    days,
    percentiles: percentilesOfLastDay(series),
    pain: history.pain.filter((entry) => entry.day <= asOf),
    therapy: history.therapy.filter((session) => session.day <= asOf),
    exercisesDone: history.exercisesDone.filter(({ day }) => day <= asOf),
    exercisePlans: history.exercisePlans,
    claims: history.claims,
    unknownDays,
    knownDaysOf28: KNOWN_WINDOW_DAYS - unknownDays.length,
    longestNoSpikeM: limit?.limitM ?? null,
    longestPrior: limit?.prior ?? null,
    preferences: { language, units },
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
