import type { FileOutcome } from "../domain/import-outcome.ts";
import { localDayAt } from "../domain/instant.ts";
import type { JournalEntry } from "../domain/journal.ts";
import type { DecodedFile } from "../ingest/decoded-file.ts";
import { zoneOffsetMin } from "../ingest/zone.ts";
import type { Tx } from "../store/session.ts";
import { applyImport } from "./apply-import.ts";
import type { Deps } from "./deps.ts";

/** A line of the journal with what its file was found to hold; null where the fact is no file or the file was refused unread. */
export interface ReadEntry {
  readonly entry: JournalEntry;
  readonly decoded: DecodedFile | null;
}

/**
 * Brings entries of the journal into the tables, in order, and remembers that it did. First writes and replays come
 * through here, so a rebuilt database is the same database.
 *
 * @returns the outcome of each file among the entries, in order
 */
export async function applyEntries(deps: Deps, tx: Tx, read: readonly ReadEntry[]): Promise<readonly FileOutcome[]> {
  const outcomes: FileOutcome[] = [];
  for (const { entry, decoded } of read) {
    const { at, athlete, fact } = entry;
    if (fact.kind !== "import") {
      await deps.tables.facts.applyFact(tx, athlete, fact, at);
      continue;
    }
    const localDay = localDayAt(at, zoneOffsetMin(at, fact.homeZone));
    await deps.tables.importLog.recordBatch(tx, { batchId: fact.batchId, athlete, at, localDay });
    const outcome = await applyImport(deps, tx, { athlete, fact, decoded });
    const { sizeB } = fact.file;
    await deps.tables.importLog.recordFile(tx, { batchId: fact.batchId, athlete, outcome, at, sizeB });
    outcomes.push(outcome);
  }
  await deps.tables.journalPosition.markApplied(
    tx,
    read.map(({ entry }) => entry),
  );
  return outcomes;
}
