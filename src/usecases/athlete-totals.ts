import type { AthleteId } from "../domain/ids.ts";
import { PEOPLE } from "../domain/people.ts";
import type { AthleteTotals as Held } from "../store/totals.ts";
import type { Deps } from "./deps.ts";
import { readRuns } from "./read-runs.ts";

/** What one athlete's numbers rest on, before and after a rebuild: equal unless a formula or a reader changed. */
export interface AthleteTotals extends Pick<Held, "athlete" | "painEntries" | "therapySessions" | "wellnessDays"> {
  /** Sessions of every sport, each with all its sources once; without deleted ones. */
  readonly activities: number;
  readonly runs: number;
  readonly distanceM: number;
  readonly durationS: number;
  readonly longestRunM: number;
  /** Sessions with a rating, and with a heart rate. */
  readonly rated: number;
  readonly withHeartRate: number;
}

/** Totals of every athlete who has any, ascending by name. */
export async function athleteTotals(deps: Deps): Promise<readonly AthleteTotals[]> {
  const held = await deps.store.read((reader) => deps.tables.totals.athleteTotals(reader));
  const totals: AthleteTotals[] = [];
  for (const { athlete, painEntries, therapySessions, wellnessDays } of held) {
    if (athlete === PEOPLE) continue; // what is decided about accounts is nobody's data
    totals.push({ athlete, ...(await runTotals(deps, athlete)), painEntries, therapySessions, wellnessDays });
  }
  return totals;
}

async function runTotals(deps: Deps, athlete: AthleteId) {
  const all = await deps.store.read((reader) => readRuns(deps, reader, athlete, { withHeartRate: false }));
  const live = all.flatMap(({ run }) => (run.isDeleted ? [] : [run]));
  const runs = live.filter(({ sport }) => sport === "run");
  const sum = (values: readonly (number | null)[]) => values.reduce<number>((total, value) => total + (value ?? 0), 0);
  return {
    activities: live.length,
    runs: runs.length,
    distanceM: sum(live.map(({ totals }) => totals.distanceM)),
    durationS: sum(live.map(({ totals }) => totals.durationS)),
    longestRunM: Math.max(0, ...runs.map(({ totals }) => totals.distanceM ?? 0)),
    rated: live.filter(({ rpe0To10 }) => rpe0To10 !== null).length,
    withHeartRate: live.filter(({ totals }) => totals.avgHeartRateBpm !== null).length,
  };
}
