import { type DuckDBAppender, DuckDBDataChunk, type DuckDBType } from "@duckdb/node-api";
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

function chunkOf<T>(types: readonly DuckDBType[], columns: Columns<T>, rows: readonly T[]): DuckDBDataChunk {
  const chunk = DuckDBDataChunk.create(types, rows.length);
  for (const [index, [name, read]] of Object.entries(columns).entries()) {
    const type = types[index] as DuckDBType;
    const values = rows.map((row) => driverValue(name, read(row), type));
    chunk.setColumnValues(index, values);
  }
  return chunk;
}
