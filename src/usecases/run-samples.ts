import type { ActivityId, AthleteId } from "../domain/ids.ts";
import type { RunSamples } from "../domain/run-samples.ts";
import type { ReadSamples } from "../ingest/decoded-file.ts";
import { sourcesOfWhole } from "../ingest/merge-sources.ts";
import type { RunSourceRow } from "../store/run-sources.ts";
import type { Deps } from "./deps.ts";
import type { RunInShort } from "./read-runs.ts";
import type { RunIndexReader } from "./run-index.ts";

/** What a run's original holds second by second. */
export type RunRecording =
  | { readonly kind: "recorded"; readonly source: ActivityId; readonly samples: RunSamples }
  /** Its sources are summaries: a row of a list or of a diary. */
  | { readonly kind: "none" }
  /** The kept original is missing or damaged. */
  | { readonly kind: "unreadable" };

/** Reads samples out of originals, and holds those that were read last. */
export type SampleReader = (source: RunSourceRow) => Promise<ReadSamples>;

/** An hour of running is a third of a megabyte. */
const MOST_HELD = 16;

/** The bytes behind a hash never change, so what was read once holds for good. */
export function createSampleReader(deps: Pick<Deps, "readSamples" | "machineZone">): SampleReader {
  const held = new Map<string, Promise<ReadSamples>>();
  return async ({ sourceSha256, indexInFile }) => {
    const key = `${sourceSha256} ${indexInFile}`;
    const known = held.get(key);
    held.delete(key);
    const reading = known ?? deps.readSamples(sourceSha256, indexInFile, { homeZone: deps.machineZone });
    held.set(key, reading);
    for (const oldest of held.keys()) {
      if (held.size <= MOST_HELD) break;
      held.delete(oldest);
    }
    const read = await reading.catch((error: unknown) => {
      held.delete(key);
      throw error;
    });
    // An original that could not be read may be there again tomorrow.
    if (read.kind === "unreadable") held.delete(key);
    return read;
  };
}

interface RecordingAsked {
  readonly deps: Pick<Deps, "store">;
  readonly runIndex: RunIndexReader;
  readonly readSamples: SampleReader;
  readonly athlete: AthleteId;
}

/**
 * The samples of a run: of its richest source that has any and speaks of the whole of it. A heart rate that a person left
 * out is left out here too. Null when there is no such run.
 */
export async function runRecording(
  { deps, runIndex, readSamples, athlete }: RecordingAsked,
  id: ActivityId,
): Promise<RunRecording | null> {
  const { newestFirst, placeOf } = await deps.store.read((reader) => runIndex(reader, athlete));
  const short = newestFirst[placeOf.get(id) ?? -1]?.short;
  if (short === undefined) return null;
  let trouble: "none" | "unreadable" = "none";
  for (const source of sourcesOfWhole(short.sources)) {
    if (source.samples === 0) continue;
    const read = await readSamples(source);
    if (read.kind === "samples") {
      return { kind: "recorded", source: source.id, samples: asCorrected(read.samples, short) };
    }
    if (read.kind === "unreadable") trouble = "unreadable";
  }
  return { kind: trouble };
}

function asCorrected(samples: RunSamples, { run }: RunInShort): RunSamples {
  if (!run.corrections.some(({ field }) => field === "heartRate")) return samples;
  const { heartRateBpm: _, ...columns } = samples.columns;
  return { ...samples, columns };
}
