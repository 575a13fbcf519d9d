import type { EntryId } from "../domain/ids.ts";
import type { JournalEntry } from "../domain/journal.ts";
import { type PeopleState, peopleAfter } from "../domain/people-state.ts";
import { StoreBrokenError } from "./errors.ts";
import { parseEntry, serialiseEntry } from "./journal-entry.ts";
import { text } from "./row.ts";
import type { Reader, Tx } from "./session.ts";

/** Keeps what a person decided about people. Keeping it again changes nothing. */
export async function addPeopleFact(tx: Tx, entry: JournalEntry): Promise<void> {
  const { id, athlete } = entry;
  await tx.run("people-fact-add", { entry_id: id, athlete, entry: serialiseEntry(entry) });
}

/** Everything that people decided, as it stands. */
export async function peopleState(reader: Reader): Promise<PeopleState> {
  return peopleAfter(await reader.query("people-facts", {}, (row) => entryIn(text(row, "entry"))));
}

/** Forgets what people decided, so that the journal can say it again within the same transaction. */
export async function clearPeopleFacts(tx: Tx): Promise<void> {
  await tx.run("people-facts-clear", {});
}

/** Forgets some lines about people, which are no longer in the journal. */
export async function forgetPeopleFacts(tx: Tx, entries: readonly EntryId[]): Promise<void> {
  await tx.run("people-facts-forget", { entry_id: entries });
}

function entryIn(line: string): JournalEntry {
  const parsed = parseEntry(line);
  if (parsed.kind === "entry") return parsed.entry;
  throw new StoreBrokenError("what people decided cannot be read in the database: run niggle rebuild");
}
