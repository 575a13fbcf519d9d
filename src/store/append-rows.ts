import { type DuckDBAppender, DuckDBDataChunk, DuckDBDateValue, type DuckDBType } from "@duckdb/node-api";
import { driverValue } from "./bind.ts";
import type { Columns } from "./columns.ts";

/** A chunk of the engine holds no more. */
const MOST_ROWS = 2048;

/**
 * Hands rows to an appender, column by column. The columns are all of the table's, in its order.
 *
 * @throws Error for a number that is not finite, or when the table has another number of columns
 */
export function appendRows<T>(appender: DuckDBAppender, columns: Columns<T>, rows: readonly T[]): void {
  const types = Array.from({ length: appender.columnCount }, (_, index) => appender.columnType(index));
  const count = Object.keys(columns).length;
  if (count !== types.length) throw new Error(`the table has ${types.length} columns, its rows ${count}`);
  for (let from = 0; from < rows.length; from += MOST_ROWS) {
    appender.appendDataChunk(chunkOf(types, columns, rows.slice(from, from + MOST_ROWS)));
  }
}

/** One column of many rows. Of numbers, NaN is NULL; days are day numbers that follow each other. */
export type ColumnSource =
  | { readonly kind: "same"; readonly value: string }
  | { readonly kind: "numbers"; readonly values: Float64Array }
  | { readonly kind: "days"; readonly first: number }
  | { readonly kind: "values"; readonly values: readonly (string | number | boolean | null)[] };

/** Rows that exist as columns only. */
export interface ColumnBlock {
  readonly columns: readonly ColumnSource[];
  readonly rowCount: number;
}

/**
 * Hands rows to an appender that exist as columns only. The columns are all of the table's, in its order.
 *
 * @throws Error when the table has another number of columns
 */
export function appendBlock(appender: DuckDBAppender, { columns, rowCount }: ColumnBlock): void {
  const types = Array.from({ length: appender.columnCount }, (_, index) => appender.columnType(index));
  if (columns.length !== types.length) {
    throw new Error(`the table has ${types.length} columns, its rows ${columns.length}`);
  }
  for (let from = 0; from < rowCount; from += MOST_ROWS) {
    const chunk = DuckDBDataChunk.create(types, Math.min(MOST_ROWS, rowCount - from));
    for (const [index, source] of columns.entries()) {
      const vector = chunk.getColumnVector(index);
      fill(vector, source, from);
      vector.flush();
    }
    appender.appendDataChunk(chunk);
  }
}

type Vector = ReturnType<DuckDBDataChunk["getColumnVector"]>;

function fill(vector: Vector, source: ColumnSource, from: number): void {
  switch (source.kind) {
    case "same":
      for (let row = 0; row < vector.itemCount; row++) vector.setItem(row, source.value);
      return;
    case "numbers":
      fillNumbers(vector, source.values, from);
      return;
    case "days":
      for (let row = 0; row < vector.itemCount; row++)
        vector.setItem(row, new DuckDBDateValue(source.first + from + row));
      return;
    case "values":
      for (let row = 0; row < vector.itemCount; row++) vector.setItem(row, source.values[from + row] ?? null);
      return;
    default:
      throw new Error(`unknown column: ${String(source satisfies never)}`);
  }
}

function fillNumbers(vector: Vector, values: Float64Array, from: number): void {
  const { itemCount } = vector;
  for (let row = 0; row < itemCount; row++) {
    const value = values[from + row] ?? Number.NaN;
    if (Number.isNaN(value)) vector.setItem(row, null);
    else vector.setItem(row, value);
  }
}

function chunkOf<T>(types: readonly DuckDBType[], columns: Columns<T>, rows: readonly T[]): DuckDBDataChunk {
  const chunk = DuckDBDataChunk.create(types, rows.length);
  for (const [index, [name, read]] of Object.entries(columns).entries()) {
    const type = types[index] as DuckDBType;
    const values = rows.map((row) => driverValue(name, read(row), type));
    chunk.setColumnValues(index, values);
  }
  return chunk;
}
