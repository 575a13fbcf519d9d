import type { AthleteId } from "../domain/ids.ts";
import type { RunQuery, RunRow } from "./app.ts";
import type { Deps } from "./deps.ts";
import { NotFoundError } from "./not-found-error.ts";
import { type RunInShort, readRuns } from "./read-runs.ts";

/**
 * Sessions of every sport as a list, newest first.
 * @throws NotFoundError when `before` is no run of this athlete
 */
export async function listRuns(deps: Deps, athlete: AthleteId, query: RunQuery): Promise<readonly RunRow[]> {
  const runs = await deps.store.read((reader) => readRuns(deps, reader, athlete, { withHeartRate: false }));
  const newestFirst = runs.map(rowOf).sort(byNewest);
  return newestFirst
    .slice(startOf(newestFirst, query))
    .filter((row) => isAskedFor(row, query))
    .slice(0, query.limit);
}

function startOf(rows: readonly RunRow[], { before }: RunQuery): number {
  if (before === undefined) return 0;
  const place = rows.findIndex(({ id }) => id === before);
  if (place < 0) throw new NotFoundError(`there is no run ${before} to go on behind: start the list again`);
  return place + 1;
}

function isAskedFor(row: RunRow, { from, to, withDeleted }: RunQuery): boolean {
  if (row.isDeleted && withDeleted !== true) return false;
  return (from === undefined || row.day >= from) && (to === undefined || row.day <= to);
}

/** Runs of a day that do not say when they started come last. */
function byNewest(a: RunRow, b: RunRow): number {
  if (a.day !== b.day) return b.day - a.day;
  const [startA, startB] = [a.startedAt ?? Number.NEGATIVE_INFINITY, b.startedAt ?? Number.NEGATIVE_INFINITY];
  if (startA !== startB) return startB - startA;
  return a.id < b.id ? -1 : 1;
}

/** A session as a line of the list. */
export function rowOf({ run, sources }: RunInShort): RunRow {
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
