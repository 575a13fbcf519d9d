import { detectFormat, type FileFormat } from "../detect.ts";
import { isSystemFile } from "./entry-name.ts";
import { type Expanded, rejected, skipped, systemFile } from "./expanded.ts";
import { gunzip } from "./gunzip.ts";
import { type ArchiveLimits, DEFAULT_LIMITS, type Spent } from "./limits.ts";
import { unzip } from "./unzip.ts";

/** A file as it was offered. */
export interface ExpandSource {
  readonly path: string;
  readonly read: () => Promise<Uint8Array>;
}

interface Place {
  readonly spent: Spent;
  readonly limits: ArchiveLimits;
  /** Archives opened on the way here. A gzip holds one file and is no level of its own, unless it is in a gzip. */
  readonly level: number;
  readonly inGzip: boolean;
}

async function* expandGzip(path: string, bytes: Uint8Array, at: Place): AsyncGenerator<Expanded> {
  const unpacked = await gunzip(bytes, at.spent, at.limits);
  if ("problem" in unpacked) yield { kind: "rejected", path, problem: unpacked.problem };
  else yield* expandBytes(path, unpacked.bytes, { ...at, level: at.level + (at.inGzip ? 1 : 0), inGzip: true });
}

/** Formats in which no run can be, read or not yet read. */
const RUNLESS: readonly FileFormat[] = ["empty", "media", "text", "binary", "apple-double"];

async function* expandZip(path: string, bytes: Uint8Array, at: Place): AsyncGenerator<Expanded> {
  let isBarren = true;
  for await (const inner of unzip(path, bytes, at)) {
    // Trouble with the zip itself or with an entry says enough.
    if (inner.kind === "rejected") isBarren = false;
    if (inner.kind === "file") {
      isBarren &&= RUNLESS.includes(detectFormat(inner.bytes));
      yield* expandBytes(inner.path, inner.bytes, { ...at, level: at.level + 1, inGzip: false });
    } else yield inner;
  }
  if (isBarren) yield skipped(path, "NO_READABLE_FILES", "This zip file holds nothing that could be a run.");
}

async function* expandBytes(path: string, bytes: Uint8Array, at: Place): AsyncGenerator<Expanded> {
  const format = detectFormat(bytes);
  if (format !== "zip" && format !== "gzip") {
    at.spent.sizeB += bytes.length;
    yield { kind: "file", path, bytes };
    return;
  }
  if (at.level >= at.limits.levels && (format === "zip" || at.inGzip)) {
    const detail = `This archive lies more than ${at.limits.levels} levels deep. Unpack it yourself and import it.`;
    yield rejected(path, "ZIP_LIMIT", detail);
    return;
  }
  yield* format === "gzip" ? expandGzip(path, bytes, at) : expandZip(path, bytes, at);
}

/**
 * The files under an offered file: itself, what a gzip holds, or what a zip holds, zips in zips included, as
 * `archive.zip!inner/file.fit.gz`. Trouble is yielded as a value with its path. Nothing is written anywhere.
 *
 * @throws what `source.read` throws
 */
export async function* expand(source: ExpandSource, limits: ArchiveLimits = DEFAULT_LIMITS): AsyncGenerator<Expanded> {
  if (isSystemFile(source.path)) {
    yield systemFile(source.path);
    return;
  }
  const bytes = await source.read();
  yield* expandBytes(source.path, bytes, { spent: { entries: 0, sizeB: 0 }, limits, level: 0, inGzip: false });
}
