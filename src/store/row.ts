/** One row of a result, by column name. */
export type Row = Readonly<Record<string, unknown>>;

function wrongType(row: Row, column: string, want: string): Error {
  return new Error(`column ${column} is ${String(row[column])} (want ${want})`);
}

/** Text of a column that is never null. `T` names the words it may hold; only this program writes them. */
export function text<T extends string = string>(row: Row, column: string): T {
  const value = row[column];
  if (typeof value !== "string") throw wrongType(row, column, "text");
  return value as T;
}

export function textOrNull<T extends string = string>(row: Row, column: string): T | null {
  return row[column] === null ? null : text<T>(row, column);
}

/** Number of a column that is never null. `T` names a branded number such as a local day. */
export function num<T extends number = number>(row: Row, column: string): T {
  const value = row[column];
  if (typeof value !== "number") throw wrongType(row, column, "a number");
  return value as T;
}

export function numOrNull<T extends number = number>(row: Row, column: string): T | null {
  return row[column] === null ? null : num<T>(row, column);
}

export function flag(row: Row, column: string): boolean {
  const value = row[column];
  if (typeof value !== "boolean") throw wrongType(row, column, "true or false");
  return value;
}

export function flagOrNull(row: Row, column: string): boolean | null {
  return row[column] === null ? null : flag(row, column);
}

export function textList<T extends string = string>(row: Row, column: string): readonly T[] {
  const value = row[column];
  if (!Array.isArray(value) || value.some((item) => typeof item !== "string")) {
    throw wrongType(row, column, "a list of texts");
  }
  return value as T[];
}

export function numList(row: Row, column: string): readonly number[] {
  const value = row[column];
  if (!Array.isArray(value) || value.some((item) => typeof item !== "number")) {
    throw wrongType(row, column, "a list of numbers");
  }
  return value as number[];
}
