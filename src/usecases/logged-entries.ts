import type { RunnerHistory } from "../domain/history.ts";
import type { AthleteId } from "../domain/ids.ts";
import type { SessionRpe } from "../domain/journal.ts";
import type { WellnessDay } from "../domain/wellness.ts";
import type { Deps } from "./deps.ts";

/** Everything that a runner said, as it stands: what was taken back or changed since is not in it. */
export interface LoggedEntries extends Omit<RunnerHistory, "sessions" | "feedThrough"> {
  readonly ratings: readonly SessionRpe[];
  /** In the runner's own words; what a device measured is not an entry. */
  readonly wellness: readonly WellnessDay[];
}

export async function loggedEntries({ store, tables }: Deps, athlete: AthleteId): Promise<LoggedEntries> {
  return store.read(async (reader) => {
    const { feedThrough: _, ...beside } = await tables.history.historyBesideRuns(reader, athlete);
    const ratings = await tables.rpe.sessionRatings(reader, athlete);
    const wellness = await tables.wellness.wellnessDays(reader, athlete);
    return { ...beside, ratings, wellness: wellness.filter(({ source }) => source === "runner") };
  });
}
