import type { JournalEntry } from "../domain/journal.ts";
import { isPeopleFact } from "../domain/people-facts.ts";
import type { Tx } from "../store/session.ts";
import { applyEntries, type ReadEntry } from "./apply-entry.ts";
import { decodeAgain } from "./decode-again.ts";
import type { Deps } from "./deps.ts";
import { todayOf } from "./home-zone.ts";
import { ImportPipeline } from "./import-pipeline.ts";
import { refreshSeries } from "./refresh-series.ts";

/**
 * Applies the journal entries that the database does not hold: what a crash left over, or all of them when the database
 * was deleted or emptied.
 *
 * @returns how many entries were applied
 */
export async function catchUp(deps: Deps, onProgress: (done: number, total: number) => void): Promise<number> {
  const entries = await deps.tables.journalPosition.unappliedEntries(deps.store, deps.journal);
  let done = 0;
  const pipeline = new ImportPipeline<ReadEntry>(async (group) => {
    await deps.store.write(async (tx) => applyEntries(deps, tx, await stillMissing(deps, tx, group)));
    done += group.length;
    onProgress(done, entries.length);
  });
  try {
    const seen = new Set<string>();
    for (const entry of entries) {
      await pipeline.room(0);
      pipeline.add(readAgain(deps, entry, seen), 0);
    }
    await pipeline.finish();
    for (const athlete of new Set(entries.filter(({ fact }) => !isPeopleFact(fact)).map((entry) => entry.athlete))) {
      await refreshSeries(deps, athlete, await todayOf(deps, athlete));
    }
  } catch (error) {
    await pipeline.giveUp();
    throw error;
  }
  return entries.length;
}

/** Bytes that an earlier entry brought are not decoded a second time, unless they turn out not to be known after all. */
async function readAgain(deps: Deps, entry: JournalEntry, seen: Set<string>): Promise<ReadEntry> {
  const { fact } = entry;
  if (fact.kind === "import" && fact.file.sha256 !== null) {
    const isAgain = seen.has(`${entry.athlete} ${fact.file.sha256}`);
    seen.add(`${entry.athlete} ${fact.file.sha256}`);
    if (isAgain) return { entry, decoded: null };
  }
  return { entry, decoded: await decodeAgain(deps, entry) };
}

/** A write that came in between has applied what was missing before its own lines. */
async function stillMissing(deps: Deps, tx: Tx, group: readonly ReadEntry[]): Promise<readonly ReadEntry[]> {
  const ids = group.map(({ entry }) => entry.id);
  const applied = await deps.tables.journalPosition.appliedAmong(tx, ids);
  return group.filter(({ entry }) => !applied.has(entry.id));
}
