import type { ActivityId, AthleteId, BatchId } from "../domain/ids.ts";
import { LOAD_METHODS } from "../domain/load.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { SeriesDay } from "../domain/series.ts";
import { numOrNull } from "./row.ts";
import { bytesOfParts, partsOfBytes, type SeriesBlock } from "./series-blocks.ts";
import { daysOfBytes } from "./series-bytes.ts";
import type { Reach, Reader, Tx } from "./session.ts";

/** How far the daily series of an athlete is written. */
export interface SeriesState {
  readonly through: LocalDay;
  /** From this day on it is stale; null when none of it is. */
  readonly staleFrom: LocalDay | null;
  /** By which formulas it was made. */
  readonly formula: string;
  /** The first day; null without one. */
  readonly first: LocalDay | null;
  /** The state of each day from the first up to `through`, a letter each (`WRITTEN_STATES`). */
  readonly letters: string;
  /** The last blocks, every part of them, the newest last: the open one, which is written beside the state, and maybe others. */
  readonly latest: readonly SeriesBlock[];
}

/** How far the daily series is written; null when nothing that is written counts. */
export async function seriesState(reader: Reader, athlete: AthleteId): Promise<SeriesState | null> {
  const rows = await reader.columns("series-state", { athlete });
  const [through, formula, states] = [
    rows.numbers("through_day")[0],
    rows.texts("formula")[0],
    rows.texts("states")[0],
  ];
  if (through === undefined || typeof formula !== "string" || typeof states !== "string") return null;
  const day = (column: string) => dayOrNull(rows.numbers(column)[0]);
  const latest = openBlocks(day("open_first_day"), rows.bytes("open_numbers")[0]);
  return {
    through: through as LocalDay,
    staleFrom: day("stale_from"),
    formula,
    first: day("first_day"),
    letters: states + lettersOfOpen(latest),
    latest,
  };
}

function lettersOfOpen(open: readonly SeriesBlock[]): string {
  const days = open.find(({ part }) => part === "days");
  return days === undefined ? "" : lettersOf(daysOfBytes(days));
}

const dayOrNull = (number: number | undefined): LocalDay | null =>
  number === undefined || Number.isNaN(number) ? null : (number as LocalDay);

/** The parts of the open block, in the order of its bytes. */
const OPEN_PARTS = ["days", ...LOAD_METHODS] as const;

function openBlocks(first: LocalDay | null, bytes: Uint8Array | undefined): readonly SeriesBlock[] {
  if (first === null || bytes === undefined || bytes.length === 0) return [];
  const parts = partsOfBytes(bytes, OPEN_PARTS.length);
  return OPEN_PARTS.map((part, index) => ({ part, first, bytes: parts[index] ?? new Uint8Array() }));
}

/** The open block as it is written. */
export function bytesOfOpen(open: readonly SeriesBlock[]): Uint8Array {
  return bytesOfParts(OPEN_PARTS.map((name) => open.find(({ part }) => part === name)?.bytes ?? new Uint8Array()));
}

/** The states of days that follow each other, one letter a day. */
export function lettersOf(days: readonly Pick<SeriesDay, "state" | "others">[]): string {
  return days.map(letterOf).join("");
}

function letterOf({ state, others }: Pick<SeriesDay, "state" | "others">): string {
  if (state === "rest") return others > 0 ? "o" : "s";
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
