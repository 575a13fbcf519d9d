import type { AthleteId } from "../domain/ids.ts";
import { addDays, type LocalDay } from "../domain/local-day.ts";
import { groupRuns, type RunGroup } from "../ingest/group-runs.ts";
import { FARTHEST_DAYS, type SourceHead } from "../ingest/match-sources.ts";
import { SourcesAround } from "../ingest/sources-around.ts";
import type { ActivityHead, Superseded } from "../store/activities.ts";
import type { Tx } from "../store/session.ts";
import type { Deps } from "./deps.ts";

/** Known sources around some others: all on which the grouping of these depends. */
export interface Neighbourhood {
  readonly around: SourcesAround;
  /** As the database has them. */
  readonly heads: ReadonlyMap<string, ActivityHead>;
}

/** Reads the sources that count on the days around some others, as far out as one depends on the next. */
export async function neighbourhoodOf(
  { tables }: Deps,
  tx: Tx,
  athlete: AthleteId,
  seeds: readonly SourceHead[],
): Promise<Neighbourhood> {
  const around = new SourcesAround();
  const heads = new Map<string, ActivityHead>();
  const read = new Set<LocalDay>();
  for (;;) {
    const days = daysAround([...seeds, ...around.reachedFrom(seeds)]).filter((day) => !read.has(day));
    if (days.length === 0) return { around, heads };
    const found = await tables.activities.activityHeadsOn(tx, athlete, days);
    around.add(found);
    for (const head of found) heads.set(head.id, head);
    for (const day of days) read.add(day);
  }
}

function daysAround(heads: readonly SourceHead[]): readonly LocalDay[] {
  const days = new Set<LocalDay>();
  for (const { localDay } of heads) {
    for (let away = -FARTHEST_DAYS; away <= FARTHEST_DAYS; away += 1) days.add(addDays(localDay, away));
  }
  return [...days];
}

/**
 * Works out again which sources are one run, for some that came, went or changed and all that depend on them, and writes
 * what is different.
 */
export async function regroupRuns(
  deps: Deps,
  tx: Tx,
  athlete: AthleteId,
  changed: readonly ActivityHead[],
): Promise<void> {
  if (changed.length === 0) return;
  const { around, heads } = await neighbourhoodOf(deps, tx, athlete, changed);
  const splits = await deps.tables.corrections.sourceSplits(tx, athlete);
  const superseded = supersededIn(groupRuns(around.reachedFrom(changed), splits));
  const different = superseded.filter(({ id, by }) => heads.get(id)?.supersededBy !== by);
  await deps.tables.activities.setSupersededBy(tx, athlete, different);
}

/** Which source counts instead of each source of some groups. */
export function supersededIn(groups: readonly RunGroup[]): readonly Superseded[] {
  return groups.flatMap(({ counting, others }) => [
    { id: counting.id, by: null },
    ...others.map(({ head }) => ({ id: head.id, by: counting.id })),
  ]);
}
