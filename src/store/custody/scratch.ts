import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { asFolderError } from "../../domain/folder-error.ts";

const PREFIX = "export-";

/** A folder on the disk of the data for what is being put together. */
export interface Scratch {
  readonly folder: string;
  /** Writes a file piece by piece, and says where it is. @throws FolderError */
  write(name: string, pieces: Iterable<string> | AsyncIterable<string>): Promise<string>;
  /** Removes the folder with all that is in it. */
  remove(): Promise<void>;
}

/** @throws FolderError when the data folder takes no more */
export async function openScratch(dataDir: string): Promise<Scratch> {
  const fail = (error: unknown) => {
    throw asFolderError(dataDir, error);
  };
  const parent = join(dataDir, "tmp");
  const folder = await mkdir(parent, { recursive: true, mode: 0o700 })
    .then(() => mkdtemp(join(parent, PREFIX)))
    .catch(fail);
  return {
    folder,
    async write(name, pieces) {
      const file = join(folder, name);
      await pipeline(Readable.from(pieces), createWriteStream(file, { mode: 0o600 })).catch(fail);
      return file;
    },
    remove: () => rm(folder, { recursive: true, force: true }),
  };
}

/** Removes what an export that was killed left behind. Not while another process exports. */
export async function sweepScratch(dataDir: string): Promise<void> {
  const parent = join(dataDir, "tmp");
  const names = await readdir(parent).catch(() => []); // not there: nothing to sweep
  for (const name of names) {
    if (name.startsWith(PREFIX)) await rm(join(parent, name), { recursive: true, force: true });
  }
}
