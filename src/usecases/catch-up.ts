import type { Tx } from "../store/session.ts";
import { applyEntries, type ReadEntry } from "./apply-entry.ts";
import { decodeAgain } from "./decode-again.ts";
import type { Deps } from "./deps.ts";

/** Entries of one transaction while catching up: enough to be fast, few enough to be lost cheaply. */
const ENTRIES_PER_TRANSACTION = 25;

/**
 * Applies the journal entries that the database does not hold: what a crash left over, or all of them when the database
 * was deleted or emptied.
 *
 * @returns how many entries were applied
 */
export async function catchUp(deps: Deps, onProgress: (done: number, total: number) => void): Promise<number> {
  const entries = await deps.tables.journalPosition.unappliedEntries(deps.store, deps.journal);
  for (let start = 0; start < entries.length; start += ENTRIES_PER_TRANSACTION) {
    const group: ReadEntry[] = [];
    for (const entry of entries.slice(start, start + ENTRIES_PER_TRANSACTION)) {
      group.push({ entry, decoded: await decodeAgain(deps, entry) });
    }
    await deps.store.write(async (tx) => applyEntries(deps, tx, await stillMissing(deps, tx, group)));
    onProgress(start + group.length, entries.length);
  }
  return entries.length;
}

/** A write that came in between has applied what was missing before its own lines. */
async function stillMissing(deps: Deps, tx: Tx, group: readonly ReadEntry[]): Promise<readonly ReadEntry[]> {
  const ids = group.map(({ entry }) => entry.id);
  const applied = await deps.tables.journalPosition.appliedAmong(tx, ids);
  return group.filter(({ entry }) => !applied.has(entry.id));
}
