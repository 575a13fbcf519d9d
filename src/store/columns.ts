import type { Param, Params } from "./bind.ts";

/** A table's columns, each with how its value is read off an item. */
export type Columns<T> = Readonly<Record<string, (item: T) => Param>>;

/** One list per column: many rows go in with one statement. */
export function listsOf<T>(columns: Columns<T>, items: readonly T[]): Params {
  return Object.fromEntries(
    Object.entries(columns).map(([column, read]): [string, Param] => [column, items.map((item) => read(item))]),
  );
}

/** Of items with one key the last, as if they had been written one after another. */
export function lastOfEach<T>(items: readonly T[], keyOf: (item: T) => readonly Param[]): readonly T[] {
  return [...new Map(items.map((item) => [JSON.stringify(keyOf(item)), item])).values()];
}
