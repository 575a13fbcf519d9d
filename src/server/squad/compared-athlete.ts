import { addDays, isoWeekStart, type LocalDay } from "../../domain/local-day.ts";
import type { WeeklyReport } from "../../usecases/app.ts";
import type { SquadEntry } from "../../usecases/squad-overview.ts";

export const COMPARED_WEEKS = 12;
const COMPARED_DAYS = 7 * COMPARED_WEEKS;

export interface ComparedWeek {
  readonly weekStart: LocalDay;
  /** Null where runs are not shared, and for a week that nobody knows of. */
  readonly distanceM: number | null;
  readonly longestRunM: number | null;
  /** Null where pain is not shared, and without an answer. */
  readonly maxNrs: number | null;
}

/** One athlete as they stand beside others: the same weeks and days for each. */
export interface ComparedAthlete {
  readonly entry: SquadEntry;
  readonly weeks: readonly ComparedWeek[];
  /** Worst pain of each day, oldest first; null where pain is not shared. */
  readonly painNrs: readonly (number | null)[] | null;
}

/** What of an athlete's report stands beside others': as far as their row of the squad shares it. */
export function comparedAthlete(entry: SquadEntry, report: WeeklyReport, asOf: LocalDay): ComparedAthlete {
  const [seesRuns, seesPain] = [entry.seesRuns, entry.painNrs !== null];
  const byWeek = new Map(report.weeks.map((week) => [week.weekStart, week]));
  const last = isoWeekStart(asOf);
  const weeks = Array.from({ length: COMPARED_WEEKS }, (_, i): ComparedWeek => {
    const weekStart = addDays(last, -7 * (COMPARED_WEEKS - 1 - i));
    const week = byWeek.get(weekStart);
    return {
      weekStart,
      distanceM: seesRuns ? (week?.distanceM ?? null) : null,
      longestRunM: seesRuns ? (week?.longestRunM ?? null) : null,
      maxNrs: seesPain ? (week?.maxNrs ?? null) : null,
    };
  });
  return { entry, weeks, painNrs: toWeekEnd(entry.painNrs, asOf) };
}

/** Days of pain up to the end of the week, so that they stand under their weeks. */
function toWeekEnd(painNrs: SquadEntry["painNrs"], asOf: LocalDay): ComparedAthlete["painNrs"] {
  return painNrs === null ? null : [...painNrs, ...new Array<null>(daysToCome(asOf)).fill(null)];
}

/** Days of pain that a row must have to stand under every week. */
export const comparedPainDays = (asOf: LocalDay): number => COMPARED_DAYS - daysToCome(asOf);

/** Days of the last week that are still to come. */
const daysToCome = (asOf: LocalDay): number => addDays(isoWeekStart(asOf), 6) - asOf;
