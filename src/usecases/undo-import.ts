import type { AthleteId, BatchId } from "../domain/ids.ts";
import { said } from "../messages/said.ts";
import type { ImportSummary } from "../store/import-log.ts";
import type { Deps } from "./deps.ts";
import { issueAssessment } from "./issue-assessment.ts";
import { NotFoundError } from "./not-found-error.ts";
import { recordFacts } from "./record-facts.ts";

/**
 * Takes an import back as a whole: what its files hold counts no more, unless another import that holds brought the same
 * bytes. The bytes stay in the originals, and the files can be imported again. Undoing it twice changes nothing.
 *
 * @param key names this call for good: it undoes nothing that was redone since
 * @throws NotFoundError when there is no such import
 */
export async function undoImport(deps: Deps, athlete: AthleteId, batchId: BatchId, key?: string): Promise<void> {
  const batch = await knownBatch(deps, athlete, batchId);
  // Under a key it is written down even so: sent again later, it is known.
  if (batch.undone && key === undefined) return;
  await settle(deps, athlete, batch, { kind: "import-undone", key });
}

/**
 * Brings an import back that was undone. Redoing one that holds changes nothing.
 *
 * @param key as of undoing
 * @throws NotFoundError when there is no such import
 */
export async function redoImport(deps: Deps, athlete: AthleteId, batchId: BatchId, key?: string): Promise<void> {
  const batch = await knownBatch(deps, athlete, batchId);
  if (!batch.undone && key === undefined) return;
  await settle(deps, athlete, batch, { kind: "import-redone", key });
}

async function knownBatch(deps: Deps, athlete: AthleteId, batchId: BatchId): Promise<ImportSummary> {
  const batch = await deps.store.read((reader) => deps.tables.importLog.importBatch(reader, athlete, batchId));
  if (batch === null) throw new NotFoundError(said("refused.no-import", { id: batchId }));
  return batch;
}

async function settle(
  deps: Deps,
  athlete: AthleteId,
  { batchId, entries }: ImportSummary,
  { kind, key }: { readonly kind: "import-undone" | "import-redone"; readonly key: string | undefined },
): Promise<void> {
  if (entries > 0) await checkOriginals(deps, athlete);
  await recordFacts(deps, athlete, [{ fact: { kind, batchId }, decoded: null }], key);
  await issueAssessment(deps, athlete);
}

/** The diaries that stay are read again. One that cannot be read would be lost without a word: it is told before. */
async function checkOriginals({ store, tables, originals }: Deps, athlete: AthleteId): Promise<void> {
  const files = await store.read((reader) => tables.importLog.filesWithEntries(reader, athlete));
  for (const sha256 of new Set(files.map((file) => file.sha256))) await originals.read(sha256);
}
