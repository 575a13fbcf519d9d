import { type FileHandle, mkdir, open, readdir, unlink } from "node:fs/promises";
import { join } from "node:path";
import { asFolderError } from "../../domain/folder-error.ts";

/** Where the bytes of a zip lie, so that they can be read in any order. */
export type RandomAccess = { readonly file: string } | { readonly bytes: Uint8Array };

/** Bytes that were put somewhere for a while. */
export interface Spilled {
  readonly at: RandomAccess;
  /** Removes the file again, where there is one. */
  release(): Promise<void>;
}

const IN_MEMORY_B = 16_000_000;
const NAME = /^unpacked-\d+-\d+$/;
let spills = 0;

/**
 * Makes a stream readable in any order: a short one in memory, a long one in a file of its own in `folder`.
 * @throws FolderError when the folder takes no more; what the stream throws, with nothing left behind
 */
export async function spill(chunks: AsyncIterable<Uint8Array>, folder: string): Promise<Spilled> {
  const parts: Uint8Array[] = [];
  let sizeB = 0;
  let file: SpillFile | null = null;
  try {
    for await (const chunk of chunks) {
      sizeB += chunk.length;
      if (file === null && sizeB > IN_MEMORY_B) {
        file = await openSpillFile(folder);
        for (const part of parts.splice(0)) await file.write(part);
      }
      if (file === null) parts.push(chunk);
      else await file.write(chunk);
    }
    if (file === null) return { at: { bytes: Buffer.concat(parts, sizeB) }, release: async () => undefined };
    await file.close();
    return { at: { file: file.path }, release: file.remove };
  } catch (error) {
    await file?.close();
    await file?.remove();
    throw error;
  }
}

interface SpillFile {
  readonly path: string;
  write(chunk: Uint8Array): Promise<void>;
  close(): Promise<void>;
  remove(): Promise<void>;
}

async function openSpillFile(folder: string): Promise<SpillFile> {
  spills += 1;
  const path = join(folder, `unpacked-${process.pid}-${spills}`);
  let handle: FileHandle;
  try {
    await mkdir(folder, { recursive: true, mode: 0o700 });
    handle = await open(path, "wx", 0o600);
  } catch (error) {
    throw asFolderError(folder, error);
  }
  return {
    path,
    write: (chunk) =>
      handle.writeFile(chunk).catch((error: unknown) => {
        throw asFolderError(folder, error);
      }),
    close: () => handle.close(),
    remove: () => unlink(path).catch(() => undefined), // swept at the next start
  };
}

/** Removes what an import that was killed left in the folder. Not while another process unpacks there. */
export async function sweepSpills(folder: string): Promise<void> {
  const names = await readdir(folder).catch(() => []); // not there: nothing to sweep
  for (const name of names) if (NAME.test(name)) await unlink(join(folder, name));
}
