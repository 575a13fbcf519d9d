import type { DeveloperField } from "./fit-messages.ts";

export type ColumnArray = Uint8Array | Int8Array | Uint16Array | Int16Array | Uint32Array | Int32Array | Float64Array;
export type ColumnWidth = "u8" | "s8" | "u16" | "s16" | "u32" | "s32" | "f64";

export type ColumnName =
  | "timestamp"
  | "positionLat"
  | "positionLong"
  | "altitude"
  | "heartRate"
  | "cadence"
  | "fractionalCadence"
  | "distance"
  | "speed"
  | "power"
  | "temperature"
  | "verticalOscillation"
  | "stanceTime"
  | "stanceTimeBalance"
  | "verticalRatio"
  | "stepLength";

/** How a column lies in memory and what its numbers mean: quantity = raw / scale − offset, in `unit`. */
export interface ColumnSpec {
  readonly name: ColumnName;
  /** Field numbers that feed it, poorest first: a later one that is valid wins. */
  readonly sources: readonly number[];
  readonly width: ColumnWidth;
  readonly scale: number;
  readonly offset: number;
  readonly unit: string;
}

/** Values in the width the watch wrote them, with one validity bit a row (lowest bit first). */
export interface Column {
  readonly values: ColumnArray;
  readonly valid: Uint8Array;
  readonly scale: number;
  readonly offset: number;
  readonly unit: string;
}

export interface DeveloperColumn {
  readonly field: DeveloperField;
  readonly column: Column;
}

/** The `record` messages of a file, one row each, in file order. A column is there when some row could have it. */
export interface RecordColumns {
  readonly count: number;
  readonly columns: ReadonlyMap<ColumnName, Column>;
  readonly developer: readonly DeveloperColumn[];
}

const spec = (name: ColumnName, width: ColumnWidth, unit: string, more: Partial<ColumnSpec>): ColumnSpec => ({
  name,
  sources: [],
  width,
  unit,
  scale: 1,
  offset: 0,
  ...more,
});

/** The record fields that are read. Speed and altitude each have a narrow and a wide field with one scale. */
export const COLUMN_SPECS: readonly ColumnSpec[] = [
  spec("timestamp", "u32", "s", { sources: [253] }),
  spec("positionLat", "s32", "semicircles", { sources: [0] }),
  spec("positionLong", "s32", "semicircles", { sources: [1] }),
  spec("altitude", "u32", "m", { sources: [2, 78], scale: 5, offset: 500 }),
  spec("heartRate", "u8", "bpm", { sources: [3] }),
  spec("cadence", "u8", "rpm", { sources: [4] }),
  spec("fractionalCadence", "u8", "rpm", { sources: [53], scale: 128 }),
  spec("distance", "u32", "m", { sources: [5], scale: 100 }),
  spec("speed", "u32", "m/s", { sources: [6, 73], scale: 1000 }),
  spec("power", "u16", "W", { sources: [7] }),
  spec("temperature", "s8", "C", { sources: [13] }),
  spec("verticalOscillation", "u16", "mm", { sources: [39], scale: 10 }),
  spec("stanceTime", "u16", "ms", { sources: [41], scale: 10 }),
  spec("stanceTimeBalance", "u16", "%", { sources: [84], scale: 100 }),
  spec("verticalRatio", "u16", "%", { sources: [83], scale: 100 }),
  spec("stepLength", "u16", "mm", { sources: [85], scale: 10 }),
];

/** Record field that packs speed and distance into three bytes (FR60, FR70). */
export const COMPRESSED_SPEED_DISTANCE = 8;

const ARRAYS = {
  u8: Uint8Array,
  s8: Int8Array,
  u16: Uint16Array,
  s16: Int16Array,
  u32: Uint32Array,
  s32: Int32Array,
  f64: Float64Array,
} as const;

/** An empty column: no row is valid. */
export function emptyColumn(
  width: ColumnWidth,
  count: number,
  meaning: Pick<Column, "scale" | "offset" | "unit">,
): Column {
  const { scale, offset, unit } = meaning;
  return { values: new ARRAYS[width](count), valid: new Uint8Array((count + 7) >> 3), scale, offset, unit };
}

/** Whether a row of the column holds a value. */
export function isValid(column: Column, row: number): boolean {
  return (((column.valid[row >> 3] ?? 0) >> (row & 7)) & 1) === 1;
}

/** Sets one row. */
export function setValue(column: Column, row: number, raw: number): void {
  column.values[row] = raw;
  column.valid[row >> 3] = (column.valid[row >> 3] ?? 0) | (1 << (row & 7));
}

/** The quantity of each row in the column's unit, NaN where there is none; all NaN for a column that is not there. */
export function quantities(records: RecordColumns, name: ColumnName): Float64Array {
  const column = records.columns.get(name);
  if (column === undefined) return new Float64Array(records.count).fill(Number.NaN);
  // The engine converts the width: the loops see doubles alone.
  const out = new Float64Array(column.values);
  scaleDown(out, column.scale, column.offset);
  blankInvalid(out, column.valid);
  return out;
}

function scaleDown(out: Float64Array, scale: number, offset: number): void {
  if (scale === 1 && offset === 0) return;
  for (let row = 0; row < out.length; row++) out[row] = (out[row] as number) / scale - offset;
}

function blankInvalid(out: Float64Array, valid: Uint8Array): void {
  for (let byte = 0; byte < valid.length; byte++) {
    const bits = valid[byte] as number;
    if (bits === 0xff) continue;
    const end = Math.min(out.length, byte * 8 + 8);
    for (let row = byte * 8; row < end; row++) if (((bits >> (row & 7)) & 1) === 0) out[row] = Number.NaN;
  }
}
