import { type BaseType, readNumber, type Width } from "./base-types.ts";
import type { Column, ColumnWidth } from "./record-columns.ts";

/**
 * One column over the records of one definition: entry `i` belongs in row `rows[i]`, its payload starts at `offsets[i]`,
 * and the field lies `at` bytes into the payload.
 */
export interface FillTask {
  readonly bytes: Uint8Array;
  readonly rows: Uint32Array;
  readonly offsets: Uint32Array;
  readonly count: number;
  readonly at: number;
  readonly bigEndian: boolean;
  readonly base: BaseType;
  readonly column: Column;
}

export type Fill = (task: FillTask) => void;

// One function for each pair of widths, so that each loop sees one kind of array. They are alike on purpose.

function fillU8({ bytes, rows, offsets, count, at, base, column }: FillTask): void {
  const { valid, values } = column as { valid: Uint8Array; values: Uint8Array };
  const invalid = base.invalid;
  for (let i = 0; i < count; i++) {
    const value = bytes[(offsets[i] as number) + at] as number;
    if (value === invalid) continue;
    const row = rows[i] as number;
    values[row] = value;
    valid[row >> 3] = (valid[row >> 3] as number) | (1 << (row & 7));
  }
}

function fillS8({ bytes, rows, offsets, count, at, base, column }: FillTask): void {
  const { valid, values } = column as { valid: Uint8Array; values: Int8Array };
  const invalid = base.invalid;
  for (let i = 0; i < count; i++) {
    const value = ((bytes[(offsets[i] as number) + at] as number) << 24) >> 24;
    if (value === invalid) continue;
    const row = rows[i] as number;
    values[row] = value;
    valid[row >> 3] = (valid[row >> 3] as number) | (1 << (row & 7));
  }
}

function fillU16({ bytes, rows, offsets, count, at, bigEndian, base, column }: FillTask): void {
  const { valid, values } = column as { valid: Uint8Array; values: Uint16Array };
  const invalid = base.invalid;
  const low = at + (bigEndian ? 1 : 0);
  const high = at + (bigEndian ? 0 : 1);
  for (let i = 0; i < count; i++) {
    const p = offsets[i] as number;
    const value = (bytes[p + low] as number) | ((bytes[p + high] as number) << 8);
    if (value === invalid) continue;
    const row = rows[i] as number;
    values[row] = value;
    valid[row >> 3] = (valid[row >> 3] as number) | (1 << (row & 7));
  }
}

function fillS16({ bytes, rows, offsets, count, at, bigEndian, base, column }: FillTask): void {
  const { valid, values } = column as { valid: Uint8Array; values: Int16Array };
  const invalid = base.invalid;
  const low = at + (bigEndian ? 1 : 0);
  const high = at + (bigEndian ? 0 : 1);
  for (let i = 0; i < count; i++) {
    const p = offsets[i] as number;
    const value = (((bytes[p + low] as number) << 16) | ((bytes[p + high] as number) << 24)) >> 16;
    if (value === invalid) continue;
    const row = rows[i] as number;
    values[row] = value;
    valid[row >> 3] = (valid[row >> 3] as number) | (1 << (row & 7));
  }
}

function fillU16Into32({ bytes, rows, offsets, count, at, bigEndian, base, column }: FillTask): void {
  const { valid, values } = column as { valid: Uint8Array; values: Uint32Array };
  const invalid = base.invalid;
  const low = at + (bigEndian ? 1 : 0);
  const high = at + (bigEndian ? 0 : 1);
  for (let i = 0; i < count; i++) {
    const p = offsets[i] as number;
    const value = (bytes[p + low] as number) | ((bytes[p + high] as number) << 8);
    if (value === invalid) continue;
    const row = rows[i] as number;
    values[row] = value;
    valid[row >> 3] = (valid[row >> 3] as number) | (1 << (row & 7));
  }
}

function fillU32({ bytes, rows, offsets, count, at, bigEndian, base, column }: FillTask): void {
  const { valid, values } = column as { valid: Uint8Array; values: Uint32Array };
  const invalid = base.invalid | 0;
  const first = at + (bigEndian ? 3 : 0);
  const step = bigEndian ? -1 : 1;
  for (let i = 0; i < count; i++) {
    const p = (offsets[i] as number) + first;
    const value =
      (bytes[p] as number) |
      ((bytes[p + step] as number) << 8) |
      ((bytes[p + step + step] as number) << 16) |
      ((bytes[p + step + step + step] as number) << 24);
    if (value === invalid) continue;
    const row = rows[i] as number;
    values[row] = value;
    valid[row >> 3] = (valid[row >> 3] as number) | (1 << (row & 7));
  }
}

function fillS32({ bytes, rows, offsets, count, at, bigEndian, base, column }: FillTask): void {
  const { valid, values } = column as { valid: Uint8Array; values: Int32Array };
  const invalid = base.invalid;
  const first = at + (bigEndian ? 3 : 0);
  const step = bigEndian ? -1 : 1;
  for (let i = 0; i < count; i++) {
    const p = (offsets[i] as number) + first;
    const value =
      (bytes[p] as number) |
      ((bytes[p + step] as number) << 8) |
      ((bytes[p + step + step] as number) << 16) |
      ((bytes[p + step + step + step] as number) << 24);
    if (value === invalid) continue;
    const row = rows[i] as number;
    values[row] = value;
    valid[row >> 3] = (valid[row >> 3] as number) | (1 << (row & 7));
  }
}

/** For what is rare: floats, 64-bit numbers, and fields whose width in the file is not the column's. */
function fillF64({ bytes, rows, offsets, count, at, bigEndian, base, column }: FillTask): void {
  const { valid, values } = column as { valid: Uint8Array; values: Float64Array };
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let i = 0; i < count; i++) {
    const value = readNumber(view, (offsets[i] as number) + at, base, !bigEndian);
    if (value === null) continue;
    const row = rows[i] as number;
    values[row] = value;
    valid[row >> 3] = (valid[row >> 3] as number) | (1 << (row & 7));
  }
}

const FILLS: Readonly<Partial<Record<`${Width}>${ColumnWidth}`, Fill>>> = {
  "u8>u8": fillU8,
  "s8>s8": fillS8,
  "u16>u16": fillU16,
  "s16>s16": fillS16,
  "u16>u32": fillU16Into32,
  "u32>u32": fillU32,
  "s32>s32": fillS32,
};

/** The loop that moves one width into another; null when only a column of doubles holds the source's values. */
export function fillFor(source: Width, target: ColumnWidth): Fill | null {
  return target === "f64" ? fillF64 : (FILLS[`${source}>${target}`] ?? null);
}
