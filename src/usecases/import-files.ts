import type { AthleteId, BatchId } from "../domain/ids.ts";
import type { HistoryClaim } from "../domain/journal.ts";
import { accountExportsIn } from "./account-exports.ts";
import type { ImportCounts, ImportEvent, ImportSource } from "./app.ts";
import type { Deps } from "./deps.ts";
import { homeZoneOf } from "./home-zone.ts";
import { countOutcome, NO_FILES } from "./import-counts.ts";
import { ImportPipeline } from "./import-pipeline.ts";
import { issueAssessment } from "./issue-assessment.ts";
import { offeredFiles } from "./offered-files.ts";
import { ReadMeter } from "./read-meter.ts";
import { type Batch, factOfFile, factOfRefused, factOfStream } from "./read-offered.ts";
import { type NewFact, recordFacts } from "./record-facts.ts";
import { takeInExport } from "./take-in-export.ts";

interface Import {
  readonly athlete: AthleteId;
  readonly sources: AsyncIterable<ImportSource>;
  readonly onEvent: (event: ImportEvent) => void;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Imports files: keep the original, decode, write the journal, then the database. Each file has an outcome and is reported
 * when it can no longer be lost. One bad file never stops the others. A signal stops it after the file at hand.
 *
 * @throws FolderError when the data folder takes no more; what was reported is in
 */
export async function importFiles(deps: Deps, { athlete, sources, onEvent, signal }: Import): Promise<ImportCounts> {
  const homeZone = await homeZoneOf(deps, athlete);
  const known = await deps.store.read((reader) => deps.tables.importLog.knownSha256s(reader, athlete));
  const batch: Batch = { athlete, batchId: deps.newId() as BatchId, homeZone, known };
  const meter = new ReadMeter((readB) => onEvent({ kind: "progress", readB }));
  const exports = accountExportsIn();
  let counts = NO_FILES;
  const tell = (events: readonly FileEvent[]) => {
    for (const event of events) {
      counts = countOutcome(counts, event.outcome);
      exports.see(event.outcome);
      onEvent(event);
    }
    meter.tell();
  };
  const pipeline = new ImportPipeline<NewFact>(async (facts) => tell(await commit(deps, batch, facts)));
  try {
    await readAll(deps, batch, pipeline, { sources, meter, signal, tell });
    await pipeline.finish();
  } catch (error) {
    await pipeline.giveUp();
    throw error;
  }
  if (signal?.aborted !== true) await claimExports(deps, athlete, exports.claims());
  if (counts.files > 0) await issueAssessment(deps, athlete);
  onEvent({ kind: "done", batchId: batch.batchId, counts, cancelled: signal?.aborted === true });
  return counts;
}

/** Writes down that whole account exports speak for their own days, unless that is known already. */
async function claimExports(deps: Deps, athlete: AthleteId, claims: readonly HistoryClaim[]): Promise<void> {
  if (claims.length === 0) return;
  const known = await deps.store.read((reader) => deps.tables.days.historyClaims(reader, athlete));
  const covers =
    (claim: HistoryClaim) =>
    ({ from, to }: HistoryClaim) =>
      from <= claim.from && (to === null || (claim.to !== null && to >= claim.to));
  const fresh = claims.filter((claim) => !known.some(covers(claim)));
  await recordFacts(
    deps,
    athlete,
    fresh.map((entry) => ({ fact: { kind: "history-claim", entry }, decoded: null })),
  );
}

interface Reading {
  readonly sources: AsyncIterable<ImportSource>;
  readonly meter: ReadMeter;
  readonly signal: AbortSignal | undefined;
  readonly tell: (events: readonly FileEvent[]) => void;
}

/** Sends every file down the pipeline, until there is none left or the signal stops it. */
async function readAll(deps: Deps, batch: Batch, pipeline: ImportPipeline<NewFact>, reading: Reading): Promise<void> {
  for await (const found of offeredFiles(deps, reading)) {
    if (found.kind === "stream") {
      await pipeline.room(Number.POSITIVE_INFINITY);
      const fact = await unlessStopped(factOfStream(deps, batch, found, reading), reading.signal);
      if (fact !== null) pipeline.add(Promise.resolve(fact), 0);
    } else if (found.kind === "file") {
      await pipeline.room(found.bytes.length);
      pipeline.add(factOfFile(deps, batch, found), found.bytes.length);
    } else if (found.kind === "export") {
      await pipeline.finish();
      const outcomes = await takeInExport(deps, batch.athlete, found);
      reading.tell(outcomes.map((outcome) => ({ kind: "file", outcome, sizeB: 0 })));
    } else pipeline.add(Promise.resolve(factOfRefused(batch, found)), 0);
    if (reading.signal?.aborted === true) return;
  }
}

/** Null when it failed because it was stopped. */
async function unlessStopped<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T | null> {
  try {
    return await work;
  } catch (error) {
    if (signal?.aborted === true) return null;
    throw error;
  }
}

type FileEvent = Extract<ImportEvent, { readonly kind: "file" }>;

/** Writes what was read; the outcomes are told only when the transaction is through. */
async function commit(deps: Deps, batch: Batch, facts: readonly NewFact[]): Promise<readonly FileEvent[]> {
  const outcomes = await recordFacts(deps, batch.athlete, facts);
  return outcomes.map((outcome, index) => {
    const fact = facts[index]?.fact;
    return { kind: "file", outcome, sizeB: fact?.kind === "import" ? fact.file.sizeB : 0 };
  });
}
