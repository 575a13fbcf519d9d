import { createHash } from "node:crypto";
import { runSummary } from "../analysis/load/run-summary.ts";
import type { Activity, Sport, StoredActivity } from "../domain/activity.ts";
import type { SourceSplit } from "../domain/correction.ts";
import type { ActivityId, AthleteId, Sha256 } from "../domain/ids.ts";
import { groupRuns } from "../ingest/group-runs.ts";
import type { SourceHead } from "../ingest/match-sources.ts";
import { correctionsInForce } from "../ingest/merge-sources.ts";
import { sourceHead } from "../ingest/source-head.ts";
import { whyMerged } from "../ingest/why-one-run.ts";
import type { OwnedSummary } from "../store/run-summaries.ts";
import type { Tx } from "../store/session.ts";
import type { Deps } from "./deps.ts";
import { type Neighbourhood, neighbourhoodOf, supersededIn } from "./regroup-runs.ts";

/** An activity in its place among what was known. */
export interface Placed {
  readonly id: ActivityId;
  readonly activity: Activity;
  /** Set when the session was known from another source: why they are one, and which of them counts. */
  readonly sameRun: string | null;
}

/** A file and what it holds. */
export interface FileActivities {
  readonly sha256: Sha256;
  readonly activities: readonly Activity[];
}

/**
 * Puts the activities of several files in their places, file by file, and writes them all at once. Sources of one session
 * become one run: the richest counts, the others stay on record under `superseded_by`.
 */
export class Placement {
  readonly #athlete: AthleteId;
  readonly #known: Neighbourhood;
  readonly #splits: readonly SourceSplit[];
  readonly #sports: ReadonlyMap<ActivityId, Sport>;
  readonly #placed: { readonly id: ActivityId; readonly activity: Activity; readonly sourceSha256: Sha256 }[] = [];
  readonly #supersededBy = new Map<ActivityId, ActivityId | null>();

  private constructor(athlete: AthleteId, known: Neighbourhood, said: SaidBefore) {
    this.#athlete = athlete;
    this.#known = known;
    this.#splits = said.splits;
    this.#sports = said.sports;
  }

  /** Reads what is known around the activities that will be placed. */
  static async among(deps: Deps, tx: Tx, athlete: AthleteId, files: readonly FileActivities[]): Promise<Placement> {
    const said = await saidBefore(deps, tx, athlete);
    const seeds = files.flatMap((file) => headsOf(athlete, file, said.sports));
    return new Placement(athlete, await neighbourhoodOf(deps, tx, athlete, seeds), said);
  }

  /** Places the activities of one file. */
  place(file: FileActivities): readonly Placed[] {
    const { around } = this.#known;
    const heads = headsOf(this.#athlete, file, this.#sports);
    around.add(heads);
    const groups = groupRuns(around.reachedFrom(heads), this.#splits);
    for (const { id, by } of supersededIn(groups)) this.#supersededBy.set(id, by);
    const sentences = new Map<ActivityId, string>();
    const own = new Set(heads);
    for (const { counting, others } of groups) {
      for (const head of [counting, ...others.map((other) => other.head)]) {
        const [next] = others;
        if (own.has(head) && next !== undefined) sentences.set(head.id, whyMerged(head, counting, next.head));
      }
    }
    return file.activities.map((activity) => {
      const id = activityIdOf(this.#athlete, file.sha256, activity.indexInFile);
      this.#placed.push({ id, activity, sourceSha256: file.sha256 });
      return { id, activity, sameRun: sentences.get(id) ?? null };
    });
  }

  /** Writes everything that was placed. */
  async write(deps: Deps, tx: Tx): Promise<void> {
    const { insertActivities, setSupersededBy } = deps.tables.activities;
    const { putRunSummaries } = deps.tables.runSummaries;
    const placed = this.#placed.map(({ id, activity, sourceSha256 }): StoredActivity => {
      const supersededBy = this.#supersededBy.get(id) ?? null;
      return { ...activity, id, athlete: this.#athlete, sourceSha256, supersededBy };
    });
    const own = new Set(placed.map(({ id }) => id));
    await insertActivities(tx, placed);
    await putRunSummaries(tx, [...own], placed.flatMap(summaryOf));
    const changed = [...this.#supersededBy].flatMap(([id, by]) => {
      const before = this.#known.heads.get(id);
      return own.has(id) || before === undefined || before.supersededBy === by ? [] : [{ id, by }];
    });
    await setSupersededBy(tx, this.#athlete, changed);
  }
}

/** What the recording of an activity says beside its totals; nothing without a recording on foot. */
function summaryOf(activity: StoredActivity): readonly OwnedSummary[] {
  const { id, athlete, blocks, durationS, flags } = activity;
  if (blocks === undefined) return [];
  const summary = runSummary(blocks, { durationS, treadmill: flags.includes("TREADMILL") });
  return [{ ...summary, activityId: id, athlete }];
}

/** What a person said that grouping has to know: pairs that are two sessions, and sports put right. */
interface SaidBefore {
  readonly splits: readonly SourceSplit[];
  readonly sports: ReadonlyMap<ActivityId, Sport>;
}

async function saidBefore({ tables }: Deps, tx: Tx, athlete: AthleteId): Promise<SaidBefore> {
  const sports = new Map<ActivityId, Sport>();
  for (const said of await tables.corrections.saidCorrections(tx, athlete)) {
    for (const { field, value } of correctionsInForce([said]))
      if (field === "sport") sports.set(said.activityId, value);
  }
  return { splits: await tables.corrections.sourceSplits(tx, athlete), sports };
}

function headsOf(
  athlete: AthleteId,
  { sha256, activities }: FileActivities,
  sports: ReadonlyMap<ActivityId, Sport>,
): readonly SourceHead[] {
  return activities.map((activity) => {
    const id = activityIdOf(athlete, sha256, activity.indexInFile);
    return sourceHead(activity, { id, sourceSha256: sha256, correctedSport: sports.get(id) ?? null });
  });
}

/** Content-derived: the same file of the same athlete always gives the same ids. */
export function activityIdOf(athlete: AthleteId, sha256: Sha256, indexInFile: number): ActivityId {
  return createHash("sha256").update(`${athlete}\n${sha256}\n${indexInFile}`).digest("hex").slice(0, 24) as ActivityId;
}
