import type { AthleteId, BatchId } from "../domain/ids.ts";
import type { FileOutcome, IngestProblem } from "../domain/import-outcome.ts";
import { withoutMail } from "../ingest/archive/entry-name.ts";
import { expand } from "../ingest/archive/expand.ts";
import type { Expanded } from "../ingest/archive/expanded.ts";
import { detectFormat, type FileFormat } from "../ingest/detect.ts";
import type { ImportCounts, ImportEvent, OfferedSource, RefusedSource } from "./app.ts";
import type { Deps } from "./deps.ts";
import { homeZoneOf } from "./home-zone.ts";
import { countOutcome, NO_FILES } from "./import-counts.ts";
import { issueAssessment } from "./issue-assessment.ts";
import { type NewFact, recordFacts } from "./record-facts.ts";

/** Files that share one transaction: enough to be fast, few enough that progress is seen. */
const FILES_PER_TRANSACTION = 20;

/** Bytes of these kinds are never worth keeping: reading them again after an upgrade would give nothing. */
const NOT_KEPT: ReadonlySet<FileFormat> = new Set(["empty", "html", "apple-double", "media", "binary", "text"]);

interface Batch {
  readonly athlete: AthleteId;
  readonly batchId: BatchId;
  readonly homeZone: string;
  readonly onEvent: (event: ImportEvent) => void;
}

interface Import {
  readonly athlete: AthleteId;
  readonly sources: AsyncIterable<OfferedSource | RefusedSource>;
  readonly onEvent: (event: ImportEvent) => void;
}

/**
 * Imports files one by one: keep the original, decode, write the journal, then the database. Each file has an outcome and
 * is reported when it can no longer be lost. One bad file never stops the others.
 */
export async function importFiles(deps: Deps, { athlete, sources, onEvent }: Import): Promise<ImportCounts> {
  const homeZone = await homeZoneOf(deps, athlete);
  const batch: Batch = { athlete, batchId: deps.newId() as BatchId, homeZone, onEvent };
  let counts = NO_FILES;
  let pending: NewFact[] = [];
  const flush = async () => {
    for (const outcome of await commit(deps, batch, pending)) counts = countOutcome(counts, outcome);
    pending = [];
  };
  for await (const file of offeredFiles(sources)) {
    pending.push(await readFile(deps, batch, file));
    if (pending.length >= FILES_PER_TRANSACTION) await flush();
  }
  await flush();
  if (counts.files > 0) await issueAssessment(deps, athlete);
  onEvent({ kind: "done", batchId: batch.batchId, counts });
  return counts;
}

/** Every file there is to read: the sources themselves, and what archives among them hold. */
async function* offeredFiles(sources: AsyncIterable<OfferedSource | RefusedSource>): AsyncGenerator<Expanded> {
  for await (const source of sources) {
    if ("refusal" in source) yield { kind: "rejected", path: source.path, problem: source.refusal };
    else yield* expandSafely(source);
  }
}

/** A source that cannot be read at all becomes a refused file. */
async function* expandSafely(source: OfferedSource): AsyncGenerator<Expanded> {
  try {
    yield* expand(source);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    const detail = `This file cannot be read (${why}). Check its permissions and the disk, then import it again.`;
    yield { kind: "rejected", path: source.path, problem: { reason: "UNREADABLE", detail } };
  }
}

async function readFile(deps: Deps, batch: Batch, file: Expanded): Promise<NewFact> {
  const name = withoutMail(file.path);
  if (file.kind !== "file") return refusedFact(batch, { name, sizeB: 0, outcome: file.kind, problem: file.problem });
  const sizeB = file.bytes.byteLength;
  const format = detectFormat(file.bytes);
  if (NOT_KEPT.has(format)) {
    const decoded = await deps.decode(file.bytes, { homeZone: batch.homeZone });
    if (decoded.kind !== "decoded") {
      return refusedFact(batch, { name, sizeB, outcome: decoded.kind, problem: decoded.problem });
    }
  }
  // The bytes are synced while the worker reads them; neither waits for the other, and both are done before the journal.
  const [{ sha256 }, decoded] = await Promise.all([
    deps.originals.keep(file.bytes),
    deps.decode(file.bytes, { homeZone: batch.homeZone }),
  ]);
  return {
    fact: {
      kind: "import",
      batchId: batch.batchId,
      file: { name, sha256, sizeB },
      refusal: null,
      homeZone: batch.homeZone,
    },
    decoded,
  };
}

interface Refusal {
  readonly name: string;
  readonly sizeB: number;
  readonly outcome: "skipped" | "rejected";
  readonly problem: IngestProblem;
}

function refusedFact({ batchId, homeZone }: Batch, { name, sizeB, outcome, problem }: Refusal): NewFact {
  return {
    fact: {
      kind: "import",
      batchId,
      file: { name, sha256: null, sizeB },
      refusal: { outcome, problem },
      homeZone,
    },
    decoded: null,
  };
}

/** Writes what was read so far; the outcomes are told only when the transaction is through. */
async function commit(deps: Deps, batch: Batch, facts: readonly NewFact[]): Promise<readonly FileOutcome[]> {
  const outcomes = await recordFacts(deps, batch.athlete, facts);
  for (const [index, outcome] of outcomes.entries()) {
    const fact = facts[index]?.fact;
    batch.onEvent({ kind: "file", outcome, sizeB: fact?.kind === "import" ? fact.file.sizeB : 0 });
  }
  return outcomes;
}
