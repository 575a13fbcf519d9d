import { open, rename, rm, unlink } from "node:fs/promises";
import { dirname } from "node:path";

/** Makes the names in a folder survive a power cut. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes what was written to a file survive a power cut. */
export async function syncFile(path: string): Promise<void> {
  const handle = await open(path, "r+");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Writes a new file so that after a crash it is there whole or not at all. Readable by its owner alone. */
export async function writeDurably(path: string, temporary: string, bytes: Uint8Array): Promise<void> {
  const handle = await open(temporary, "wx", 0o600);
  try {
    await handle.writeFile(bytes);
    await handle.sync();
  } catch (error) {
    await handle.close();
    await unlink(temporary).catch(() => undefined); // the failed write is the error to tell; the rest is swept later
    throw error;
  }
  await handle.close();
  await rename(temporary, path);
  await syncFolder(dirname(path));
}

/** Writes a file in place of the one that is there: after a crash it is the one or the other. */
export async function replaceDurably(path: string, bytes: Uint8Array): Promise<void> {
  const temporary = `${path}.tmp`;
  await rm(temporary, { force: true }); // of an earlier try
  await writeDurably(path, temporary, bytes);
}
