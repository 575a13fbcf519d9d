import { join } from "node:path";
import { FolderError } from "../domain/folder-error.ts";
import { expand } from "../ingest/archive/expand.ts";
import type { Expanded } from "../ingest/archive/expanded.ts";
import { exportInFolder } from "../ingest/archive/export-folder.ts";
import type { ImportSource, OfferedSource } from "./app.ts";
import type { Deps } from "./deps.ts";
import type { ReadMeter } from "./read-meter.ts";

/** Where large zips in zips lie while they are read, in a data folder. */
export const spillFolderOf = (dataDir: string): string => join(dataDir, "tmp");

interface Offer {
  readonly sources: AsyncIterable<ImportSource>;
  readonly meter: ReadMeter;
  readonly signal: AbortSignal | undefined;
}

/**
 * Every file there is to read: the sources themselves, and what archives among them hold. Ends early when it is told to
 * stop.
 *
 * @throws FolderError when there is no room to unpack
 */
export async function* offeredFiles(deps: Deps, { sources, meter, signal }: Offer): AsyncGenerator<Expanded> {
  for await (const source of sources) {
    if (signal?.aborted === true) return;
    if ("refusal" in source) {
      yield { kind: "rejected", path: source.path, problem: source.refusal };
      continue;
    }
    if ("folder" in source) yield await exportInFolder({ ...source, onRead: (sizeB) => meter.add(sizeB) });
    else yield* filesUnder(deps, source, { meter, signal });
    meter.sourceDone(source.sizeB);
  }
}

/** The files under one source. A source that cannot be read at all becomes a refused file. */
async function* filesUnder(
  deps: Deps,
  source: OfferedSource,
  { meter, signal }: Omit<Offer, "sources">,
): AsyncGenerator<Expanded> {
  try {
    const spillFolder = spillFolderOf(deps.store.dataDir);
    yield* expand(source, { spillFolder, onRead: (sizeB) => meter.add(sizeB), signal });
  } catch (error) {
    if (signal?.aborted === true) return;
    if (error instanceof FolderError) throw error;
    const why = error instanceof Error ? error.message : String(error);
    const detail = `This file cannot be read (${why}). Check its permissions and the disk, then import it again.`;
    yield { kind: "rejected", path: source.path, problem: { reason: "UNREADABLE", detail } };
  }
}
