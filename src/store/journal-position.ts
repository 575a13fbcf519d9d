import type { AthleteId, EntryId } from "../domain/ids.ts";
import type { JournalEntry } from "../domain/journal.ts";
import type { Store } from "./connect.ts";
import { type Journal, journalMonth } from "./journal.ts";
import { num, text } from "./row.ts";
import type { Reader, Tx } from "./session.ts";

/** Remembers, in the transaction that applied them, that the database holds these journal entries. */
export async function markApplied(tx: Tx, entries: readonly JournalEntry[]): Promise<void> {
  if (entries.length === 0) return;
  await tx.run("journal-applied-add", {
    entry_id: entries.map((entry): EntryId => entry.id),
    athlete: entries.map((entry): AthleteId => entry.athlete),
    month: entries.map((entry) => journalMonth(entry.at)),
  });
}

/** How many journal entries of each month the database holds. */
export async function appliedCounts(reader: Reader): Promise<ReadonlyMap<string, number>> {
  const rows = await reader.query("journal-applied-counts", {}, (row): [string, number] => [
    text(row, "month"),
    num(row, "lines"),
  ]);
  return new Map(rows);
}

/**
 * Entries that are in the journal and not in the database, in the order of the journal: what a crash left over, or
 * everything after a rebuild was begun. Only months whose counts differ are read.
 */
export async function unappliedEntries(store: Store, journal: Journal): Promise<readonly JournalEntry[]> {
  const positions = await journal.positions();
  return store.read(async (reader) => {
    const applied = await appliedCounts(reader);
    const months = [...positions].filter(([month, lines]) => applied.get(month) !== lines).map(([month]) => month);
    const left: JournalEntry[] = [];
    for (const month of months) left.push(...(await unappliedOfMonth(reader, journal, month)));
    return left;
  });
}

async function unappliedOfMonth(reader: Reader, journal: Journal, month: string): Promise<readonly JournalEntry[]> {
  const applied = new Set(
    await reader.query("journal-applied-ids", { month }, (row) => text<EntryId>(row, "entry_id")),
  );
  const { lines } = await journal.inspect(month);
  return lines.map(({ entry }) => entry).filter((entry) => !applied.has(entry.id));
}
