import { addDays, isoWeekStart, type LocalDay } from "../../domain/local-day.ts";
import { said } from "../../messages/said.ts";
import type { App, WeeklyReport } from "../../usecases/app.ts";
import type { SharedAthlete, SquadEntry } from "../../usecases/squad-overview.ts";
import { HttpProblem } from "../problem.ts";

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

const [LEAST_COMPARED, MOST_COMPARED] = [2, 4];

/** Whether so many athletes stand beside each other. */
export const isComparable = (count: number): boolean => count >= LEAST_COMPARED && count <= MOST_COMPARED;

/**
 * The athletes that were chosen. Nobody learns of one who does not share: theirs is a name that is not there.
 * @throws HttpProblem 404
 */
export function sharedAmong(shared: readonly SharedAthlete[], chosen: readonly string[]): readonly SharedAthlete[] {
  const found = shared.filter(({ athlete }) => chosen.includes(athlete));
  if (found.length < new Set(chosen).size) throw new HttpProblem(404, said("squad.compare.gone"));
  return found;
}

/** A few athletes beside each other, those who need a look first. */
export async function comparedAthletes(
  app: Pick<App, "squadOverview" | "weeklyReport">,
  athletes: readonly SharedAthlete[],
  asOf: LocalDay,
): Promise<readonly ComparedAthlete[]> {
  const entries = await app.squadOverview(athletes, { asOf, painDays: comparedPainDays(asOf) });
  const compared: ComparedAthlete[] = [];
  for (const entry of entries) compared.push(comparedAthlete(entry, await app.weeklyReport(entry.athlete, asOf), asOf));
  return compared;
}

/** What of an athlete's report stands beside others': as far as their row of the squad shares it. */
function comparedAthlete(entry: SquadEntry, report: WeeklyReport, asOf: LocalDay): ComparedAthlete {
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
const comparedPainDays = (asOf: LocalDay): number => COMPARED_DAYS - daysToCome(asOf);

/** Days of the last week that are still to come. */
const daysToCome = (asOf: LocalDay): number => addDays(isoWeekStart(asOf), 6) - asOf;
