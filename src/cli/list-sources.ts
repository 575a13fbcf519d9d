import { readdir, readFile, realpath, stat } from "node:fs/promises";
import { join } from "node:path";
import type { IngestProblem } from "../domain/import-outcome.ts";
import { exportFolderSizeB } from "../ingest/archive/export-folder.ts";
import { saysExport } from "../ingest/archive/own-export.ts";
import { UnpackError } from "../ingest/archive/unpack-error.ts";
import type { ImportSource, OfferedSource, RefusedSource } from "../usecases/app.ts";
import type { GivenPath } from "../usecases/commands.ts";

/**
 * Every file at or under the given paths, in name order. A path that cannot be read is yielded with its reason; the rest goes on.
 * Folders reached twice through links are read once. A folder that is an unpacked export is one source.
 */
export async function* listSources(paths: readonly GivenPath[]): AsyncGenerator<ImportSource> {
  const seenFolders = new Set<string>();
  for (const path of paths) yield* under(path, seenFolders);
}

async function* under(path: GivenPath, seen: Set<string>): AsyncGenerator<ImportSource> {
  try {
    const info = await stat(path.absolute);
    if (info.isDirectory()) yield* inFolder(path, seen);
    else if (info.isFile()) yield fileSource(path, info.size);
    else yield refused(path, "UNREADABLE", "This is not a regular file. Give a file or a folder of files.");
  } catch (error) {
    yield fromError(path, error);
  }
}

async function* inFolder(path: GivenPath, seen: Set<string>): AsyncGenerator<ImportSource> {
  const real = await realpath(path.absolute);
  if (seen.has(real)) return;
  seen.add(real);
  const names = (await readdir(path.absolute)).sort();
  if (await isUnpackedExport(path, names)) {
    yield { path: path.given, sizeB: await exportFolderSizeB(real), folder: real };
    return;
  }
  if (names.length === 0) {
    yield refused(path, "NO_READABLE_FILES", "This folder is empty. Give the folder that holds the exported files.");
  }
  for (const name of names) {
    yield* under({ given: join(path.given, name), absolute: join(path.absolute, name) }, seen);
  }
}

/** Its files would be read one by one, as if somebody had made them: twice, and without what was said about them. */
async function isUnpackedExport(path: GivenPath, names: readonly string[]): Promise<boolean> {
  if (!names.includes("manifest.json") || !names.includes("journal.jsonl")) return false;
  const start = await readFile(join(path.absolute, "manifest.json"), "utf8").catch(() => ""); // a folder, say
  return saysExport(start);
}

function fileSource(path: GivenPath, sizeB: number): OfferedSource {
  return { path: path.given, sizeB, read: () => readFile(path.absolute), file: path.absolute };
}

function fromError(path: GivenPath, error: unknown): RefusedSource {
  if (error instanceof UnpackError) return { path: path.given, refusal: error.problem };
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown error";
  if (code === "ENOENT" || code === "ENOTDIR") {
    return refused(path, "NOT_FOUND", "There is no file or folder here. Check the path.");
  }
  return refused(path, "UNREADABLE", `This cannot be read (${code}). Check its permissions, then import it again.`);
}

function refused(path: GivenPath, reason: IngestProblem["reason"], detail: string): RefusedSource {
  return { path: path.given, refusal: { reason, detail } };
}
