import { createHash } from "node:crypto";
import { type CalendarDay, type DayEvidence, dayStates } from "../analysis/load/day-states.ts";
import { KNOWN, type LoadColumn, UNKNOWN, UNMEASURED } from "../analysis/ratio/load-column.ts";
import { RATIO_RULES } from "../analysis/ratio/ratio-rules.ts";
import { type FullSeries, type SeriesTail, seriesAfter } from "../analysis/series/daily-series.ts";
import { joinSeries } from "../analysis/series/join-series.ts";
import { NO_CARRY } from "../analysis/series/ratio-columns.ts";
import type { SessionSummary } from "../domain/history.ts";
import type { AthleteId } from "../domain/ids.ts";
import { LOAD_METHODS, type LoadMethod, ofEachMethod, RATIO_NAMES } from "../domain/load.ts";
import { addDays, type LocalDay } from "../domain/local-day.ts";
import { CARRY_EVERY_DAYS, type DailySeries, type SeriesCarry } from "../domain/series.ts";
import type { SeriesEvidence } from "../store/history.ts";
import type { SeriesState, StoredLoad, StoredState } from "../store/series.ts";
import type { Reader } from "../store/session.ts";
import type { Deps } from "./deps.ts";
import { readRuns, sessionOf } from "./read-runs.ts";

/** Raised whenever a load or a ratio is worked out another way: what was written before is then worked out again. */
const FORMULA_VERSION = "1";

/** By which formulas a series is made. Another list of methods or another threshold is another formula. */
export const SERIES_FORMULA = createHash("sha256")
  .update(JSON.stringify([FORMULA_VERSION, LOAD_METHODS, RATIO_NAMES, CARRY_EVERY_DAYS, RATIO_RULES]))
  .digest("hex")
  .slice(0, 16);

/** A spike looks back 30 days from its run, and a recording may have sources on days around it. */
const SESSIONS_BACK_DAYS = 34;
/** The longest window of a ratio, without its own day. */
const WINDOW_BACK_DAYS = 27;

/** What is written of a series and right: days from the first known one on, dense. */
export interface WrittenPart {
  readonly days: readonly [StoredState, ...StoredState[]];
  readonly through: LocalDay;
}

/**
 * What is written of a runner's series and still right: up to the day before it is stale, and before the first day whose
 * state is another by now.
 *
 * @returns null when nothing of it is right
 */
export async function writtenPart(
  { tables }: Deps,
  reader: Reader,
  athlete: AthleteId,
  { beside, state }: { readonly beside: SeriesEvidence; readonly state: SeriesState | null },
): Promise<WrittenPart | null> {
  if (state === null || state.formula !== SERIES_FORMULA) return null;
  const through = state.staleFrom === null ? state.through : Math.min(state.through, state.staleFrom - 1);
  const days = await tables.series.storedStates(reader, athlete, through as LocalDay);
  const calendar = dayStates({ ...beside, sessions: evidenceOf(days) }, through as LocalDay);
  if (calendar[0]?.day !== days[0]?.day) return null;
  const changed = days.findIndex(({ state: was }, index) => calendar[index]?.state !== was);
  const [first, ...rest] = changed === -1 ? days : days.slice(0, changed);
  return first === undefined ? null : { days: [first, ...rest], through: rest.at(-1)?.day ?? first.day };
}

/** Written days as what says whether there was a run or another sport. */
function evidenceOf(days: readonly StoredState[]): DayEvidence["sessions"] {
  return days.flatMap(({ day: localDay, runs, others }): DayEvidence["sessions"] => {
    if (runs > 0) return [{ sport: "run", localDay }];
    return others > 0 ? [{ sport: "other", localDay }] : [];
  });
}

/** The days of a series after those that are written, worked out up to a day; all of them when nothing written is right. */
export interface FreshPart {
  readonly series: FullSeries;
  /** The part it goes on from; null when it is the whole series. */
  readonly after: WrittenPart | null;
}

/** Works out what is not written of a series, up to `asOf`. */
export async function freshPart(
  deps: Deps,
  reader: Reader,
  athlete: AthleteId,
  {
    beside,
    written,
    asOf,
  }: { readonly beside: SeriesEvidence; readonly written: WrittenPart | null; readonly asOf: LocalDay },
): Promise<FreshPart> {
  const tails = written === null ? null : await tailsOf(deps, reader, athlete, written);
  const after = tails === null ? null : written;
  const sessions = await sessionsFrom(deps, reader, athlete, after === null ? null : addDays(after.through, 1));
  const calendar = calendarOf(beside, sessions, after, asOf);
  const input = { calendar, sessions, settings: beside.settings };
  const before = after === null || tails === null ? null : { through: after.through, tails };
  return { series: seriesAfter(input, before), after };
}

async function sessionsFrom(
  deps: Deps,
  reader: Reader,
  athlete: AthleteId,
  day: LocalDay | null,
): Promise<readonly SessionSummary[]> {
  const from = day === null ? null : addDays(day, -SESSIONS_BACK_DAYS);
  const runs = await readRuns(deps, reader, athlete, { withHeartRate: true, from, heartRateFrom: day });
  return runs.filter(({ run }) => !run.isDeleted).map(sessionOf);
}

function calendarOf(
  beside: SeriesEvidence,
  sessions: readonly SessionSummary[],
  written: WrittenPart | null,
  asOf: LocalDay,
): readonly CalendarDay[] {
  if (written === null) return dayStates({ ...beside, sessions }, asOf);
  const later = sessions.filter(({ localDay }) => localDay > written.through);
  return dayStates({ ...beside, sessions: [...evidenceOf(written.days), ...later] }, asOf);
}

/** The loads of the last days that are written, from one whose running averages are kept; null when they are not there. */
async function tailsOf(
  { tables }: Deps,
  reader: Reader,
  athlete: AthleteId,
  { days, through }: WrittenPart,
): Promise<Readonly<Record<LoadMethod, SeriesTail>> | null> {
  const first = days[0].day;
  const kept = (Math.floor((through - WINDOW_BACK_DAYS) / CARRY_EVERY_DAYS) * CARRY_EVERY_DAYS) as LocalDay;
  const isFromStart = kept < first;
  const from = isFromStart ? first : addDays(kept, 1);
  const carries = isFromStart ? null : await tables.series.storedCarries(reader, athlete, kept);
  if (carries !== null && carries.size < LOAD_METHODS.length) return null;
  const loads = await tables.series.storedLoads(reader, athlete, { from, to: through });
  const columns = columnsOf(loads, { from, through, first });
  return ofEachMethod((method) => ({ column: columns[method], carry: carryOf(carries, method) }));
}

function carryOf(carries: ReadonlyMap<LoadMethod, SeriesCarry> | null, method: LoadMethod): SeriesCarry {
  return carries?.get(method) ?? NO_CARRY;
}

function columnsOf(
  loads: readonly StoredLoad[],
  { from, through, first }: { readonly from: LocalDay; readonly through: LocalDay; readonly first: LocalDay },
): Readonly<Record<LoadMethod, LoadColumn>> {
  const length = through - from + 1;
  const columns = ofEachMethod(
    (): LoadColumn => ({
      loads: new Float64Array(length).fill(Number.NaN),
      knowledge: new Uint8Array(length).fill(UNKNOWN),
      daysBefore: from - first,
    }),
  );
  for (const { method, day, load, missing } of loads) {
    const column = columns[method];
    if (load !== null) column.loads[day - from] = load;
    if (load !== null || missing !== null) column.knowledge[day - from] = load === null ? UNMEASURED : KNOWN;
  }
  return columns;
}

/** A runner's series up to a day: what is written of it, and the rest worked out. Reading writes nothing. */
export async function readSeries(
  deps: Deps,
  reader: Reader,
  athlete: AthleteId,
  {
    beside,
    asOf,
    methods,
  }: { readonly beside: SeriesEvidence; readonly asOf: LocalDay; readonly methods: readonly LoadMethod[] },
): Promise<DailySeries> {
  const state = await deps.tables.series.seriesState(reader, athlete);
  const written = await writtenPart(deps, reader, athlete, { beside, state });
  if (written !== null && written.through >= asOf)
    return storedSeries(deps, reader, athlete, { written, asOf, methods });
  const { series, after } = await freshPart(deps, reader, athlete, { beside, written, asOf });
  if (after === null) return series;
  return joinSeries(await storedSeries(deps, reader, athlete, { written: after, asOf, methods }), series);
}

async function storedSeries(
  { tables }: Deps,
  reader: Reader,
  athlete: AthleteId,
  {
    written,
    asOf,
    methods,
  }: { readonly written: WrittenPart; readonly asOf: LocalDay; readonly methods: readonly LoadMethod[] },
): Promise<DailySeries> {
  const range = { from: written.days[0].day, to: Math.min(written.through, asOf) as LocalDay };
  if (range.to < range.from) return { days: [], methods: {} };
  return {
    days: await tables.series.storedDays(reader, athlete, range.to),
    methods: await tables.series.storedMethods(reader, athlete, range, methods),
  };
}
