import type { AthleteId, EntryId } from "../domain/ids.ts";
import type { FileOutcome } from "../domain/import-outcome.ts";
import type { JournalFact } from "../domain/journal.ts";
import type { DecodedFile } from "../ingest/decoded-file.ts";
import { applyEntries, type ReadEntry } from "./apply-entry.ts";
import type { Deps } from "./deps.ts";

/** A fact to write down; a file comes with what was decoded from it. */
export interface NewFact {
  readonly fact: JournalFact;
  readonly decoded: DecodedFile | null;
}

/**
 * Writes facts to the journal, synced, and then to the database, in one order for all writers. When this resolves, the
 * facts cannot be lost; when the database fails after the journal, the next start applies what is missing.
 */
export async function recordFacts(
  deps: Deps,
  athlete: AthleteId,
  facts: readonly NewFact[],
): Promise<readonly FileOutcome[]> {
  if (facts.length === 0) return [];
  return deps.store.write(async (tx) => {
    const at = deps.now();
    const entries = facts.map(
      ({ fact, decoded }): ReadEntry => ({ entry: { id: deps.newId() as EntryId, at, athlete, fact }, decoded }),
    );
    await deps.journal.append(entries.map(({ entry }) => entry));
    return applyEntries(deps, tx, entries);
  });
}
