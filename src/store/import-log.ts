import type { ActivityId, AthleteId, BatchId, Sha256 } from "../domain/ids.ts";
import type { FileOutcome, ImportedActivity, ImportOutcome } from "../domain/import-outcome.ts";
import type { UtcInstant } from "../domain/instant.ts";
import type { LocalDay } from "../domain/local-day.ts";
import { importedActivityFromRow } from "./activities.ts";
import { type Columns, listsOf } from "./columns.ts";
import { flag, num, numOrNull, type Row, text, textList, textOrNull } from "./row.ts";
import type { Reader, Tx } from "./session.ts";

/** One call of import. */
export interface ImportBatch {
  readonly batchId: BatchId;
  readonly athlete: AthleteId;
  readonly at: UtcInstant;
  /** The runner's day on which it happened. */
  readonly localDay: LocalDay;
}

/** One offered file and what became of it. */
export interface RecordedFile {
  readonly batchId: BatchId;
  readonly athlete: AthleteId;
  readonly outcome: FileOutcome;
  readonly at: UtcInstant;
  readonly sizeB: number;
}

/** When and as what the same bytes were first accepted. */
export interface KnownSource {
  readonly batchId: BatchId;
  readonly path: string;
  readonly at: UtcInstant;
  readonly outcome: ImportOutcome;
  readonly entries: number;
}

/** One import and what became of its files, in the order they were offered. */
export interface ImportRecord {
  readonly batchId: BatchId;
  readonly at: UtcInstant;
  readonly outcomes: readonly FileOutcome[];
  readonly undone: boolean;
}

/** One import as a whole. */
export interface ImportSummary {
  readonly batchId: BatchId;
  readonly undone: boolean;
  /** What its files hold, superseded and withdrawn activities included. */
  readonly activityIds: readonly ActivityId[];
  readonly entries: number;
}

/** A file with entries of a diary, and an import that brought it. */
export interface EntryFile {
  readonly batchId: BatchId;
  readonly sha256: Sha256;
}

/** Remembers one call of import; a batch that is known stays as it is. */
export async function recordBatch(tx: Tx, batch: ImportBatch): Promise<void> {
  await tx.run("import-batch-put", {
    batch_id: batch.batchId,
    athlete: batch.athlete,
    offered_at: batch.at,
    local_day: batch.localDay,
  });
  tx.changed(batch.athlete, "no-day");
}

const FILE_COLUMNS: Columns<RecordedFile> = {
  batch_id: (file) => file.batchId,
  athlete: (file) => file.athlete,
  path: (file) => file.outcome.path,
  outcome: (file) => file.outcome.outcome,
  reason: (file) => file.outcome.reason,
  detail: (file) => file.outcome.detail,
  sha256: (file) => file.outcome.sha256,
  size_b: (file) => file.sizeB,
  entries: (file) => file.outcome.entries,
  activity_ids: (file) => file.outcome.activities.map((activity) => activity.activityId),
  offered_at: (file) => file.at,
};

/**
 * Remembers what became of files, in the order they were offered. The same bytes under the same path in the same batch are
 * one file, and its first outcome stands.
 */
export async function recordFiles(tx: Tx, files: readonly RecordedFile[]): Promise<void> {
  if (files.length === 0) return;
  await tx.run("import-files-add", listsOf(FILE_COLUMNS, files));
  for (const athlete of new Set(files.map((file) => file.athlete))) tx.changed(athlete, "no-day");
}

/**
 * When these bytes were first accepted by an import that holds, by hash. A file that was refused or undone is not among
 * them and may be offered again.
 */
export async function knownSources(
  reader: Reader,
  athlete: AthleteId,
  sha256s: readonly Sha256[],
): Promise<ReadonlyMap<Sha256, KnownSource>> {
  const rows = await reader.query(
    "import-known-sources",
    { athlete, sha256: sha256s },
    (row): [Sha256, KnownSource] => [
      text<Sha256>(row, "sha256"),
      {
        batchId: text<BatchId>(row, "batch_id"),
        path: text(row, "path"),
        at: num<UtcInstant>(row, "offered_at"),
        outcome: text<ImportOutcome>(row, "outcome"),
        entries: num(row, "entries"),
      },
    ],
  );
  return new Map(rows);
}

/** All contents that {@link knownSources} would find, at once: a large import need not read again what is known. */
export async function knownSha256s(reader: Reader, athlete: AthleteId): Promise<ReadonlySet<Sha256>> {
  return new Set(await reader.query("import-known-sha256s", { athlete }, (row) => text<Sha256>(row, "sha256")));
}

/** The newest imports, newest first. Activities that are no longer there are left out of their file. */
export async function recentImports(
  reader: Reader,
  athlete: AthleteId,
  limit: number,
  before: BatchId | null = null,
): Promise<readonly ImportRecord[]> {
  const batches = await reader.query("import-recent-batches", { athlete, limit, before }, (row) => ({
    batchId: text<BatchId>(row, "batch_id"),
    at: num<UtcInstant>(row, "offered_at"),
    undone: flag(row, "undone"),
  }));
  const params = { athlete, batch_ids: batches.map((batch) => batch.batchId) };
  const activities = groupBy(
    await reader.query("import-activities-of-batches", params, (row) => ({
      key: fileKey(row),
      value: importedActivityFromRow(row),
    })),
  );
  const files = groupBy(
    await reader.query("import-files-of-batches", params, (row) => ({
      key: text(row, "batch_id"),
      value: outcomeFromRow(row, activities.get(fileKey(row)) ?? []),
    })),
  );
  return batches.map((batch) => ({ ...batch, outcomes: files.get(batch.batchId) ?? [] }));
}

/** One import; null when the athlete has none of that id. */
export async function importBatch(reader: Reader, athlete: AthleteId, batchId: BatchId): Promise<ImportSummary | null> {
  const [batch] = await reader.query("import-batch", { athlete, batch_id: batchId }, (row) => ({
    batchId: text<BatchId>(row, "batch_id"),
    undone: flag(row, "undone"),
    activityIds: textList<ActivityId>(row, "activity_ids"),
    entries: num(row, "entries"),
  }));
  return batch ?? null;
}

/** Says when an import was undone; null says that it holds. What follows from it is for the caller. */
export async function setImportUndone(
  tx: Tx,
  athlete: AthleteId,
  batchId: BatchId,
  undoneAt: UtcInstant | null,
): Promise<void> {
  await tx.run("import-batch-undone", { athlete, batch_id: batchId, undone_at: undoneAt });
  tx.changed(athlete, "no-day");
}

/** The files with entries of every import that holds. */
export async function filesWithEntries(reader: Reader, athlete: AthleteId): Promise<readonly EntryFile[]> {
  return reader.query("import-files-with-entries", { athlete }, (row) => ({
    batchId: text(row, "batch_id"),
    sha256: text(row, "sha256"),
  }));
}

/** The last day on which files with activities were offered: how far an open history claim speaks. */
export async function feedThrough(reader: Reader, athlete: AthleteId): Promise<LocalDay | null> {
  const [last] = await reader.query("import-feed-through", { athlete }, (row) =>
    numOrNull<LocalDay>(row, "feed_through"),
  );
  return last ?? null;
}

function fileKey(row: Row): string {
  return `${text(row, "batch_id")}/${num(row, "file_index")}`;
}

function groupBy<T>(items: readonly { readonly key: string; readonly value: T }[]): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const { key, value } of items) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

function outcomeFromRow(row: Row, activities: readonly ImportedActivity[]): FileOutcome {
  return {
    path: text(row, "path"),
    outcome: text(row, "outcome"),
    reason: textOrNull(row, "reason"),
    detail: text(row, "detail"),
    sha256: textOrNull(row, "sha256"),
    activities,
    entries: num(row, "entries"),
  };
}
