import type { ActivityId, AthleteId, BatchId } from "../domain/ids.ts";
import type { JournalEntry } from "../domain/journal.ts";
import type { Tx } from "../store/session.ts";
import type { Deps } from "./deps.ts";
import { refillEntries } from "./refill-entries.ts";
import { regroupRuns } from "./regroup-runs.ts";

/** Works out again what depends on a fact beyond its own table: which sources count, and which of them are one run. */
export async function settleAfter(deps: Deps, tx: Tx, entry: JournalEntry): Promise<void> {
  const { athlete, fact } = entry;
  switch (fact.kind) {
    case "import-undone":
    case "import-redone":
      return settleImport(deps, tx, entry, fact.batchId);
    case "sources-split":
    case "sources-split-removed":
      return regroupOf(deps, tx, athlete, [fact.first, fact.second]);
    case "correction":
      return fact.correction.field === "sport" ? regroupOf(deps, tx, athlete, [fact.activityId]) : undefined;
    case "correction-removed":
      return fact.field === "sport" ? regroupOf(deps, tx, athlete, [fact.activityId]) : undefined;
    default:
      return undefined; // every other fact is told by its own table
  }
}

/** Lets the files of an import count, or not, as it now stands. `entry` is the last line of the journal that has been applied. */
export async function settleImport(deps: Deps, tx: Tx, entry: JournalEntry, batchId: BatchId): Promise<void> {
  const { athlete } = entry;
  const { activities, importLog } = deps.tables;
  const batch = await importLog.importBatch(tx, athlete, batchId);
  if (batch === null) return; // the journal of an older data folder, cut: there is nothing to undo
  await activities.withdrawUndone(tx, athlete, batchId);
  await regroupOf(deps, tx, athlete, batch.activityIds);
  if (batch.entries > 0) await refillEntries(deps, tx, entry);
}

async function regroupOf(deps: Deps, tx: Tx, athlete: AthleteId, ids: readonly ActivityId[]): Promise<void> {
  await regroupRuns(deps, tx, athlete, await deps.tables.activities.activityHeadsOf(tx, athlete, ids));
}
