import { type LoadMethod, RATIO_NAMES } from "../domain/load.ts";
import type { LocalDay } from "../domain/local-day.ts";
import { CARRY_EVERY_DAYS, type SeriesCarry } from "../domain/series.ts";

/** One block of a part: the numbers of some days that follow each other. */
export interface SeriesBlock {
  readonly part: LoadMethod | "days";
  readonly first: LocalDay;
  readonly bytes: Uint8Array;
}

const DOUBLE_B = 8;
/** The running averages at the head of a block of a load method. */
export const CARRIED = [
  "ewma7",
  "ewma28",
  "ctl",
  "atl",
  "rediWeighted",
  "rediWeights",
  "redi",
] as const satisfies readonly (keyof SeriesCarry)[];
/** The load and every ratio; beside each a code: what the load lacks, or why a ratio has no number. */
const QUANTITIES = 1 + RATIO_NAMES.length;

/** The first days of a block. */
export interface BlockPiece {
  readonly block: SeriesBlock;
  readonly days: number;
}

/** Pieces that belong together as one block each, in the order in which the first of each comes. */
export function joined(
  pieces: readonly BlockPiece[],
  belongsTo: (block: SeriesBlock) => string,
): readonly SeriesBlock[] {
  const groups = new Map<string, BlockPiece[]>();
  for (const piece of pieces) {
    const group = groups.get(belongsTo(piece.block));
    if (group === undefined) groups.set(belongsTo(piece.block), [piece]);
    else group.push(piece);
  }
  return [...groups.values()].map(oneBlock);
}

/** Pieces of one part that follow each other, as one block with the head of the first. */
function oneBlock([start, ...rest]: readonly BlockPiece[]): SeriesBlock {
  if (start === undefined) throw new Error("a block of no pieces");
  const { block } = start;
  if (rest.length === 0 && start.days === daysIn(block)) return block;
  const layout = layoutOf(block);
  const length = rest.reduce((sum, { days }) => sum + days, start.days);
  const bytes = new Uint8Array(layout.headB + length * dayBytes(layout));
  bytes.set(block.bytes.subarray(0, layout.headB));
  const whole = columnsOfBlock(bytes, layout);
  let at = 0;
  for (const { block: part, days } of [start, ...rest]) {
    const own = columnsOfBlock(part.bytes, layout);
    for (let place = 0; place < layout.numbers; place++)
      whole.numbers.set(column(own.numbers, place * own.length, days), place * length + at);
    for (let place = 0; place < layout.codes; place++)
      whole.codes.set(column(own.codes, place * own.length, days), place * length + at);
    at += days;
  }
  return { ...block, bytes };
}

/** Some entries of columns that lie one after the other. */
export const column = <T extends Float64Array | Uint8Array>(of: T, from: number, length: number): T =>
  of.subarray(from, from + length) as T;

/** How many days a block holds. */
export function daysIn(block: SeriesBlock): number {
  const layout = layoutOf(block);
  return (block.bytes.length - layout.headB) / dayBytes(layout);
}

/** The first day of the block that a day belongs to, when the series begins before it. */
export function firstOfBlock(day: LocalDay): LocalDay {
  return (Math.floor((day - 1) / CARRY_EVERY_DAYS) * CARRY_EVERY_DAYS + 1) as LocalDay;
}

interface BlockColumns {
  /** Days. */
  readonly length: number;
  readonly numbers: Float64Array;
  readonly codes: Uint8Array;
}

/** How a block lies in its bytes: a head, then one column of doubles for each number, one of bytes for each code. */
interface Layout {
  readonly headB: number;
  readonly numbers: number;
  readonly codes: number;
}

/** Runs, other sports, distance, duration and the numbers of the spike; state, kind of spike, and whether it is provisional. */
export const DAYS_LAYOUT: Layout = { headB: 0, numbers: 7, codes: 3 };
export const METHOD_LAYOUT: Layout = { headB: CARRIED.length * DOUBLE_B, numbers: QUANTITIES, codes: QUANTITIES };

const layoutOf = ({ part }: SeriesBlock): Layout => (part === "days" ? DAYS_LAYOUT : METHOD_LAYOUT);

/** How many bytes a day takes. */
export const dayBytes = ({ numbers, codes }: Layout): number => numbers * DOUBLE_B + codes;

/** The columns of a block, one after the other. */
export function columnsOfBlock(bytes: Uint8Array, layout: Layout): BlockColumns {
  const length = (bytes.length - layout.headB) / dayBytes(layout);
  const numbers = new Float64Array(bytes.buffer, bytes.byteOffset + layout.headB, layout.numbers * length);
  return { length, numbers, codes: bytes.subarray(layout.headB + numbers.byteLength) };
}

/** Several parts as one row of bytes: how long each is, then each from a whole double on. */
export function bytesOfParts(parts: readonly Uint8Array[]): Uint8Array {
  const head = parts.length * DOUBLE_B;
  const bytes = new Uint8Array(parts.reduce((length, part) => length + wholeDoubles(part.length), head));
  new Float64Array(bytes.buffer, 0, parts.length).set(parts.map(({ length }) => length));
  let at = head;
  for (const part of parts) {
    bytes.set(part, at);
    at += wholeDoubles(part.length);
  }
  return bytes;
}

/** The parts of a row of bytes. */
export function partsOfBytes(bytes: Uint8Array, count: number): readonly Uint8Array[] {
  let at = count * DOUBLE_B;
  return Array.from(doublesOf(bytes, count), (length) => {
    const part = bytes.subarray(at, at + length);
    at += wholeDoubles(length);
    return part;
  });
}

const wholeDoubles = (length: number): number => Math.ceil(length / DOUBLE_B) * DOUBLE_B;

/** The first numbers of bytes that begin on a whole double. */
export function doublesOf(bytes: Uint8Array, length: number): Float64Array {
  return new Float64Array(bytes.buffer, bytes.byteOffset, length);
}
