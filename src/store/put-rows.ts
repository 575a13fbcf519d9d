import type { AthleteId } from "../domain/ids.ts";
import { type Columns, listsOf } from "./columns.ts";
import type { Tx } from "./session.ts";

/** Something a person said, with whose it is. */
export type Owned<T> = T & { readonly athlete: AthleteId };

export function ownedBy<T>(athlete: AthleteId, items: readonly T[]): readonly Owned<T>[] {
  return items.map((item) => ({ ...item, athlete }));
}

/** Writes what a person said with one statement, and says whose data changed. No rows, no statement. */
export async function putRows<T extends { readonly athlete: AthleteId }>(
  tx: Tx,
  query: string,
  columns: Columns<T>,
  rows: readonly T[],
): Promise<void> {
  if (rows.length === 0) return;
  await tx.run(query, listsOf(columns, rows));
  for (const athlete of new Set(rows.map((row) => row.athlete))) tx.changed(athlete, "no-day");
}
