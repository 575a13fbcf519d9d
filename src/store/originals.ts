import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rename, stat, unlink } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip, gzip } from "node:zlib";
import { asFolderError } from "../domain/folder-error.ts";
import type { Sha256 } from "../domain/ids.ts";
import { syncFolder, writeDurably } from "./durable-file.ts";
import { firstLineOf } from "./errors.ts";
import { GZIP_LEVEL, hashOfPacked, packToFile } from "./original-stream.ts";

const compress = promisify(gzip);
const decompress = promisify(gunzip);

/** An original that is missing, or whose bytes are not those that were kept. */
export class OriginalDamagedError extends Error {
  readonly sha256: Sha256;

  constructor(sha256: Sha256, why: string, cause?: unknown) {
    super(`original ${sha256} is damaged: ${why}. import the file again from the watch or its export`, { cause });
    this.name = "OriginalDamagedError";
    this.sha256 = sha256;
  }
}

export interface KeptOriginal {
  readonly sha256: Sha256;
  readonly isNew: boolean;
}

export interface KeptStream extends KeptOriginal {
  readonly sizeB: number;
}

export interface OriginalsCheck {
  readonly checked: number;
  readonly damaged: readonly { readonly sha256: Sha256; readonly why: string }[];
}

/** The bytes of every file that was ever accepted, under their own hash: `originals/ab/abcdef….gz`. */
export interface Originals {
  /**
   * Resolves when the bytes are on disk and synced, so that a power cut cannot lose them.
   * @throws FolderError when the folder takes no more; nothing is left behind
   */
  keep(bytes: Uint8Array): Promise<KeptOriginal>;
  /**
   * Keeps a file that is too large for memory, as it streams by.
   * @throws FolderError when the folder takes no more; what the stream throws. Nothing is left behind
   */
  keepStream(chunks: AsyncIterable<Uint8Array>): Promise<KeptStream>;
  /** Where an original lies, gzipped, for a reader that takes it piece by piece. */
  fileOf(sha256: Sha256): string;
  /** The bytes as they were offered. @throws OriginalDamagedError */
  read(sha256: Sha256): Promise<Uint8Array>;
  /**
   * Removes originals for good.
   * @returns how many there were
   */
  remove(sha256s: readonly Sha256[]): Promise<number>;
  /** The first of these that was removed since the folder was opened and is not kept again; null when there is none. */
  removedAmong(sha256s: readonly Sha256[]): Promise<Sha256 | null>;
  /** Every hash that is kept, ascending. */
  list(): Promise<readonly Sha256[]>;
  /** Reads every original and compares it with its name. */
  verify(): Promise<OriginalsCheck>;
  /** Removes what interrupted writes left behind and returns how many files that were. Not while another writes. */
  sweep(): Promise<number>;
}

const SHA256 = /^[0-9a-f]{64}$/;
const FOLDER = /^[0-9a-f]{2}$/;
const FILE = /^([0-9a-f]{64})\.gz$/;
const TEMPORARY = /^\.kept-/;

/** The originals of a data folder. Nothing outside `originals` in it is ever read or written. */
export function openOriginals(dataDir: string): Originals {
  const root = join(dataDir, "originals");
  const syncedFolders = new Set<string>();
  let temporaries = 0;

  const temporaryIn = (folder: string) => {
    temporaries += 1;
    return join(folder, `.kept-${process.pid}-${temporaries}`);
  };
  const keep = async (bytes: Uint8Array): Promise<KeptOriginal> => {
    const sha256 = hashOf(bytes);
    const { folder, file } = placeOf(root, sha256);
    if (await isKept(file)) {
      await syncOnce(folder, syncedFolders);
      return { sha256, isNew: false };
    }
    await makeFolder(root, folder);
    // Node's gzip header carries no time, so the same bytes make the same file.
    await writeDurably(file, temporaryIn(folder), await compress(bytes, { level: GZIP_LEVEL }));
    syncedFolders.add(folder);
    return { sha256, isNew: true };
  };
  const keepStream = async (chunks: AsyncIterable<Uint8Array>): Promise<KeptStream> => {
    await mkdir(root, { recursive: true, mode: 0o700 });
    // Its hash, and so its place, is known at the end.
    const temporary = temporaryIn(root);
    const streamed = await packToFile(chunks, temporary);
    const { folder, file } = placeOf(root, streamed.sha256);
    const isNew = !(await isKept(file));
    await makeFolder(root, folder);
    if (isNew) await rename(temporary, file);
    else await unlink(temporary);
    await syncFolder(folder);
    syncedFolders.add(folder);
    return { ...streamed, isNew };
  };

  const list = async () => (await filesIn(root)).flatMap(({ name }) => hashFromFile(name));

  return {
    keep: (bytes) => keep(bytes).catch(failIn(dataDir)),
    keepStream: (chunks) => keepStream(chunks).catch(failIn(dataDir)),
    fileOf: (sha256) => placeOf(root, sha256).file,
    read: (sha256) => readOriginal(root, sha256),
    list,
    ...removalsIn(root, dataDir),
    async verify() {
      const damaged: { sha256: Sha256; why: string }[] = [];
      const kept = await list();
      for (const sha256 of kept) {
        const why = await damageOf(placeOf(root, sha256).file, sha256);
        if (why !== null) damaged.push({ sha256, why });
      }
      return { checked: kept.length, damaged };
    },
    async sweep() {
      const files = [...(await filesIn(root)), ...(await namesIn(root)).map((name) => ({ folder: root, name }))];
      const leftovers = files.filter(({ name }) => TEMPORARY.test(name));
      for (const { folder, name } of leftovers) await unlink(join(folder, name));
      return leftovers.length;
    },
  };
}

/** Removing originals, and remembering which: an import that kept one just before must not rely on it. */
function removalsIn(root: string, dataDir: string): Pick<Originals, "remove" | "removedAmong"> {
  const removed = new Set<Sha256>();
  const remove = async (sha256s: readonly Sha256[]): Promise<number> => {
    const folders = new Set<string>();
    let files = 0;
    for (const sha256 of sha256s) {
      const { folder, file } = placeOf(root, sha256);
      if ((await stat(file).catch(() => null)) === null) continue; // not there
      removed.add(sha256);
      await unlink(file);
      folders.add(folder);
      files += 1;
    }
    for (const folder of folders) await syncFolder(folder);
    return files;
  };
  return {
    remove: (sha256s) => remove(sha256s).catch(failIn(dataDir)),
    async removedAmong(sha256s) {
      for (const sha256 of sha256s) {
        if (removed.has(sha256) && !(await isKept(placeOf(root, sha256).file))) return sha256;
      }
      return null;
    },
  };
}

const failIn = (dataDir: string) => (error: unknown) => {
  throw asFolderError(dataDir, error);
};

/** What is wrong with a kept file; null when it holds what its name says. */
async function damageOf(file: string, sha256: Sha256): Promise<string | null> {
  try {
    const actual = await hashOfPacked(file);
    return actual === sha256 ? null : otherBytes(actual);
  } catch (error) {
    return firstLineOf(error);
  }
}

const otherBytes = (actual: Sha256): string => `its bytes have the hash ${actual}`;

function hashOf(bytes: Uint8Array): Sha256 {
  return createHash("sha256").update(bytes).digest("hex") as Sha256;
}

function placeOf(root: string, sha256: Sha256): { folder: string; file: string } {
  if (!SHA256.test(sha256)) throw new Error(`invalid sha256: ${JSON.stringify(sha256)} (want 64 of 0-9 a-f)`);
  const folder = join(root, sha256.slice(0, 2));
  return { folder, file: join(folder, `${sha256}.gz`) };
}

async function isKept(file: string): Promise<boolean> {
  const found = await stat(file).catch(() => null); // not there
  return found?.isFile() === true && found.size > 0;
}

/** A name found on disk may come from a process that was killed before it synced the folder. */
async function syncOnce(folder: string, synced: Set<string>): Promise<void> {
  if (synced.has(folder)) return;
  await syncFolder(folder);
  synced.add(folder);
}

async function makeFolder(root: string, folder: string): Promise<void> {
  const made = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (made === undefined) return;
  await syncFolder(root);
  await syncFolder(join(root, ".."));
}

async function readOriginal(root: string, sha256: Sha256): Promise<Uint8Array> {
  const { file } = placeOf(root, sha256);
  const bytes = await readFile(file)
    .then(decompress)
    .catch((cause: unknown) => {
      throw new OriginalDamagedError(sha256, firstLineOf(cause), cause);
    });
  const actual = hashOf(bytes);
  if (actual !== sha256) throw new OriginalDamagedError(sha256, otherBytes(actual));
  return bytes;
}

async function filesIn(root: string): Promise<readonly { folder: string; name: string }[]> {
  const folders = (await namesIn(root)).filter((name) => FOLDER.test(name));
  const files: { folder: string; name: string }[] = [];
  for (const name of folders) {
    const folder = join(root, name);
    files.push(...(await namesIn(folder)).map((file) => ({ folder, name: file })));
  }
  return files;
}

async function namesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).sort();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  }
}

function hashFromFile(name: string): Sha256[] {
  const match = FILE.exec(name);
  return match?.[1] === undefined ? [] : [match[1] as Sha256];
}
