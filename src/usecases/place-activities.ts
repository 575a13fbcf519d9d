import { createHash } from "node:crypto";
import type { Activity, StoredActivity } from "../domain/activity.ts";
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

/** A run that counts, the files that have joined it and the activities that stand behind it. */
interface CountingRun extends KnownRun {
  readonly absorbed: readonly ActivityId[];
}

/**
 * Puts the activities of several files in their places, file by file, and writes them all at once. One that is known from
 * another source joins it: the richer source counts, the other stays on record under `superseded_by`.
 */
export class Placement {
  readonly #athlete: AthleteId;
  readonly #runs: Map<ActivityId, CountingRun>;
  readonly #placed: (Placed & { readonly sourceSha256: Sha256 })[] = [];
  readonly #supersededBy = new Map<ActivityId, ActivityId>();

  private constructor(athlete: AthleteId, runs: Map<ActivityId, CountingRun>) {
    this.#athlete = athlete;
    this.#runs = runs;
  }

  /** Reads what is known on and around the days of the activities that will be placed. */
  static async among(deps: Deps, tx: Tx, athlete: AthleteId, activities: readonly Activity[]): Promise<Placement> {
    const days = daysAround(activities);
    const heads = days === null ? [] : await deps.tables.activities.activityHeadsBetween(tx, athlete, days);
    return new Placement(athlete, countingRuns(heads));
  }

  /** Places the activities of one file. */
  place(sourceSha256: Sha256, activities: readonly Activity[]): readonly Placed[] {
    const placed = activities.map((activity): Placed => {
      const id = activityIdOf(this.#athlete, sourceSha256, activity.indexInFile);
      const verdict = reconcile({ activity, id, sourceSha256 }, this.#runs.values());
      const candidate = { ...activity, id, sourceSha256, mergedSources: [sourceSha256], absorbed: [] };
      if (verdict.kind === "new") this.#runs.set(id, candidate);
      else this.#join(candidate, verdict.with, verdict.winner);
      return { id, activity, sameRun: verdict.kind === "new" ? null : verdict };
    });
    this.#placed.push(...placed.map((each) => ({ ...each, sourceSha256 })));
    return placed;
  }

  /** Two sources become one run: the winner counts, and everything behind the loser now stands behind the winner. */
  #join(candidate: CountingRun, knownId: ActivityId, winner: "candidate" | "known"): void {
    const known = this.#runs.get(knownId);
    if (known === undefined) throw new Error(`run ${knownId} is not among the runs that count`);
    const [kept, lost] = winner === "candidate" ? [candidate, known] : [known, candidate];
    for (const id of [lost.id, ...lost.absorbed]) this.#supersededBy.set(id, kept.id);
    this.#runs.delete(lost.id);
    this.#runs.set(kept.id, {
      ...kept,
      mergedSources: [...kept.mergedSources, ...lost.mergedSources],
      absorbed: [...kept.absorbed, lost.id, ...lost.absorbed],
    });
  }

  /** Writes everything that was placed. */
  async write(deps: Deps, tx: Tx): Promise<void> {
    const { insertActivities, setSupersededBy } = deps.tables.activities;
    await insertActivities(
      tx,
      this.#placed.map((placed) => this.#stored(placed)),
    );
    const own = new Set(this.#placed.map(({ id }) => id));
    for (const [id, by] of this.#supersededBy) if (!own.has(id)) await setSupersededBy(tx, this.#athlete, id, by);
  }

  #stored({ id, activity, sourceSha256 }: Placed & { readonly sourceSha256: Sha256 }): StoredActivity {
    const supersededBy = this.#supersededBy.get(id) ?? null;
    return { ...activity, id, athlete: this.#athlete, sourceSha256, supersededBy };
  }
}

/** Content-derived: the same file of the same athlete always gives the same ids. */
function activityIdOf(athlete: AthleteId, sha256: Sha256, indexInFile: number): ActivityId {
  return createHash("sha256").update(`${athlete}\n${sha256}\n${indexInFile}`).digest("hex").slice(0, 24) as ActivityId;
}

/** The days of the activities and one on either side, since zones may shift a start over midnight. */
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
