import type { ActivityId, AthleteId } from "../domain/ids.ts";
import type { Reader } from "../store/session.ts";
import type { RunRow } from "./app.ts";
import type { Deps } from "./deps.ts";
import { type RunInShort, readRuns } from "./read-runs.ts";

/** A session as a line of the list, and what the line was made from. */
export interface IndexedRun {
  readonly row: RunRow;
  readonly short: RunInShort;
}

/** Every session of one runner, as the data stand. */
export interface RunIndex {
  readonly newestFirst: readonly IndexedRun[];
  /** The place in that list of the session with this activity among its sources. */
  readonly placeOf: ReadonlyMap<ActivityId, number>;
}

/** Gives the sessions of a runner from one look at the database. */
export type RunIndexReader = (reader: Reader, athlete: AthleteId) => Promise<RunIndex>;

/** Runners whose sessions are held: a squad's coach looks at one after another. */
const MOST_ATHLETES = 16;

/**
 * Holds the sessions of the runners looked at last, put together from their sources, until data change. So a page of the
 * list, a filter and the neighbours of a run do not read ten years again.
 */
export function createRunIndex({ tables }: Pick<Deps, "tables">): RunIndexReader {
  const held = new Map<AthleteId, { readonly version: number; readonly index: RunIndex }>();
  return async (reader, athlete) => {
    const version = await tables.dataVersions.dataVersion(reader);
    const known = held.get(athlete);
    held.delete(athlete);
    if (known?.version === version) {
      held.set(athlete, known);
      return known.index;
    }
    const index = indexOf(await readRuns({ tables }, reader, athlete, { withHeartRate: false }));
    held.set(athlete, { version, index });
    for (const oldest of held.keys()) {
      if (held.size <= MOST_ATHLETES) break;
      held.delete(oldest);
    }
    return index;
  };
}

function indexOf(runs: readonly RunInShort[]): RunIndex {
  const newestFirst = runs.map((short): IndexedRun => ({ row: rowOf(short), short })).sort(byNewest);
  const placeOf = new Map<ActivityId, number>();
  for (const [place, { short }] of newestFirst.entries()) for (const { id } of short.sources) placeOf.set(id, place);
  return { newestFirst, placeOf };
}

/** Runs of a day that do not say when they started come last. */
function byNewest({ row: a }: IndexedRun, { row: b }: IndexedRun): number {
  if (a.day !== b.day) return b.day - a.day;
  const [startA, startB] = [a.startedAt ?? Number.NEGATIVE_INFINITY, b.startedAt ?? Number.NEGATIVE_INFINITY];
  if (startA !== startB) return startB - startA;
  return a.id < b.id ? -1 : 1;
}

function rowOf({ run, sources }: RunInShort): RunRow {
  return {
    id: run.id,
    day: run.localDay,
    startedAt: run.startedAt,
    utcOffsetMin: run.utcOffsetMin,
    sport: run.sport,
    title: run.title,
    distanceM: run.totals.distanceM,
    durationS: run.totals.durationS,
    avgHeartRateBpm: run.totals.avgHeartRateBpm,
    rpe0To10: run.rpe0To10,
    flags: run.flags,
    formats: sources.map(({ format }) => format),
    corrected: run.corrections.map(({ field }) => field),
    isDeleted: run.isDeleted,
  };
}
