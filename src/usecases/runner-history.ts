import type { RunnerHistory } from "../domain/history.ts";
import type { AthleteId } from "../domain/ids.ts";
import type { DayRange } from "../domain/local-day.ts";
import type { Deps } from "./deps.ts";
import { readRuns, sessionOf } from "./read-runs.ts";

/**
 * Everything known about one runner, from one snapshot: each session put together from its sources, deleted ones left out.
 *
 * @param withHeartRate false leaves the heart rate in bands out, for what looks at distances alone
 */
export async function runnerHistory(deps: Deps, athlete: AthleteId, withHeartRate = true): Promise<RunnerHistory> {
  return deps.store.read(async (reader) => {
    const beside = await deps.tables.history.historyBesideRuns(reader, athlete);
    const runs = await readRuns(deps, reader, athlete, { withHeartRate });
    return { ...beside, sessions: runs.filter(({ run }) => !run.isDeleted).map(sessionOf) };
  });
}

/** Days of the first and the last run; null while there is none. */
export async function historySpan(deps: Deps, athlete: AthleteId): Promise<DayRange | null> {
  const runs = await deps.store.read((reader) => readRuns(deps, reader, athlete, { withHeartRate: false }));
  const days = runs.flatMap(({ run }) => (run.sport === "run" && !run.isDeleted ? [run.localDay] : []));
  const [first, last] = [days[0], days.at(-1)];
  return first === undefined || last === undefined ? null : { from: first, to: last };
}
