import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, readdir, readFile, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream/promises";
import { asFolderError } from "../../domain/folder-error.ts";
import type { Sha256 } from "../../domain/ids.ts";
import { replaceDurably, syncFile, syncFolder } from "../durable-file.ts";
import { fileOfMonth, type JournalMark } from "../journal-months.ts";
import { hashOfPacked } from "../original-stream.ts";

/** A file of a backup, relative to the folder of its state. */
export interface BackupFile {
  readonly path: string;
  readonly sha256: Sha256;
  readonly sizeB: number;
}

/** What belongs to the process that runs, or is copied in a way of its own. */
const NOT_COPIED = /^(?:niggle\.duckdb.*|server\.json.*|erasing(?:-account)?\.json|backups\.json|.*\.tmp|\..*)$/;

/** Copies the journal up to a mark. */
export async function copyJournal(dataDir: string, state: string, mark: JournalMark): Promise<void> {
  await mkdir(join(state, "journal"), { recursive: true, mode: 0o700 });
  for (const [month, sizeB] of Object.entries(mark)) {
    const target = fileOfMonth(join(state, "journal"), month);
    if (sizeB > 0) await copyFile(fileOfMonth(join(dataDir, "journal"), month), target, sizeB);
  }
}

/** Copies the other files of a data folder: keys, and where weeks are sent. */
export async function copyOthers(dataDir: string, state: string): Promise<void> {
  for (const entry of await readdir(dataDir, { withFileTypes: true })) {
    if (entry.isFile() && !NOT_COPIED.test(entry.name)) {
      await copyFile(join(dataDir, entry.name), join(state, entry.name));
    }
  }
}

/** Copies the first bytes of a file, all without a number, and syncs what was written. */
export async function copyFile(from: string, to: string, sizeB = Number.POSITIVE_INFINITY): Promise<void> {
  await pipeline(
    createReadStream(from, sizeB === Number.POSITIVE_INFINITY ? {} : { end: sizeB - 1 }),
    createWriteStream(to, { mode: 0o600, flags: "wx" }),
  );
  await syncFile(to);
}

/** Every file under a folder with its hash, ascending by path. */
export async function filesUnder(folder: string): Promise<readonly BackupFile[]> {
  const files: BackupFile[] = [];
  for (const path of (await readdir(folder, { recursive: true })).toSorted()) {
    const found = await stat(join(folder, path));
    if (found.isFile()) files.push({ path, sha256: await hashOfFile(join(folder, path)), sizeB: found.size });
  }
  return files;
}

export async function hashOfFile(file: string): Promise<Sha256> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  return hash.digest("hex") as Sha256;
}

const originalIn = (folder: string, sha256: Sha256): string =>
  join(folder, "originals", sha256.slice(0, 2), `${sha256}.gz`);

/**
 * Copies an original unless it is there with the same size already, and reads the copy to see that it is whole.
 * @returns whether it was copied
 * @throws when it is not there or damaged
 */
export async function copyOriginal(fromDir: string, toDir: string, sha256: Sha256): Promise<boolean> {
  const [from, to] = [originalIn(fromDir, sha256), originalIn(toDir, sha256)];
  const { size } = await stat(from);
  if ((await stat(to).catch(() => null))?.size === size) return false;
  const temporary = `${to}.tmp`;
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  await rm(temporary, { force: true });
  await copyFile(from, temporary);
  if ((await hashOfPacked(temporary)) !== sha256) {
    await rm(temporary, { force: true });
    throw new Error(`original ${sha256} is damaged`);
  }
  await rename(temporary, to);
  await syncFolder(dirname(to));
  return true;
}

/** Removes the originals of a backup that are not among those it is to hold. @returns how many */
export async function pruneOriginals(toDir: string, held: ReadonlySet<Sha256>): Promise<number> {
  let removed = 0;
  for (const path of await readdir(join(toDir, "originals"), { recursive: true }).catch(() => [])) {
    const sha256 = /([0-9a-f]{64})\.gz$/.exec(path)?.[1];
    if (sha256 === undefined || held.has(sha256 as Sha256)) continue;
    await rm(join(toDir, "originals", path), { force: true });
    removed += 1;
  }
  return removed;
}

const POINTER = "manifest.json";
const STATE = /^state-/;

/** Whether a folder may take a backup: it is not there, empty, or holds backups and nothing else. */
export async function takesBackup(folder: string): Promise<boolean> {
  try {
    const names = await readdir(folder);
    return names.every((name) => name.startsWith(POINTER) || STATE.test(name) || name === "originals");
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return true;
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return false;
    throw asFolderError(folder, error);
  }
}

/** Makes the folder of a state that is not the backup yet. @returns its name */
export async function newState(folder: string, stamp: string): Promise<string> {
  const name = `state-${stamp}`;
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await rm(join(folder, name), { recursive: true, force: true });
  await mkdir(join(folder, name), { mode: 0o700 });
  return name;
}

/** Makes a state the backup: from here on it counts, and the ones before it go. */
export async function pointTo(folder: string, manifest: object, state: string): Promise<void> {
  const file = join(folder, POINTER);
  await syncFolder(join(folder, state));
  await replaceDurably(file, Buffer.from(`${JSON.stringify(manifest, null, 1)}\n`));
  await removeStates(folder, state);
}

/** Removes every state but one. */
export async function removeStates(folder: string, but: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (STATE.test(name) && name !== but) await rm(join(folder, name), { recursive: true, force: true });
  }
}

/** The manifest of a backup as it lies there, unchecked; null when there is none. */
export async function pointerOf(folder: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(join(folder, POINTER), "utf8"));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    if (["ENOENT", "ENOTDIR"].includes(String((error as NodeJS.ErrnoException).code))) return null;
    throw error;
  }
}

/** Makes a folder for its owner alone, and those above it. */
export async function makeFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
}

/** Removes a folder with all that is in it. */
export async function removeFolder(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
}
