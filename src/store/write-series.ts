import type { AthleteId } from "../domain/ids.ts";
import { LOAD_METHODS, type LoadMethod } from "../domain/load.ts";
import { addDays, type LocalDay } from "../domain/local-day.ts";
import { CARRY_EVERY_DAYS, type DailySeries, type DayCarry, type MethodSeries } from "../domain/series.ts";
import type { Columns } from "./columns.ts";
import { type BlockPiece, daysIn, firstOfBlock, joined, type SeriesBlock } from "./series-blocks.ts";
import { bytesOfDays, bytesOfMethod } from "./series-bytes.ts";
import { bytesOfOpen, lettersOf, type SeriesState } from "./series-state.ts";
import type { Tx } from "./session.ts";

/** A row of days with every load method, to be written. */
export interface SeriesToWrite extends DailySeries {
  readonly methods: Readonly<Record<LoadMethod, MethodSeries>>;
  /** The running averages of the day before the first, and of every day after which a block begins. */
  readonly carries: Readonly<Record<LoadMethod, readonly DayCarry[]>>;
}

/** What is written of a series and stays: the days before those to write. */
export interface SeriesBegun {
  readonly first: LocalDay;
  readonly through: LocalDay;
  /** The state of each of its days. */
  readonly letters: string;
  /** Its last blocks, at least those of the day after it and of the open block; they may hold later days. */
  readonly blocks: readonly SeriesBlock[];
}

export interface SeriesWritten {
  /** What stays; null writes all anew. */
  readonly begun: SeriesBegun | null;
  readonly through: LocalDay;
  readonly formula: string;
  /** What was kept of the series until now. */
  readonly known: SeriesState | null;
}

/**
 * Writes days of the daily series after those that stay, in place of what was written from there on. What it says is no
 * change of anybody's data: no data version is raised.
 *
 * @returns what is written now
 */
export async function writeSeries(
  tx: Tx,
  athlete: AthleteId,
  series: SeriesToWrite,
  { begun, through, formula, known }: SeriesWritten,
): Promise<SeriesState> {
  const wasOpen = known?.latest.at(-1)?.first ?? null;
  const fromBlock = firstBlockToWrite(begun, wasOpen);
  const pieces = [...piecesThatStay(begun, fromBlock), ...piecesOf(series)];
  const blocks = joined(pieces, ({ first, part }) => `${firstOfBlock(first)} ${part}`);
  const openFrom = blocks.at(-1)?.first ?? null;
  const first = begun?.first ?? series.days[0]?.day ?? null;
  const letters = (begun?.letters ?? "") + lettersOf(series.days);
  const open = { athlete, through_day: through, open_numbers: bytesOfOpen(blocks.filter(isOf(openFrom))) };
  if (openFrom !== null && openFrom === wasOpen && openFrom === fromBlock) await tx.run("series-open-put", open);
  else {
    if (wasOpen === null || fromBlock !== wasOpen) await tx.run("series-clear", { athlete, from_day: fromBlock });
    await tx.append("series_block", columnsOf(athlete), blocks.filter(isNotOf(openFrom)));
    const states = lettersBefore(openFrom, first, letters);
    const query = known === null ? "series-state-add" : "series-state-put";
    await tx.run(query, { ...open, first_day: first, formula, states, open_first_day: openFrom });
  }
  const latest = lastBlocks([...untouched(known, fromBlock), ...blocks]);
  return { through, staleFrom: null, formula, first, letters, latest };
}

/** The days of the open block tell their states themselves. */
function lettersBefore(openFrom: LocalDay | null, first: LocalDay | null, letters: string): string {
  return openFrom === null || first === null ? letters : letters.slice(0, openFrom - first);
}

/** What stays of the last blocks. */
function untouched(known: SeriesState | null, fromBlock: LocalDay | null): readonly SeriesBlock[] {
  if (known === null || fromBlock === null) return [];
  return known.latest.filter(({ first }) => first < fromBlock);
}

/** The block of the day after what stays, or the open one before it; null for all. */
function firstBlockToWrite(begun: SeriesBegun | null, wasOpen: LocalDay | null): LocalDay | null {
  if (begun === null) return null;
  const next = firstOfBlock(addDays(begun.through, 1));
  return wasOpen === null || next < wasOpen ? next : wasOpen;
}

const isOf =
  (day: LocalDay | null) =>
  ({ first }: SeriesBlock): boolean =>
    first === day;

const isNotOf =
  (day: LocalDay | null) =>
  ({ first }: SeriesBlock): boolean =>
    first !== day;

/** The last days of a window lie in two blocks. */
const LATEST_BLOCKS = 2;

function lastBlocks(blocks: readonly SeriesBlock[]): readonly SeriesBlock[] {
  const from = [...new Set(blocks.map(({ first }) => first))].at(-LATEST_BLOCKS) ?? Number.NEGATIVE_INFINITY;
  return blocks.filter(({ first }) => first >= from);
}

const columnsOf = (athlete: AthleteId): Columns<SeriesBlock> => ({
  athlete: () => athlete,
  part: ({ part }) => part,
  first_day: ({ first }) => first,
  numbers: ({ bytes }) => bytes,
});

/** The days that stay of the blocks that are written again. */
function piecesThatStay(begun: SeriesBegun | null, fromBlock: LocalDay | null): readonly BlockPiece[] {
  if (begun === null || fromBlock === null) return [];
  const { blocks, through } = begun;
  return blocks
    .filter(({ first }) => first >= fromBlock && first <= through)
    .map((block) => ({ block, days: Math.min(daysIn(block), through - block.first + 1) }));
}

/** The days to write, up to the end of each block. */
function piecesOf({ days, methods, carries }: SeriesToWrite): readonly BlockPiece[] {
  const [start, end] = [days[0]?.day, days.at(-1)?.day];
  if (start === undefined || end === undefined) return [];
  const pieces: BlockPiece[] = [];
  let first = start;
  while (first <= end) {
    const next = addDays(firstOfBlock(first), CARRY_EVERY_DAYS);
    const places = { from: first - start, to: Math.min(next, end + 1) - start };
    const piece = (part: SeriesBlock["part"], bytes: Uint8Array): BlockPiece => ({
      block: { part, first: first as LocalDay, bytes },
      days: places.to - places.from,
    });
    pieces.push(piece("days", bytesOfDays(days.slice(places.from, places.to))));
    for (const method of LOAD_METHODS) {
      const before = carries[method].find(({ day }) => day === first - 1)?.carry ?? null;
      // Days that are added to a block need none; they are the only ones that begin within one.
      if (before === null && (first === firstOfBlock(first) || first !== start))
        throw new Error(`no running averages of day ${first - 1} by ${method}`);
      pieces.push(piece(method, bytesOfMethod(methods[method], places, before)));
    }
    first = next;
  }
  return pieces;
}
