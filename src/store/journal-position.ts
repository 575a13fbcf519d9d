import type { AthleteId, EntryId } from "../domain/ids.ts";
import type { JournalEntry } from "../domain/journal.ts";
import type { Store } from "./connect.ts";
import { type Journal, journalMonth } from "./journal.ts";
import { text } from "./row.ts";
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

/** Those of some journal entries that the database holds. */
export async function appliedAmong(reader: Reader, ids: readonly EntryId[]): Promise<ReadonlySet<EntryId>> {
  const rows = await reader.query("journal-applied-among", { entry_id: ids }, (row) => text<EntryId>(row, "entry_id"));
  return new Set(rows);
}

/** Those journal entries that the database holds and whose id begins with a text. */
export async function appliedUnder(reader: Reader, prefix: string): Promise<readonly EntryId[]> {
  return reader.query("journal-applied-under", { prefix }, (row) => text<EntryId>(row, "entry_id"));
}

/**
 * Entries that are in the journal and not in the database, in the order of the journal: what a crash left over, or
 * everything after a rebuild was begun. Entries are compared by id, not counted: an import takes longer than a word, so
 * they are not always applied in the order of their lines.
 */
export async function unappliedEntries(store: Store, journal: Journal): Promise<readonly JournalEntry[]> {
  const applied = await store.read((reader) =>
    reader.query("journal-applied-ids", {}, (row) => text<EntryId>(row, "entry_id")),
  );
  const known = new Set(applied);
  return (await journal.read()).filter((entry) => !known.has(entry.id));
}
