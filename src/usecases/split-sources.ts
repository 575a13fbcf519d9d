import type { SourceSplit } from "../domain/correction.ts";
import type { ActivityId, AthleteId } from "../domain/ids.ts";
import type { Deps } from "./deps.ts";
import { NotFoundError } from "./not-found-error.ts";
import { readRuns } from "./read-runs.ts";

/**
 * The splits between the sources of two runs, whichever of their sources they were made on.
 *
 * @throws NotFoundError when there is none
 */
export async function splitsBetween(
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
