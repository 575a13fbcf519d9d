import type { AthleteId } from "../domain/ids.ts";
import { LOAD_METHODS, type LoadMethod, ofEachMethod } from "../domain/load.ts";
import type { DayRange, LocalDay } from "../domain/local-day.ts";
import type { DailySeries, SeriesCarry, SeriesDay } from "../domain/series.ts";
import type { Params } from "./bind.ts";
import { daysIn, firstOfBlock, joined, type SeriesBlock } from "./series-blocks.ts";
import {
  carryOfBytes,
  daysOfBytes,
  emptyLoads,
  emptyMethodDays,
  type MethodLoads,
  putLoads,
  putMethodDays,
} from "./series-bytes.ts";
import type { SeriesState } from "./series-state.ts";
import type { Reader } from "./session.ts";

export { type SeriesState, seriesState } from "./series-state.ts";
export { writeSeries } from "./write-series.ts";

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
  const { latest, closed } = placesOf(athlete, { state, range }, methods);
  const closedParts = await inMemory(reader, athlete, closed, { name: "parts", wanted: asOneEach });
  return seriesOf([...closedParts, ...latest], range, methods);
}

/** The end of what is written, to go on from. */
export interface StoredTail {
  readonly first: LocalDay;
  readonly methods: Readonly<Record<LoadMethod, MethodLoads>>;
  /** The running averages of the day before the first. */
  readonly carries: Readonly<Record<LoadMethod, SeriesCarry>>;
  /** All of them as they are written; the last may go on after the days that were asked for. */
  readonly blocks: readonly SeriesBlock[];
}

/**
 * The loads of days by every load method as they were written last, and the running averages of the day before them.
 *
 * @param range from the first day of a block
 * @returns null when the block is not there
 */
export async function storedTail(
  reader: Reader,
  athlete: AthleteId,
  { state, range }: StoredRange,
): Promise<StoredTail | null> {
  const { latest, closed } = placesOf(athlete, { state, range }, LOAD_METHODS);
  const blocks = [...(await inMemory(reader, athlete, closed, { name: "blocks", wanted: byDay })), ...latest];
  const firsts = new Map(blocks.filter(({ first }) => first === range.from).map(({ part, bytes }) => [part, bytes]));
  if (firsts.size < LOAD_METHODS.length + 1) return null;
  const methods = ofEachMethod((method) => {
    const loads = emptyLoads(range.to - range.from + 1);
    for (const block of blocks) if (block.part === method) putLoads(loads, range, block);
    return loads;
  });
  const carries = ofEachMethod((method) => carryOfBytes(firsts.get(method) ?? new Uint8Array()));
  return { first: range.from, methods, carries, blocks };
}

/** Where the blocks of a range lie: the latest beside the state of the series, the closed ones in rows of their own. */
interface Places {
  readonly latest: readonly SeriesBlock[];
  /** What to ask for; null when none is needed. */
  readonly closed: Params | null;
}

function placesOf(athlete: AthleteId, { state, range }: StoredRange, methods: readonly LoadMethod[]): Places {
  const parts: readonly string[] = ["days", ...methods];
  const latestFrom = state.latest[0]?.first ?? Number.POSITIVE_INFINITY;
  const latest = state.latest.filter(({ part, first }) => first <= range.to && parts.includes(part));
  if (latestFrom <= range.from) return { latest, closed: null };
  const days = { from_day: firstOfBlock(range.from), through_day: Math.min(range.to, latestFrom - 1) };
  return { latest, closed: { athlete, parts, ...days } };
}

/** Closed blocks as they are wanted: read once, and kept until one is written. */
async function inMemory(
  reader: Reader,
  athlete: AthleteId,
  closed: Params | null,
  {
    name,
    wanted,
  }: { readonly name: string; readonly wanted: (read: readonly SeriesBlock[]) => readonly SeriesBlock[] },
): Promise<readonly SeriesBlock[]> {
  if (closed === null) return [];
  const key = `${name} ${JSON.stringify(closed)}`;
  return reader.keep(key, athlete, async () => wanted(await closedBlocks(reader, closed)));
}

const byDay = (blocks: readonly SeriesBlock[]): readonly SeriesBlock[] =>
  blocks.toSorted((one, other) => one.first - other.first);

/** The blocks of each part as one: ten years are then put together in a few copies. */
function asOneEach(blocks: readonly SeriesBlock[]): readonly SeriesBlock[] {
  const pieces = byDay(blocks).map((block) => ({ block, days: daysIn(block) }));
  return joined(pieces, ({ part }) => part);
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
  for (const block of blocks) {
    if (block.part === "days") days.push(daysOfBytes(block, range));
    else {
      const into = made.get(block.part);
      if (into !== undefined) putMethodDays(into, range, block);
    }
  }
  return { days: days.flat(), methods: Object.fromEntries(made) };
}
