import { createHash } from "node:crypto";
import type { Activity } from "../domain/activity.ts";
import type { ActivityId, AthleteId, Sha256 } from "../domain/ids.ts";
import { addDays, type DayRange } from "../domain/local-day.ts";
import { type KnownRun, reconcile } from "../ingest/reconcile.ts";
import type { ActivityHead } from "../store/activities.ts";
import type { Tx } from "../store/session.ts";
import type { Deps } from "./deps.ts";

/** An activity in its place among what was known. */
export interface Placed {
  readonly id: ActivityId;
  readonly activity: Activity;
  /** Set when the run was known from another source: which of the two counts, and why they are one. */
  readonly sameRun: { readonly winner: "candidate" | "known"; readonly why: string } | null;
}

interface FileActivities {
  readonly athlete: AthleteId;
  readonly sha256: Sha256;
  readonly activities: readonly Activity[];
}

/**
 * Writes the activities of one file. One that is known from another source joins it: the richer source counts, the other
 * stays on record under `superseded_by`.
 */
export async function placeActivities(deps: Deps, tx: Tx, file: FileActivities): Promise<readonly Placed[]> {
  const days = daysAround(file.activities);
  if (days === null) return [];
  const runs = countingRuns(await deps.tables.activities.activityHeadsBetween(tx, file.athlete, days));
  const placed: Placed[] = [];
  const supersededBy = new Map<ActivityId, ActivityId>();
  for (const activity of file.activities) {
    const id = activityIdOf(file, activity.indexInFile);
    const verdict = reconcile({ activity, id, sourceSha256: file.sha256 }, [...runs.values()]);
    const candidate = { ...activity, id, sourceSha256: file.sha256, mergedSources: [file.sha256], absorbed: [] };
    if (verdict.kind === "new") runs.set(id, candidate);
    else joinRuns(runs, supersededBy, { candidate, ...verdict });
    placed.push({ id, activity, sameRun: verdict.kind === "new" ? null : verdict });
  }
  await write(deps, tx, { file, placed, supersededBy });
  return placed;
}

/** A run that counts, the files that have joined it and the activities that stand behind it. */
interface CountingRun extends KnownRun {
  readonly absorbed: readonly ActivityId[];
}

function countingRuns(heads: readonly ActivityHead[]): Map<ActivityId, CountingRun> {
  const behind = new Map<ActivityId, ActivityHead[]>();
  for (const head of heads) {
    if (head.supersededBy !== null) behind.set(head.supersededBy, [...(behind.get(head.supersededBy) ?? []), head]);
  }
  const counting = heads.filter((head) => head.supersededBy === null);
  return new Map(
    counting.map((head) => {
      const others = behind.get(head.id) ?? [];
      const mergedSources = [head.sourceSha256, ...others.map((other) => other.sourceSha256)];
      return [head.id, { ...head, mergedSources, absorbed: others.map((other) => other.id) }];
    }),
  );
}

interface Joining {
  readonly candidate: CountingRun;
  readonly with: ActivityId;
  readonly winner: "candidate" | "known";
}

/** Two sources become one run: the winner counts, and everything behind the loser now stands behind the winner. */
function joinRuns(
  runs: Map<ActivityId, CountingRun>,
  supersededBy: Map<ActivityId, ActivityId>,
  { candidate, with: knownId, winner }: Joining,
): void {
  const known = runs.get(knownId);
  if (known === undefined) throw new Error(`run ${knownId} is not among the runs that count`);
  const [kept, lost] = winner === "candidate" ? [candidate, known] : [known, candidate];
  for (const id of [lost.id, ...lost.absorbed]) supersededBy.set(id, kept.id);
  runs.delete(lost.id);
  runs.set(kept.id, {
    ...kept,
    mergedSources: [...kept.mergedSources, ...lost.mergedSources],
    absorbed: [...kept.absorbed, lost.id, ...lost.absorbed],
  });
}

/** Content-derived: the same file of the same athlete always gives the same ids. */
function activityIdOf({ athlete, sha256 }: FileActivities, indexInFile: number): ActivityId {
  return createHash("sha256").update(`${athlete}\n${sha256}\n${indexInFile}`).digest("hex").slice(0, 24) as ActivityId;
}

/** The days the file touches and one on either side, since zones may shift a start over midnight. */
function daysAround(activities: readonly Activity[]): DayRange | null {
  const [first] = activities;
  if (first === undefined) return null;
  let { localDay: from, localDay: to } = first;
  for (const { localDay } of activities) {
    if (localDay < from) from = localDay;
    if (localDay > to) to = localDay;
  }
  return { from: addDays(from, -1), to: addDays(to, 1) };
}

interface Placement {
  readonly file: FileActivities;
  readonly placed: readonly Placed[];
  readonly supersededBy: ReadonlyMap<ActivityId, ActivityId>;
}

async function write(deps: Deps, tx: Tx, { file, placed, supersededBy }: Placement): Promise<void> {
  const { athlete, sha256: sourceSha256 } = file;
  const { insertActivities, setSupersededBy } = deps.tables.activities;
  await insertActivities(
    tx,
    placed.map(({ id, activity }) => ({
      ...activity,
      id,
      athlete,
      sourceSha256,
      supersededBy: supersededBy.get(id) ?? null,
    })),
  );
  const own = new Set(placed.map(({ id }) => id));
  for (const [id, by] of supersededBy) if (!own.has(id)) await setSupersededBy(tx, athlete, id, by);
}
