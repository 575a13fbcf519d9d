import { type DuckDBAppender, DuckDBDataChunk, DuckDBDateValue, type DuckDBType, DuckDBTypeId } from "@duckdb/node-api";
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

/** One column of many rows, by position: a number that is NaN is NULL. */
export type ColumnReader = (row: number) => string | number | boolean | null;

/**
 * Hands rows to an appender that exist as columns only. The columns are all of the table's, in its order; a DATE comes as a
 * day number.
 *
 * @throws Error when the table has another number of columns
 */
export function appendColumns(appender: DuckDBAppender, columns: readonly ColumnReader[], rowCount: number): void {
  const types = Array.from({ length: appender.columnCount }, (_, index) => appender.columnType(index));
  if (columns.length !== types.length) {
    throw new Error(`the table has ${types.length} columns, its rows ${columns.length}`);
  }
  for (let from = 0; from < rowCount; from += MOST_ROWS) {
    const chunk = DuckDBDataChunk.create(types, Math.min(MOST_ROWS, rowCount - from));
    for (const [index, read] of columns.entries()) fill(chunk, index, (row) => read(from + row));
    appender.appendDataChunk(chunk);
  }
}

function fill(chunk: DuckDBDataChunk, index: number, read: ColumnReader): void {
  const vector = chunk.getColumnVector(index);
  const isDate = vector.type.typeId === DuckDBTypeId.DATE;
  for (let row = 0; row < vector.itemCount; row++) {
    const value = read(row);
    if (typeof value !== "number") vector.setItem(row, value);
    else if (Number.isNaN(value)) vector.setItem(row, null);
    else vector.setItem(row, isDate ? new DuckDBDateValue(value) : value);
  }
  vector.flush();
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
