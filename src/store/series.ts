import type { AthleteId } from "../domain/ids.ts";
import { LOAD_METHODS, type LoadMethod, ofEachMethod } from "../domain/load.ts";
import { addDays, type DayRange, type LocalDay } from "../domain/local-day.ts";
import {
  CARRY_EVERY_DAYS,
  type DailySeries,
  type DayCarry,
  type MethodSeries,
  type SeriesCarry,
  type SeriesDay,
} from "../domain/series.ts";
import type { Params } from "./bind.ts";
import type { Columns } from "./columns.ts";
import {
  bytesOfDays,
  bytesOfMethod,
  carryOfBytes,
  daysOfBytes,
  emptyMethodDays,
  putMethodDays,
  type SeriesBlock,
} from "./series-bytes.ts";
import { bytesOfOpen, lettersOf, type SeriesState, type StoredState, storedState } from "./series-state.ts";
import type { Reader, Tx } from "./session.ts";

export { type SeriesState, type StoredState, seriesState } from "./series-state.ts";

/** Some days of what is written. */
export interface StoredRange {
  readonly state: SeriesState;
  readonly range: DayRange;
}

/** The days of a row, and their loads and ratios by some load methods, as they were written last. */
export async function storedSeries(
  reader: Reader,
  athlete: AthleteId,
  { state, range }: StoredRange,
  methods: readonly LoadMethod[],
): Promise<DailySeries> {
  return seriesOf(await blocksOf(reader, athlete, { state, range }, methods), range, methods);
}

/** The end of what is written, to go on from. */
export interface StoredTail {
  readonly series: DailySeries & { readonly methods: Readonly<Record<LoadMethod, MethodSeries>> };
  /** The running averages of the day before the first. */
  readonly carries: Readonly<Record<LoadMethod, SeriesCarry>>;
}

/**
 * Days with every load method as they were written last, and the running averages of the day before them.
 *
 * @param range from the first day of a block
 * @returns null when the block is not there
 */
export async function storedTail(
  reader: Reader,
  athlete: AthleteId,
  { state, range }: StoredRange,
): Promise<StoredTail | null> {
  const blocks = await blocksOf(reader, athlete, { state, range }, LOAD_METHODS);
  const firsts = new Map(blocks.filter(({ first }) => first === range.from).map(({ part, bytes }) => [part, bytes]));
  if (firsts.size < LOAD_METHODS.length + 1) return null;
  const { days, methods } = seriesOf(blocks, range, LOAD_METHODS);
  return {
    series: { days, methods: ofEachMethod((method) => methods[method] ?? emptyMethodDays(days.length)) },
    carries: ofEachMethod((method) => carryOfBytes(firsts.get(method) ?? new Uint8Array())),
  };
}

async function blocksOf(
  reader: Reader,
  athlete: AthleteId,
  { state, range }: StoredRange,
  methods: readonly LoadMethod[],
): Promise<readonly SeriesBlock[]> {
  const parts: readonly string[] = ["days", ...methods];
  const latestFrom = state.latest[0]?.first ?? Number.POSITIVE_INFINITY;
  const latest = state.latest.filter(({ part, first }) => first <= range.to && parts.includes(part));
  if (latestFrom <= range.from) return latest;
  const given = {
    athlete,
    parts,
    from_day: firstOfBlock(range.from),
    through_day: Math.min(range.to, latestFrom - 1),
  };
  const closed = await reader.keep(`blocks ${JSON.stringify(given)}`, athlete, () => closedBlocks(reader, given));
  return [...closed, ...latest];
}

async function closedBlocks(reader: Reader, given: Params): Promise<readonly SeriesBlock[]> {
  const rows = await reader.columns("series-blocks", given);
  const [firsts, bytes] = [rows.numbers("first_day"), rows.bytes("numbers")];
  return rows.texts("part").map(
    (part, row): SeriesBlock => ({
      part: part as SeriesBlock["part"],
      first: (firsts[row] ?? 0) as LocalDay,
      bytes: bytes[row] ?? new Uint8Array(),
    }),
  );
}

function seriesOf(blocks: readonly SeriesBlock[], range: DayRange, methods: readonly LoadMethod[]): DailySeries {
  const length = Math.max(0, range.to - range.from + 1);
  const made = new Map(methods.map((method) => [method, emptyMethodDays(length)]));
  const days: (readonly SeriesDay[])[] = [];
  for (const block of blocks.toSorted((one, other) => one.first - other.first)) {
    if (block.part === "days") days.push(daysOfBytes(block, range));
    else {
      const into = made.get(block.part);
      if (into !== undefined) putMethodDays(into, range, block);
    }
  }
  return { days: days.flat(), methods: Object.fromEntries(made) };
}

/** The first day of the block that a day belongs to, when the series begins before it. */
function firstOfBlock(day: LocalDay): LocalDay {
  return (Math.floor((day - 1) / CARRY_EVERY_DAYS) * CARRY_EVERY_DAYS + 1) as LocalDay;
}

/** A row of days with every load method, to be written. */
export interface SeriesToWrite extends DailySeries {
  readonly methods: Readonly<Record<LoadMethod, MethodSeries>>;
  /** The running averages of the day before the first, and of every day after which a block begins. */
  readonly carries: Readonly<Record<LoadMethod, readonly DayCarry[]>>;
}

export interface SeriesWritten {
  /** Of the days to write, the first that is not written already; null writes all anew. */
  readonly from: LocalDay | null;
  readonly through: LocalDay;
  readonly formula: string;
  /** What was kept of the series until now. */
  readonly known: SeriesState | null;
  /** The states of the days before the days to write. */
  readonly before: readonly StoredState[];
}

/**
 * Writes the daily series from a day on, in place of what was written from there on. What it says is no change of anybody's
 * data: no data version is raised.
 *
 * @returns what is written now
 */
export async function writeSeries(
  tx: Tx,
  athlete: AthleteId,
  series: SeriesToWrite,
  { from, through, formula, known, before }: SeriesWritten,
): Promise<SeriesState> {
  const wasOpen = known?.latest.at(-1)?.first ?? null;
  const fromBlock = from === null ? null : earlier(firstOfBlock(from), wasOpen);
  const blocks = blocksToWrite(series, fromBlock);
  const openFrom = blocks.at(-1)?.first ?? null;
  const days = [...before, ...series.days.map(storedState)];
  const open = { athlete, through_day: through, open_numbers: bytesOfOpen(blocks.filter(isOf(openFrom))) };
  if (openFrom !== null && openFrom === wasOpen && openFrom === fromBlock) await tx.run("series-open-put", open);
  else {
    if (wasOpen === null || fromBlock !== wasOpen) await tx.run("series-clear", { athlete, from_day: fromBlock });
    await tx.append("series_block", columnsOf(athlete), blocks.filter(isNotOf(openFrom)));
    const state = { first_day: days[0]?.day ?? null, formula, states: lettersBefore(days, openFrom) };
    const query = known === null ? "series-state-add" : "series-state-put";
    await tx.run(query, { ...open, ...state, open_first_day: openFrom });
  }
  return { through, staleFrom: null, formula, days, latest: lastBlocks([...untouched(known, fromBlock), ...blocks]) };
}

/** What stays of the last blocks. */
function untouched(known: SeriesState | null, fromBlock: LocalDay | null): readonly SeriesBlock[] {
  if (known === null || fromBlock === null) return [];
  return known.latest.filter(({ first }) => first < fromBlock);
}

const earlier = (day: LocalDay, other: LocalDay | null): LocalDay => (other === null || day < other ? day : other);

/** The days of the open block tell their states themselves. */
function lettersBefore(days: readonly StoredState[], openFrom: LocalDay | null): string {
  return lettersOf(openFrom === null ? days : days.filter(({ day }) => day < openFrom));
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

function blocksToWrite(series: SeriesToWrite, from: LocalDay | null): readonly SeriesBlock[] {
  const { days, methods, carries } = series;
  const [start, end] = [days[0]?.day, days.at(-1)?.day];
  if (start === undefined || end === undefined) return [];
  const blocks: SeriesBlock[] = [];
  let first = Math.max(start, from ?? start) as LocalDay;
  while (first <= end) {
    const next = addDays(firstOfBlock(first), CARRY_EVERY_DAYS);
    const places = { from: first - start, to: Math.min(next, end + 1) - start };
    blocks.push({ part: "days", first, bytes: bytesOfDays(days.slice(places.from, places.to)) });
    for (const method of LOAD_METHODS) {
      const before = carries[method].find(({ day }) => day === first - 1);
      if (before === undefined) throw new Error(`no running averages of day ${first - 1} by ${method}`);
      blocks.push({ part: method, first, bytes: bytesOfMethod(methods[method], places, before.carry) });
    }
    first = next;
  }
  return blocks;
}
