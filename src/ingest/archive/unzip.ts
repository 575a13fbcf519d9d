import { crc32 } from "node:zlib";
import type { Entry, ZipFile } from "yauzl";
import { isSystemFile, shownEntryName } from "./entry-name.ts";
import { type NotOffered, refusedBy, rejected, skipped, systemFile } from "./expanded.ts";
import { type SideFile, sideFilesOf } from "./export-layout.ts";
import { type ArchiveLimits, beyondLimits, type Spent } from "./limits.ts";
import type { RandomAccess } from "./spill.ts";
import { UnpackError } from "./unpack-error.ts";
import { listNames, nameOf, openZip, zipDamage } from "./zip-directory.ts";

/** A file in a zip, not yet unpacked. */
export interface ZipEntry {
  readonly kind: "entry";
  readonly path: string;
  /** As the directory claims; the chunks are held to it. */
  readonly sizeB: number;
  readonly chunks: AsyncIterable<Uint8Array>;
}

export interface UnzipOptions {
  readonly spent: Spent;
  readonly limits: ArchiveLimits;
  /** Told how much of the zip has been read, as it is. */
  readonly onRead: (packedB: number) => void;
  /** Offers what account exports keep beside their activities as well. */
  readonly everyFile?: boolean;
}

/**
 * Every file in a zip, in its order, or why it is not offered. One bad entry does not stop the others. Nothing is unpacked
 * before its chunks are asked for.
 */
export async function* unzip(
  path: string,
  at: RandomAccess,
  options: UnzipOptions,
): AsyncGenerator<ZipEntry | NotOffered> {
  let names: readonly string[];
  try {
    names = await listNames(at, options.spent, options.limits);
  } catch (error) {
    yield refusedBy(error, path);
    return;
  }
  if (names.includes("[Content_Types].xml")) {
    yield rejected(path, "UNSUPPORTED_FORMAT", "This is an Office document. Save the table as CSV and import that.");
    return;
  }
  const zip = await openZip(at);
  try {
    const isSideFile = options.everyFile === true ? () => false : sideFilesOf(names.filter(isFileName));
    yield* readEntries(zip, path, isSideFile, options);
  } catch (error) {
    yield refusedBy(zipDamage(error), path);
  } finally {
    zip.close();
  }
}

const isFileName = (name: string): boolean => !name.endsWith("/");

async function* readEntries(
  zip: ZipFile,
  path: string,
  isSideFile: SideFile,
  options: UnzipOptions,
): AsyncGenerator<ZipEntry | NotOffered> {
  const seen = new Map<string, number>();
  for await (const entry of zip.eachEntry()) {
    const name = nameOf(entry);
    if (isFileName(name)) {
      const times = (seen.get(name) ?? 0) + 1;
      seen.set(name, times);
      // A zip may hold two files of one name. Both are read, and told apart.
      const entryPath = `${path}!${shownEntryName(name)}${times > 1 ? ` (${times})` : ""}`;
      yield passedOver(entry, name, entryPath, isSideFile) ?? offered(zip, entry, entryPath, options);
    }
  }
}

/** Why an entry is not unpacked at all; null when it is. */
function passedOver(entry: Entry, name: string, path: string, isSideFile: SideFile): NotOffered | null {
  if (isSystemFile(name)) return systemFile(path);
  if (isSideFile(name)) {
    return skipped(path, "NOT_AN_ACTIVITY", "This part of an account export holds no activities.");
  }
  if (isLink(entry)) return skipped(path, "LINK", "This is a link to another file. It is not followed.");
  if (entry.isEncrypted()) {
    return rejected(path, "ENCRYPTED", "This file is protected by a password. Unpack it yourself and import it.");
  }
  if (entry.compressionMethod !== 0 && entry.compressionMethod !== 8) {
    const detail = `This file is packed in a way (method ${entry.compressionMethod}) that is not known here. Unpack it yourself and import it.`;
    return rejected(path, "UNSUPPORTED_FORMAT", detail);
  }
  return null;
}

const UNIX = 3;
const FILE_TYPE = 0o170_000;
const LINK = 0o120_000;

/** A symbolic link, as Unix marks it in a zip. Its content is the path it leads to. */
const isLink = ({ versionMadeBy, externalFileAttributes }: Entry): boolean =>
  versionMadeBy >> 8 === UNIX && ((externalFileAttributes >>> 16) & FILE_TYPE) === LINK;

function offered(zip: ZipFile, entry: Entry, path: string, options: UnzipOptions): ZipEntry | NotOffered {
  const claimed = beyondLimits(entry.uncompressedSize, entry.compressedSize, options.spent, options.limits);
  if (claimed !== null) return refusedBy(beyond(claimed), path);
  return { kind: "entry", path, sizeB: entry.uncompressedSize, chunks: unpacked(zip, entry, options) };
}

const beyond = (why: string): UnpackError =>
  new UnpackError("ZIP_LIMIT", `This file was not unpacked: ${why}. Unpack it yourself and import it.`);

/** The bytes of an entry, held to the limits as they come and to their checksum at the end. */
async function* unpacked(
  zip: ZipFile,
  entry: Entry,
  { spent, limits, onRead }: UnzipOptions,
): AsyncGenerator<Uint8Array> {
  let sizeB = 0;
  let checksum = 0;
  try {
    for await (const chunk of (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>) {
      sizeB += chunk.length;
      const why = beyondLimits(sizeB, entry.compressedSize, spent, limits);
      if (why !== null) throw beyond(why);
      checksum = crc32(chunk, checksum);
      onRead((chunk.length * entry.compressedSize) / Math.max(1, entry.uncompressedSize));
      yield chunk;
    }
  } catch (error) {
    throw zipDamage(error);
  }
  if (checksum !== entry.crc32) throw zipDamage(new Error("its checksum does not match"));
}
