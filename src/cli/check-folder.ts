import { constants } from "node:fs";
import { access, readdir, stat, statfs } from "node:fs/promises";
import { join } from "node:path";
import { FolderError } from "../domain/folder-error.ts";

const LITTLE_ROOM_B = 500_000_000;
const NO_ROOM_B = 20_000_000;
const OTHERS = 0o077;

/**
 * Looks at the data folder and what is in it: whether this user can use all of it, whether others can read it, and how much
 * room is left. Returns a sentence, with remarks on what should be put right.
 *
 * @throws FolderError when something in it cannot be read or written, or there is no room
 */
export async function checkFolder(dataDir: string): Promise<string> {
  if ((await stat(dataDir).catch(() => null)) === null) return `${dataDir} (not there yet: the first import makes it)`;
  for (const path of await partsOf(dataDir)) await checkUsable(path);
  const roomB = await roomIn(dataDir);
  if (roomB < NO_ROOM_B) throw new FolderError(dataDir, "ENOSPC", null);
  const remarks = [
    roomB < LITTLE_ROOM_B ? `; only ${Math.round(roomB / 1e6)} MB are free on its disk` : "",
    await remarkOnMode(dataDir),
  ];
  return `${dataDir}${remarks.join("")}`;
}

/** The folder, its folders, and the files that are written again and again. */
async function partsOf(dataDir: string): Promise<readonly string[]> {
  const originals = join(dataDir, "originals");
  const journal = join(dataDir, "journal");
  const inside = async (folder: string) => (await readdir(folder).catch(() => [])).map((name) => join(folder, name));
  return [
    dataDir,
    join(dataDir, "niggle.duckdb"),
    originals,
    ...(await inside(originals)),
    journal,
    ...(await inside(journal)),
  ];
}

async function checkUsable(path: string): Promise<void> {
  try {
    const isFolder = (await stat(path)).isDirectory();
    await access(path, constants.R_OK | constants.W_OK | (isFolder ? constants.X_OK : 0));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
    // Not made yet, like a journal before its first entry.
    if (code !== "ENOENT") throw new FolderError(path, code, error);
  }
}

async function roomIn(dataDir: string): Promise<number> {
  const { bavail, bsize } = await statfs(dataDir);
  return bavail * bsize;
}

/** Health data are nobody else's business. Where there are no such modes (Windows), nothing is said. */
async function remarkOnMode(dataDir: string): Promise<string> {
  const { mode } = await stat(dataDir);
  if (process.getuid === undefined || (mode & OTHERS) === 0) return "";
  return `; others on this machine can look into it (mode ${(mode & 0o777).toString(8)}): chmod 700 ${dataDir}`;
}
