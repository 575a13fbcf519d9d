import type { SourceSplit } from "../domain/correction.ts";
import type { ActivityId, AthleteId } from "../domain/ids.ts";
import type { AccountId } from "../domain/people.ts";
import type { Deps } from "./deps.ts";
import { logFacts } from "./log-facts.ts";
import { NotFoundError } from "./not-found-error.ts";
import { readRuns } from "./read-runs.ts";
import { isRecorded } from "./record-facts.ts";

/**
 * The splits between the sources of two runs, whichever of their sources they were made on.
 *
 * @throws NotFoundError when there is none
 */
async function splitsBetween(
  deps: Deps,
  athlete: AthleteId,
  { first, second }: SourceSplit,
): Promise<readonly SourceSplit[]> {
  return deps.store.read(async (reader) => {
    const runs = await readRuns(deps, reader, athlete, { withHeartRate: false });
    const sourcesOf = (id: ActivityId): ReadonlySet<ActivityId> => {
      const run = runs.find(({ sources }) => sources.some((source) => source.id === id));
      return new Set(run?.sources.map((source) => source.id) ?? [id]);
    };
    const [ofFirst, ofSecond] = [sourcesOf(first), sourcesOf(second)];
    const splits = await deps.tables.corrections.sourceSplits(reader, athlete);
    const between = splits.filter(
      (split) =>
        (ofFirst.has(split.first) && ofSecond.has(split.second)) ||
        (ofFirst.has(split.second) && ofSecond.has(split.first)),
    );
    if (between.length === 0) throw new NotFoundError(`${first} and ${second} were never split`);
    return between;
  });
}

interface Rejoining {
  readonly athlete: AthleteId;
  /** Names the call for good. */
  readonly key?: string | undefined;
  /** Who says it of somebody else's data. */
  readonly by?: AccountId | undefined;
}

/**
 * Takes the splits between two runs back.
 *
 * @throws NotFoundError when there is none
 */
export async function rejoinSources(deps: Deps, { athlete, key, by }: Rejoining, between: SourceSplit): Promise<void> {
  // Sent again, there is nothing left to join.
  if (await isRecorded(deps, athlete, key)) return;
  const splits = await splitsBetween(deps, athlete, between);
  const facts = splits.map((split) => ({ kind: "sources-split-removed", ...split }) as const);
  await logFacts(deps, { athlete, key, by }, facts);
}
