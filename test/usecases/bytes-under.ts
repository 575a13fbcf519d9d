import { readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";

/** Every file of a folder with its bytes, unpacked where it is an original. */
export async function bytesUnder(folder: string): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  for (const name of await readdir(folder, { recursive: true })) {
    const path = join(folder, name);
    if (!(await stat(path)).isFile()) continue;
    const bytes = await readFile(path);
    files.set(name, name.endsWith(".gz") ? gunzipSync(bytes) : bytes);
  }
  return files;
}

/** The files of a folder that hold a text, by name. */
export const filesWith = async (folder: string, text: string): Promise<string[]> =>
  [...(await bytesUnder(folder))]
    .filter(([, bytes]) => bytes.includes(text))
    .map(([name]) => name)
    .toSorted();
