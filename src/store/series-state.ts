import type { ActivityId, AthleteId, BatchId } from "../domain/ids.ts";
import type { DayState } from "../domain/load.ts";
import type { LocalDay } from "../domain/local-day.ts";
import { num, numOrNull, text } from "./row.ts";
import type { Reach, Reader, Tx } from "./session.ts";

/** How far the daily series of an athlete is written. */
export interface SeriesState {
  readonly through: LocalDay;
  /** From this day on it is stale; null when none of it is. */
  readonly staleFrom: LocalDay | null;
  /** By which formulas it was made. */
  readonly formula: string;
  /** The state of each day up to `through`, dense and ascending. */
  readonly days: readonly StoredState[];
}

/** What a written day says of its state: a run or another sport on it, a word that it was rest, or nothing. */
export interface StoredState {
  readonly day: LocalDay;
  readonly state: DayState;
  readonly sport: "run" | "other" | null;
}

const BY_LETTER: Readonly<Record<string, Omit<StoredState, "day">>> = {
  r: { state: "observed", sport: "run" },
  o: { state: "rest", sport: "other" },
  s: { state: "rest", sport: null },
  u: { state: "unknown", sport: null },
};

/** How far the daily series is written; null when nothing that is written counts. */
export async function seriesState(reader: Reader, athlete: AthleteId): Promise<SeriesState | null> {
  const [state] = await reader.query("series-state", { athlete }, (row) => ({
    through: num<LocalDay>(row, "through_day"),
    staleFrom: numOrNull<LocalDay>(row, "stale_from"),
    formula: text(row, "formula"),
    days: statesOf(numOrNull<LocalDay>(row, "first_day"), text(row, "states")),
  }));
  return state ?? null;
}

function statesOf(first: LocalDay | null, letters: string): readonly StoredState[] {
  if (first === null) return [];
  return Array.from(letters, (letter, index) => {
    const { state, sport } = BY_LETTER[letter] ?? { state: "unknown", sport: null };
    return { day: (first + index) as LocalDay, state, sport };
  });
}

/** The letter of a day's state. */
export function letterOfState(state: DayState, hasOtherSport: boolean): string {
  if (state === "rest") return hasOtherSport ? "o" : "s";
  return state === "observed" ? "r" : "u";
}

/** Says from which day on the daily series is stale. Every transaction that changes data ends with it. */
export async function markStale(tx: Pick<Tx, "run">, athlete: AthleteId, reach: Reach): Promise<void> {
  if (reach === "no-day") return;
  if (reach === "every-day") await tx.run("series-forget", { athlete });
  else await tx.run("series-stale", { athlete, from_day: reach });
}

/** What a change of these activities reaches: their earliest day, or that of the ones that count instead of them. */
export async function reachOfActivities(
  reader: Reader,
  athlete: AthleteId,
  ids: readonly ActivityId[],
): Promise<Reach> {
  if (ids.length === 0) return "no-day";
  return firstDay(reader, "first-day-of-activities", { athlete, id: ids });
}

/** What undoing or redoing an import reaches. */
export async function reachOfImport(reader: Reader, athlete: AthleteId, batchId: BatchId): Promise<Reach> {
  return firstDay(reader, "first-day-of-import", { athlete, batch_id: batchId });
}

async function firstDay(reader: Reader, query: string, params: Parameters<Reader["query"]>[1]): Promise<Reach> {
  const [first] = await reader.query(query, params, (row) => numOrNull<LocalDay>(row, "first_day"));
  return first ?? "no-day";
}
