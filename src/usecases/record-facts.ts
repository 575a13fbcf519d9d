import type { AthleteId, EntryId } from "../domain/ids.ts";
import type { FileOutcome } from "../domain/import-outcome.ts";
import type { JournalFact } from "../domain/journal.ts";
import type { DecodedFile } from "../ingest/decoded-file.ts";
import type { Tx } from "../store/session.ts";
import { applyEntries, type ReadEntry } from "./apply-entry.ts";
import { decodeAgain } from "./decode-again.ts";
import type { Deps } from "./deps.ts";
import { lagOf, noteCaughtUp, noteLag } from "./journal-lag.ts";

/** A fact to write down; a file comes with what was decoded from it, or without when its bytes were known before. */
export interface NewFact {
  readonly fact: JournalFact;
  readonly decoded: DecodedFile | null;
}

/**
 * Writes facts to the journal, synced, and then to the database, in one order for all writers. When this resolves, the
 * facts cannot be lost. When the database fails after the journal, the next write (or the next start) applies what is
 * missing before anything else.
 *
 * @param key names this call for good: when its facts were written before, they are not written again
 */
export async function recordFacts(
  deps: Deps,
  athlete: AthleteId,
  facts: readonly NewFact[],
  key?: string,
): Promise<readonly FileOutcome[]> {
  if (facts.length === 0) return [];
  const lag = lagOf(deps.journal);
  try {
    const outcomes = await deps.store.write(async (tx) =>
      writeFacts(deps, tx, await newEntries(deps, tx, { athlete, facts, key })),
    );
    noteCaughtUp(deps.journal, lag);
    return outcomes;
  } catch (error) {
    noteLag(deps.journal);
    throw error;
  }
}

interface NewFacts {
  readonly athlete: AthleteId;
  readonly facts: readonly NewFact[];
  readonly key: string | undefined;
}

/** The facts as lines of the journal, without those that an earlier call with the same key has written. */
async function newEntries(deps: Deps, tx: Tx, { athlete, facts, key }: NewFacts): Promise<readonly ReadEntry[]> {
  if (lagOf(deps.journal) > 0) await applyEntries(deps, tx, await missingEntries(deps));
  const at = deps.now();
  const entries = facts.map(({ fact, decoded }, index): ReadEntry => {
    const id = (key === undefined ? deps.newId() : `${athlete}-${key}-${index}`) as EntryId;
    return { entry: { id, at, athlete, fact }, decoded };
  });
  if (key === undefined) return entries;
  const ids = entries.map(({ entry }) => entry.id);
  const applied = await deps.tables.journalPosition.appliedAmong(tx, ids);
  return entries.filter(({ entry }) => !applied.has(entry.id));
}

async function writeFacts(deps: Deps, tx: Tx, entries: readonly ReadEntry[]): Promise<readonly FileOutcome[]> {
  if (entries.length === 0) return [];
  try {
    await deps.journal.append(entries.map(({ entry }) => entry));
    return await applyEntries(deps, tx, entries);
  } catch (error) {
    noteLag(deps.journal); // before the next writer has its turn
    throw error;
  }
}

/** What the journal holds and the database lacks. Only a write may ask: nothing else is under way then. */
async function missingEntries(deps: Deps): Promise<readonly ReadEntry[]> {
  const missing: ReadEntry[] = [];
  for (const entry of await deps.tables.journalPosition.unappliedEntries(deps.store, deps.journal)) {
    missing.push({ entry, decoded: await decodeAgain(deps, entry) });
  }
  return missing;
}
