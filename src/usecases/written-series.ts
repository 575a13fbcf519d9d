import type { AthleteId } from "../domain/ids.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { SeriesState } from "../store/series.ts";
import type { Moment, Reader } from "../store/session.ts";
import type { Deps } from "./deps.ts";
import { KeptRunners } from "./kept-runners.ts";

const states = new KeptRunners<SeriesState>("series_state");

/** How far a runner's daily series is written, and from which day on it is stale; null when nothing that is written counts. */
export async function seriesStateOf(deps: Deps, reader: Reader, athlete: AthleteId): Promise<SeriesState | null> {
  const recalled = await states.recall(deps.store, reader, athlete);
  if (recalled !== null && recalled.reach !== "every-day") return staleFrom(recalled.value, recalled.reach);
  const state = await deps.tables.series.seriesState(reader, athlete);
  if (state !== null) states.keep(deps.store, athlete, await reader.moment(), state);
  return state;
}

/** Remembers what was written by the write that followed a moment. */
export function keepWritten({ store }: Deps, athlete: AthleteId, after: Moment | null, state: SeriesState): void {
  if (after !== null) states.keep(store, athlete, after + 1, state);
}

function staleFrom(state: SeriesState, reach: LocalDay | "no-day"): SeriesState {
  if (reach === "no-day") return state;
  return { ...state, staleFrom: Math.min(state.staleFrom ?? reach, reach) as LocalDay };
}
