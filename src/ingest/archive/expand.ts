import { createReadStream } from "node:fs";
import { tmpdir } from "node:os";
import { cannotHoldRuns, detectFormat, type FileFormat } from "../detect.ts";
import { isStreamed } from "../stream-reader.ts";
import { isSystemFile } from "./entry-name.ts";
import { type Expanded, type FoundFile, refusedBy, rejected, skipped, systemFile } from "./expanded.ts";
import { exportIn } from "./export-zip.ts";
import { gunzipped } from "./gunzip.ts";
import { type ArchiveLimits, DEFAULT_LIMITS, megabytes, type Spent } from "./limits.ts";
import { collect, type Sniffed, sniff } from "./sniff.ts";
import { type RandomAccess, type Spilled, spill } from "./spill.ts";
import { unzip } from "./unzip.ts";

/** A file as it was offered. */
export interface ExpandSource {
  readonly path: string;
  readonly read: () => Promise<Uint8Array>;
  /** Where it lies on disk, if it does: a large file is then read piece by piece. */
  readonly file?: string;
  readonly sizeB?: number;
}

export interface ExpandOptions {
  readonly limits?: ArchiveLimits;
  /** A zip in a zip that is too large for memory is put here while it is read. */
  readonly spillFolder?: string;
  /** Told how many bytes of the offered file have been read, as they are. */
  readonly onRead?: (sizeB: number) => void;
  /** Ends the reading, with the reason of the signal as the error. */
  readonly signal?: AbortSignal | undefined;
}

interface Place {
  readonly spent: Spent;
  readonly limits: ArchiveLimits;
  readonly spillFolder: string;
  readonly onRead: (sizeB: number) => void;
  readonly signal: AbortSignal | undefined;
  /** Archives opened on the way here. A gzip holds one file and is no level of its own, unless it is in a gzip. */
  readonly level: number;
  readonly inGzip: boolean;
}

/** Something to be looked into: a file on disk, an entry of a zip, the inside of a gzip. */
interface Content {
  readonly path: string;
  readonly sizeB: number | null;
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Set where the bytes can be read in any order. */
  readonly at: RandomAccess | null;
}

/** Files up to this size are read at once: quicker than opening a stream. */
const READ_AT_ONCE_B = 4_000_000;

/**
 * The files under an offered file: itself, what a gzip holds, or what a zip holds, zips in zips included, as
 * `archive.zip!inner/file.fit.gz`. Trouble is yielded as a value with its path. Names of entries never become paths; only
 * a large zip in a zip is written anywhere, to `spillFolder`, and removed again.
 *
 * @throws what reading the source throws, FolderError when `spillFolder` takes no more
 */
export async function* expand(source: ExpandSource, options: ExpandOptions = {}): AsyncGenerator<Expanded> {
  if (isSystemFile(source.path)) {
    yield systemFile(source.path);
    return;
  }
  const { limits = DEFAULT_LIMITS, spillFolder = tmpdir(), onRead = () => undefined, signal } = options;
  const spent = { entries: 0, sizeB: 0 };
  yield* inside(await contentOf(source), { spent, limits, spillFolder, onRead, signal, level: 0, inGzip: false });
}

async function contentOf(source: ExpandSource): Promise<Content> {
  const { path, file, sizeB = 0 } = source;
  if (file === undefined || sizeB <= READ_AT_ONCE_B) {
    const bytes = await source.read();
    return { path, sizeB: bytes.length, chunks: once(bytes), at: { bytes } };
  }
  return { path, sizeB, chunks: createReadStream(file, { highWaterMark: 262_144 }), at: { file } };
}

async function* once(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** The offered file itself tells its bytes as they are read; of a zip, its entries do. */
function tellingReads(sniffed: Sniffed, { level, inGzip, onRead }: Place): Sniffed {
  if (level > 0 || inGzip || sniffed.format === "zip") return sniffed;
  return { ...sniffed, chunks: told(sniffed.chunks, onRead) };
}

async function* told(chunks: AsyncIterable<Uint8Array>, onRead: Place["onRead"]): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    onRead(chunk.length);
    yield chunk;
  }
}

async function* inside(content: Content, at: Place): AsyncGenerator<Expanded> {
  const { path } = content;
  let sniffed: Sniffed;
  try {
    sniffed = tellingReads(await sniff(content.chunks, at.signal), at);
  } catch (error) {
    yield refusedBy(error, path);
    return;
  }
  const { format } = sniffed;
  if (format === "zip" || format === "gzip") yield* insideArchive(content, sniffed, at);
  else if (isStreamed(format)) {
    yield { kind: "stream", path, format, chunks: counted(sniffed.chunks, at) };
  } else yield await wholeFile(content, sniffed, at);
}

async function* insideArchive(content: Content, sniffed: Sniffed, at: Place): AsyncGenerator<Expanded> {
  const isZip = sniffed.format === "zip";
  if (at.level >= at.limits.levels && (isZip || at.inGzip)) {
    await sniffed.close();
    const detail = `This archive lies more than ${at.limits.levels} levels deep. Unpack it yourself and import it.`;
    yield rejected(content.path, "ZIP_LIMIT", detail);
  } else if (isZip) yield* insideZip(content, sniffed, at);
  else {
    const chunks = gunzipped({ chunks: sniffed.chunks, sizeB: content.sizeB ?? 0 }, at.spent, at.limits);
    const level = at.level + (at.inGzip ? 1 : 0);
    yield* inside({ path: content.path, sizeB: null, chunks, at: null }, { ...at, level, inGzip: true });
  }
}

async function* insideZip(content: Content, sniffed: Sniffed, at: Place): AsyncGenerator<Expanded> {
  const { path } = content;
  let spilled: Spilled;
  try {
    spilled = await randomAccess(content, sniffed, at.spillFolder);
  } catch (error) {
    yield refusedBy(error, path);
    return;
  }
  try {
    const { limits, onRead } = at;
    const own = at.level === 0 ? await exportIn({ path, at: spilled.at, limits, onRead }) : null;
    if (own !== null) yield own;
    else yield* zipFiles(path, spilled.at, at);
  } finally {
    await spilled.release();
  }
}

async function randomAccess(content: Content, sniffed: Sniffed, spillFolder: string): Promise<Spilled> {
  if (content.at === null) return spill(sniffed.chunks, spillFolder);
  await sniffed.close();
  return { at: content.at, release: async () => undefined };
}

async function* zipFiles(path: string, zip: RandomAccess, at: Place): AsyncGenerator<Expanded> {
  let isBarren = true;
  for await (const inner of unzip(path, zip, { ...at, onRead: at.level === 0 ? at.onRead : () => undefined })) {
    // Trouble with the zip itself or with an entry says enough.
    if (inner.kind === "rejected") isBarren = false;
    if (inner.kind !== "entry") {
      yield inner;
      continue;
    }
    for await (const found of inside({ ...inner, at: null }, { ...at, level: at.level + 1, inGzip: false })) {
      isBarren &&= found.kind === "file" && RUNLESS.has(detectFormat(found.bytes));
      yield found;
    }
  }
  if (isBarren) yield skipped(path, "NO_READABLE_FILES", "This zip file holds nothing that could be a run.");
}

/** Formats in which no run can be, whoever reads them. */
const RUNLESS: ReadonlySet<FileFormat> = new Set(["empty", "media", "text", "binary", "apple-double"]);

/** A file that is read as a whole; of one that can hold no run, only the start. */
async function wholeFile(content: Content, sniffed: Sniffed, at: Place): Promise<Expanded> {
  const { path, sizeB } = content;
  try {
    if (cannotHoldRuns(sniffed.format)) {
      await sniffed.close();
      return fileOf(path, sniffed.head, sizeB ?? sniffed.head.length);
    }
    const { wholeFileB } = at.limits;
    const bytes = sizeB !== null && sizeB > wholeFileB ? null : await collect(sniffed.chunks, wholeFileB);
    if (bytes === null) {
      await sniffed.close();
      const detail = `This ${sniffed.format} file is larger than ${megabytes(wholeFileB)}. No watch writes such a file; import its parts one by one.`;
      return rejected(path, "TOO_LARGE", detail);
    }
    at.spent.sizeB += bytes.length;
    return fileOf(path, bytes, bytes.length);
  } catch (error) {
    return refusedBy(error, path);
  }
}

const fileOf = (path: string, bytes: Uint8Array, sizeB: number): FoundFile => ({ kind: "file", path, bytes, sizeB });

async function* counted(chunks: AsyncIterable<Uint8Array>, { spent }: Place): AsyncGenerator<Uint8Array> {
  for await (const chunk of chunks) {
    spent.sizeB += chunk.length;
    yield chunk;
  }
}
