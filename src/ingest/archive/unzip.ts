import { crc32 } from "node:zlib";
import { type Entry, fromBufferPromise, getFileNameLowLevel, type ZipFile } from "yauzl";
import { isSystemFile, shownEntryName } from "./entry-name.ts";
import { type Expanded, rejected, skipped, systemFile } from "./expanded.ts";
import { sideFilesOf } from "./export-layout.ts";
import { type ArchiveLimits, beyondLimits, type Spent } from "./limits.ts";
import { readBounded } from "./read-bounded.ts";

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error));

const corrupt = (path: string, why: string): Expanded =>
  rejected(path, "ZIP_CORRUPT", `This zip file, or this file in it, is damaged (${why}). Download or export it again.`);

const nameOf = (entry: Entry): string =>
  getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);

/** Reads one entry; the sizes its header claims are checked before, the real ones while it unpacks. */
async function readEntry(
  zip: ZipFile,
  entry: Entry,
  path: string,
  spent: Spent,
  limits: ArchiveLimits,
): Promise<Expanded> {
  const tooMuch = (sizeB: number) => beyondLimits(sizeB, entry.compressedSize, spent, limits);
  const limited = (why: string | null) =>
    rejected(
      path,
      "ZIP_LIMIT",
      `This file was not unpacked: ${why ?? "it is too large"}. Unpack it yourself and import it.`,
    );
  if (entry.isEncrypted()) {
    return rejected(path, "UNREADABLE", "This file is protected by a password. Unpack it yourself and import it.");
  }
  const claimed = tooMuch(entry.uncompressedSize);
  if (claimed !== null) return limited(claimed);
  try {
    let why: string | null = null;
    const bytes = await readBounded(await zip.openReadStreamPromise(entry), (sizeB) => {
      why = tooMuch(sizeB);
      return why !== null;
    });
    if (bytes === null) return limited(why);
    if (crc32(bytes) !== entry.crc32) return corrupt(path, "its checksum does not match");
    return { kind: "file", path, bytes };
  } catch (error) {
    return corrupt(path, said(error));
  }
}

async function listEntries(zip: ZipFile, spent: Spent, limits: ArchiveLimits): Promise<Entry[] | null> {
  const entries: Entry[] = [];
  for await (const entry of zip.eachEntry()) {
    spent.entries += 1;
    if (spent.entries > limits.entries) return null;
    entries.push(entry);
  }
  return entries;
}

async function openZip(bytes: Uint8Array): Promise<ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  // Names are decoded here and not by the reader, which gives up the whole archive for one odd name.
  return await fromBufferPromise(buffer, { decodeStrings: false, validateEntrySizes: true });
}

async function* readEntries(
  zip: ZipFile,
  entries: readonly Entry[],
  path: string,
  budget: Budget,
): AsyncGenerator<Expanded> {
  const named = entries.map((entry) => ({ entry, name: nameOf(entry) })).filter(({ name }) => !name.endsWith("/"));
  const isSideFile = sideFilesOf(named.map(({ name }) => name));
  const isOffice = named.some(({ name }) => name === "[Content_Types].xml");
  if (isOffice) {
    const detail = "This is an Office document. Save the table as CSV and import that.";
    yield rejected(path, "UNSUPPORTED_FORMAT", detail);
    return;
  }
  for (const { entry, name } of named) {
    const entryPath = `${path}!${shownEntryName(name)}`;
    if (isSystemFile(name)) yield systemFile(entryPath);
    else if (isSideFile(name)) {
      yield skipped(entryPath, "NOT_AN_ACTIVITY", "This part of an account export holds no activities.");
    } else yield await readEntry(zip, entry, entryPath, budget.spent, budget.limits);
  }
}

interface Budget {
  readonly spent: Spent;
  readonly limits: ArchiveLimits;
}

/** Every file in a zip, in its order, or why it cannot be read. One bad entry does not stop the others. */
export async function* unzip(path: string, bytes: Uint8Array, budget: Budget): AsyncGenerator<Expanded> {
  let zip: ZipFile;
  let entries: Entry[] | null;
  try {
    zip = await openZip(bytes);
    entries = await listEntries(zip, budget.spent, budget.limits);
  } catch (error) {
    yield corrupt(path, said(error));
    return;
  }
  if (entries === null) {
    const detail = `This zip file holds more than ${budget.limits.entries} files. Import its parts one by one.`;
    yield rejected(path, "ZIP_LIMIT", detail);
    return;
  }
  yield* readEntries(zip, entries, path, budget);
}
