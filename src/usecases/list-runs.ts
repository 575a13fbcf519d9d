import type { ActivityId, AthleteId } from "../domain/ids.ts";
import { civilOf } from "../domain/local-day.ts";
import { said } from "../messages/said.ts";
import type { RunQuery, RunRow } from "./app.ts";
import type { Deps } from "./deps.ts";
import { NotFoundError } from "./not-found-error.ts";
import { type RunFilter, rowFilter } from "./run-filter.ts";
import type { RunIndex, RunIndexReader } from "./run-index.ts";

/** What the sessions of one month come to. */
export interface RunMonth {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** Sessions of every sport that are asked for. */
  readonly sessions: number;
  /** Those that are added up: the runs, or the sport that was asked for. */
  readonly counted: number;
  /** Sums over those of them that have the quantity. */
  readonly distanceM: number;
  readonly durationS: number;
  readonly withoutDistance: number;
  readonly withoutDuration: number;
}

interface RunsAsked {
  readonly deps: Pick<Deps, "store">;
  readonly runIndex: RunIndexReader;
  readonly athlete: AthleteId;
}

/**
 * Sessions of every sport as a list, newest first.
 * @throws NotFoundError when `before` is no run of this athlete
 */
export async function listRuns({ deps, runIndex, athlete }: RunsAsked, query: RunQuery): Promise<readonly RunRow[]> {
  const index = await deps.store.read((reader) => runIndex(reader, athlete));
  const isAskedFor = rowFilter(query);
  const rows: RunRow[] = [];
  for (let place = startOf(index, query.before); rows.length < query.limit; place += 1) {
    const run = index.newestFirst[place];
    if (run === undefined) break;
    if (isAskedFor(run.row)) rows.push(run.row);
  }
  return rows;
}

function startOf({ placeOf }: RunIndex, before: ActivityId | undefined): number {
  if (before === undefined) return 0;
  const place = placeOf.get(before);
  if (place === undefined) throw new NotFoundError(said("refused.no-run-behind", { id: before }));
  return place + 1;
}

/** The months that have a session that is asked for, newest first, with what their sessions come to. */
export async function runMonths(
  { deps, runIndex, athlete }: RunsAsked,
  filter: RunFilter,
): Promise<readonly RunMonth[]> {
  const { newestFirst } = await deps.store.read((reader) => runIndex(reader, athlete));
  const isAskedFor = rowFilter(filter);
  const sport = filter.sport ?? "run";
  const months: RunMonth[] = [];
  for (const { row } of newestFirst) {
    if (!isAskedFor(row)) continue;
    const { year, month } = civilOf(row.day);
    const last = months.at(-1);
    const isSame = last?.year === year && last.month === month;
    const before = isSame ? last : { ...NOTHING, year, month };
    if (isSame) months.pop();
    months.push(row.sport === sport ? withCounted(before, row) : { ...before, sessions: before.sessions + 1 });
  }
  return months;
}

const NOTHING = { sessions: 0, counted: 0, distanceM: 0, durationS: 0, withoutDistance: 0, withoutDuration: 0 };

function withCounted(month: RunMonth, { distanceM, durationS }: RunRow): RunMonth {
  return {
    ...month,
    sessions: month.sessions + 1,
    counted: month.counted + 1,
    distanceM: month.distanceM + (distanceM ?? 0),
    durationS: month.durationS + (durationS ?? 0),
    withoutDistance: month.withoutDistance + (distanceM === null ? 1 : 0),
    withoutDuration: month.withoutDuration + (durationS === null ? 1 : 0),
  };
}
