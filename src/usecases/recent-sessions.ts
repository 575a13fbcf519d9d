import type { SessionSummary } from "../domain/history.ts";
import type { AthleteId } from "../domain/ids.ts";
import { addDays, type LocalDay } from "../domain/local-day.ts";
import type { Reader } from "../store/session.ts";
import type { Deps } from "./deps.ts";
import { KeptRunners } from "./kept-runners.ts";
import { readRuns, SOURCES_AROUND_DAYS, sessionOf } from "./read-runs.ts";

/** What the findings look at, and some weeks more: tomorrow looks at other days. */
const KEPT_DAYS = 450;

interface Sessions {
  /** Sessions from this day on; null for all. */
  readonly from: LocalDay | null;
  readonly all: readonly SessionSummary[];
}

const sessionsOf = new KeptRunners<Sessions>();

/**
 * A runner's sessions from a day on, with their heart rate, ascending by day, start and id; deleted ones are left out. Those
 * of the last months stay in memory, and what was written since is read in their place.
 *
 * @param from null for all; sessions of the first days after it may lack one of their sources
 */
export async function sessionsSince(
  deps: Deps,
  reader: Reader,
  athlete: AthleteId,
  from: LocalDay | null,
): Promise<readonly SessionSummary[]> {
  const recalled = await keptSessions(deps, reader, athlete, from);
  if (recalled !== null) return recalled;
  const all = await readSessions(deps, reader, athlete, { from });
  keepLast(deps, athlete, { at: await reader.moment(), from, all });
  return all;
}

/** The same from memory, with what was written since read; null when too little is kept. */
export async function keptSessions(
  deps: Deps,
  reader: Reader,
  athlete: AthleteId,
  from: LocalDay | null,
): Promise<readonly SessionSummary[] | null> {
  const recalled = await sessionsOf.recall(deps.store, reader, athlete);
  if (recalled === null || recalled.reach === "every-day") return null;
  const { value: kept, reach } = recalled;
  if (!isFrom(kept, from)) return null;
  const isLater = ({ localDay }: SessionSummary) => from === null || localDay >= from;
  if (reach === "no-day") return kept.all.filter(isLater);
  const fresh = await readSessions(deps, reader, athlete, {
    from: addDays(reach, -SOURCES_AROUND_DAYS),
    heartRateFrom: reach,
  });
  const all = [
    ...kept.all.filter(({ localDay }) => localDay < reach),
    ...fresh.filter(({ localDay }) => localDay >= reach),
  ];
  keepLast(deps, athlete, { at: await reader.moment(), from: kept.from, all });
  return all.filter(isLater);
}

const isFrom = (kept: Sessions, from: LocalDay | null): boolean =>
  kept.from === null || (from !== null && kept.from <= from);

interface SessionsAt extends Sessions {
  readonly at: Awaited<ReturnType<Reader["moment"]>>;
}

function keepLast({ store }: Deps, athlete: AthleteId, { at, from, all }: SessionsAt): void {
  const last = all.at(-1)?.localDay;
  const since = last === undefined ? from : (Math.max(from ?? Number.NEGATIVE_INFINITY, last - KEPT_DAYS) as LocalDay);
  const kept = since === null ? all : all.filter(({ localDay }) => localDay >= since);
  sessionsOf.keep(store, athlete, at, { from: since, all: kept });
}

async function readSessions(
  deps: Deps,
  reader: Reader,
  athlete: AthleteId,
  { from, heartRateFrom = from }: { readonly from: LocalDay | null; readonly heartRateFrom?: LocalDay | null },
): Promise<readonly SessionSummary[]> {
  const runs = await readRuns(deps, reader, athlete, { withHeartRate: true, from, heartRateFrom });
  return runs.filter(({ run }) => !run.isDeleted).map(sessionOf);
}
