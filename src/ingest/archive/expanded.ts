import type { IngestProblem } from "../../domain/import-outcome.ts";
import type { StreamedFormat } from "../stream-reader.ts";
import { UnpackError } from "./unpack-error.ts";
import type { ZipEntry } from "./unzip.ts";

/** A file found under an offered one. `path` is a label and never a place to write to. */
export interface FoundFile {
  readonly kind: "file";
  readonly path: string;
  /** The whole file; of a file in which no run can be (`cannotHoldRuns`), no more than its start. */
  readonly bytes: Uint8Array;
  readonly sizeB: number;
}

/**
 * A file of a format that is read while it streams by. Its chunks come once, and before the next file is asked for; a
 * chunk that cannot be had throws an {@link UnpackError}.
 */
export interface FoundStream {
  readonly kind: "stream";
  readonly path: string;
  readonly format: StreamedFormat;
  readonly chunks: AsyncIterable<Uint8Array>;
}

/** Something that is not offered on, and why. */
export interface NotOffered {
  readonly kind: "skipped" | "rejected";
  readonly path: string;
  readonly problem: IngestProblem;
}

/** An export of Niggle. Its members can be gone through again and again, before the next file is asked for. */
export interface FoundExport {
  readonly kind: "export";
  readonly path: string;
  /** The text of its manifest, as yet unchecked. */
  readonly manifest: string;
  readonly members: () => AsyncIterable<{ readonly name: string; readonly found: ZipEntry | NotOffered }>;
}

export type Expanded = FoundFile | FoundStream | FoundExport | NotOffered;

export const rejected = (path: string, reason: IngestProblem["reason"], detail: string): NotOffered => ({
  kind: "rejected",
  path,
  problem: { reason, detail },
});

export const skipped = (path: string, reason: IngestProblem["reason"], detail: string): NotOffered => ({
  kind: "skipped",
  path,
  problem: { reason, detail },
});

export const systemFile = (path: string): NotOffered =>
  skipped(path, "SYSTEM_FILE", "This is a file of the operating system and holds no run.");

/** What an unpacking error says about a file. @throws any other error */
export function refusedBy(error: unknown, path: string): NotOffered {
  if (error instanceof UnpackError) return { kind: "rejected", path, problem: error.problem };
  throw error;
}
