import type { AthleteId, BatchId, Sha256 } from "../domain/ids.ts";
import type { IngestProblem } from "../domain/import-outcome.ts";
import { withoutMail } from "../ingest/archive/entry-name.ts";
import type { FoundFile, FoundStream, NotOffered } from "../ingest/archive/expanded.ts";
import { UnpackError } from "../ingest/archive/unpack-error.ts";
import type { DecodedFile } from "../ingest/decoded-file.ts";
import { cannotHoldRuns, detectFormat } from "../ingest/detect.ts";
import type { Deps } from "./deps.ts";
import type { ReadMeter } from "./read-meter.ts";
import type { NewFact } from "./record-facts.ts";

/** What the files of one import have in common. */
export interface Batch {
  readonly athlete: AthleteId;
  readonly batchId: BatchId;
  readonly homeZone: string;
  /** Contents that were accepted before: they are not decoded again. */
  readonly known: ReadonlySet<Sha256>;
}

/** A file that is not read, as a line of the journal. */
export function factOfRefused(batch: Batch, { path, kind, problem }: NotOffered): NewFact {
  return refusedFact(batch, { name: withoutMail(path), sizeB: 0, outcome: kind, problem });
}

/** Keeps a file and decodes it. When this resolves, its bytes are synced. @throws FolderError */
export async function factOfFile(deps: Deps, batch: Batch, { path, bytes, sizeB }: FoundFile): Promise<NewFact> {
  const name = withoutMail(path);
  if (cannotHoldRuns(detectFormat(bytes))) {
    const decoded = await deps.decode(bytes, { homeZone: batch.homeZone });
    if (decoded.kind === "decoded") throw new Error(`${name} was taken for a file without runs and holds some`);
    return refusedFact(batch, { name, sizeB, outcome: decoded.kind, problem: decoded.problem });
  }
  const { sha256 } = await deps.originals.keep(bytes);
  const decoded = batch.known.has(sha256) ? null : await deps.decode(bytes, { homeZone: batch.homeZone });
  return keptFact(batch, { name, sizeB, sha256 }, decoded);
}

/**
 * Keeps a file as it streams by, then reads what was kept: nothing of it stays in memory.
 * @throws FolderError, and the reason of the signal when that stops it; nothing is left behind then but a kept file
 */
export async function factOfStream(
  deps: Deps,
  batch: Batch,
  found: FoundStream,
  { meter, signal }: { readonly meter: ReadMeter; readonly signal: AbortSignal | undefined },
): Promise<NewFact> {
  const name = withoutMail(found.path);
  const beforeB = meter.readB;
  // Each of its bytes is read twice, and counts half each time.
  meter.share = 0.5;
  try {
    const { sha256, sizeB } = await deps.originals.keepStream(found.chunks);
    const halfB = meter.readB - beforeB;
    meter.share = 1;
    if (batch.known.has(sha256)) return keptFact(batch, { name, sizeB, sha256 }, null);
    const onRead = (readB: number) => meter.add((halfB * readB) / sizeB);
    const decoded = await deps.decodeKept(sha256, { homeZone: batch.homeZone }, { onRead, signal });
    return keptFact(batch, { name, sizeB, sha256 }, decoded);
  } catch (error) {
    if (!(error instanceof UnpackError)) throw error;
    return refusedFact(batch, { name, sizeB: 0, outcome: "rejected", problem: error.problem });
  } finally {
    meter.share = 1;
  }
}

interface Kept {
  readonly name: string;
  readonly sizeB: number;
  readonly sha256: Sha256;
}

function keptFact({ batchId, homeZone }: Batch, file: Kept, decoded: DecodedFile | null): NewFact {
  return { fact: { kind: "import", batchId, file, refusal: null, homeZone }, decoded };
}

interface Refusal {
  readonly name: string;
  readonly sizeB: number;
  readonly outcome: "skipped" | "rejected";
  readonly problem: IngestProblem;
}

function refusedFact({ batchId, homeZone }: Batch, { name, sizeB, outcome, problem }: Refusal): NewFact {
  return {
    fact: { kind: "import", batchId, file: { name, sha256: null, sizeB }, refusal: { outcome, problem }, homeZone },
    decoded: null,
  };
}
