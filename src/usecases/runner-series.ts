import { createHash } from "node:crypto";
import {
  type CalendarDay,
  type DayEvidence,
  dayStates,
  firstKnownDay,
  saidStates,
  stateOf,
  statesWithin,
} from "../analysis/load/day-states.ts";
import { KNOWN, type LoadColumn, UNKNOWN, UNMEASURED } from "../analysis/ratio/load-column.ts";
import { RATIO_RULES } from "../analysis/ratio/ratio-rules.ts";
import { type FullSeries, type SeriesBefore, seriesAfter } from "../analysis/series/daily-series.ts";
import { joinSeries } from "../analysis/series/join-series.ts";
import type { SessionSummary } from "../domain/history.ts";
import type { AthleteId } from "../domain/ids.ts";
import { type DayState, LOAD_METHODS, type LoadMethod, ofEachMethod, RATIO_NAMES } from "../domain/load.ts";
import { addDays, type LocalDay } from "../domain/local-day.ts";
import { CARRY_EVERY_DAYS, type DailySeries, type MethodSeries, WRITTEN_STATES } from "../domain/series.ts";
import type { SeriesEvidence } from "../store/history.ts";
import type { SeriesState, StoredTail } from "../store/series.ts";
import type { Reader } from "../store/session.ts";
import type { Deps } from "./deps.ts";
import { readRuns, SOURCES_AROUND_DAYS, sessionOf } from "./read-runs.ts";
import { keptSessions, sessionsSince } from "./recent-sessions.ts";
import { seriesStateOf } from "./written-series.ts";

/** Raised whenever a load or a ratio is worked out or written another way: what was written before is then worked out again. */
const FORMULA_VERSION = "2";

/** By which formulas a series is made. Another list of methods or another threshold is another formula. */
export const SERIES_FORMULA = createHash("sha256")
  .update(JSON.stringify([FORMULA_VERSION, LOAD_METHODS, RATIO_NAMES, CARRY_EVERY_DAYS, RATIO_RULES]))
  .digest("hex")
  .slice(0, 16);

/** A spike looks back 30 days from its run. */
const SESSIONS_BACK_DAYS = 30 + SOURCES_AROUND_DAYS;
/** The longest window of a ratio, without its own day. */
const WINDOW_BACK_DAYS = 27;

/** What is written of a series and right: days from the first known one on, dense. */
export interface WrittenPart {
  readonly state: SeriesState;
  readonly first: LocalDay;
  readonly through: LocalDay;
  /** The state of each of its days. */
  readonly letters: string;
}

/**
 * What is written of a runner's series and still right: up to the day before it is stale, and before the first day whose
 * state is another by now.
 *
 * @returns null when nothing of it is right
 */
export function writtenPart(beside: SeriesEvidence, state: SeriesState | null): WrittenPart | null {
  if (state === null || state.first === null || state.formula !== SERIES_FORMULA) return null;
  const { first, staleFrom } = state;
  const last = staleFrom === null ? state.through : Math.min(state.through, staleFrom - 1);
  const letters = state.letters.slice(0, Math.max(0, last - first + 1));
  if (firstKnownDay({ ...beside, sessions: firstSession(first, letters) }, last as LocalDay) !== first) return null;
  const right = letters.slice(0, stillRight(letters, saidStates(beside, { from: first, to: last as LocalDay })));
  return right === "" ? null : { state, first, through: addDays(first, right.length - 1), letters: right };
}

/** The first written day that was recorded on. */
function firstSession(first: LocalDay, letters: string): DayEvidence["sessions"] {
  const place = letters.search(/[ro]/);
  return place === -1 ? [] : [{ sport: "run", localDay: addDays(first, place) }];
}

/** How many days have the state that was written, with what the runner says now. */
function stillRight(letters: string, said: readonly DayState[]): number {
  for (let place = 0; place < letters.length; place++) {
    const was = WRITTEN_STATES[letters.charAt(place)];
    if (was === undefined || stateOf(was.sport, said[place] ?? "unknown") !== was.state) return place;
  }
  return letters.length;
}

/** The days of a series after those that are written, worked out up to a day; all of them when nothing written is right. */
export interface FreshPart {
  readonly series: FullSeries;
  /** What it goes on from; null when it is the whole series. */
  readonly after: { readonly written: WrittenPart; readonly tail: StoredTail } | null;
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
  const tail = written === null ? null : await tailOf(deps, reader, athlete, written);
  const after = written === null || tail === null ? null : { written, tail };
  const sessions = await sessionsFrom(deps, reader, athlete, after === null ? null : addDays(after.written.through, 1));
  const calendar = calendarOf(beside, sessions, after?.written ?? null, asOf);
  const input = { calendar, sessions, settings: beside.settings };
  return { series: seriesAfter(input, after === null ? null : beforeOf(after)), after };
}

async function sessionsFrom(
  deps: Deps,
  reader: Reader,
  athlete: AthleteId,
  day: LocalDay | null,
): Promise<readonly SessionSummary[]> {
  if (day === null) return sessionsSince(deps, reader, athlete, null);
  const from = addDays(day, -SESSIONS_BACK_DAYS);
  const kept = await keptSessions(deps, reader, athlete, from);
  if (kept !== null) return kept;
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
  return statesWithin({ ...beside, sessions }, { from: addDays(written.through, 1), to: asOf });
}

/** The last days that are written, from one whose running averages are kept; null when they are not there. */
async function tailOf(
  { tables }: Deps,
  reader: Reader,
  athlete: AthleteId,
  { state, first, through }: WrittenPart,
): Promise<StoredTail | null> {
  const kept = Math.floor((through - WINDOW_BACK_DAYS) / CARRY_EVERY_DAYS) * CARRY_EVERY_DAYS;
  const from = Math.max(first, kept + 1) as LocalDay;
  return tables.series.storedTail(reader, athlete, { state, range: { from, to: through } });
}

function beforeOf({ written, tail }: NonNullable<FreshPart["after"]>): SeriesBefore {
  const { first: firstKnown, through } = written;
  const daysBefore = tail.first - firstKnown;
  const tails = ofEachMethod((method) => ({
    column: columnOf(tail.methods[method], daysBefore),
    carry: tail.carries[method],
  }));
  return { firstKnown, through, tails };
}

function columnOf({ loads, why }: Pick<MethodSeries, "loads" | "why">, daysBefore: number): LoadColumn {
  const knowledge = Uint8Array.from(loads, (load, index) => {
    if (!Number.isNaN(load)) return KNOWN;
    return why[index] === null ? UNKNOWN : UNMEASURED;
  });
  return { loads, knowledge, daysBefore };
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
  const state = await seriesStateOf(deps, reader, athlete);
  const written = writtenPart(beside, state);
  if (written !== null && written.through >= asOf)
    return storedSeries(deps, reader, athlete, { written, asOf, methods });
  const { series, after } = await freshPart(deps, reader, athlete, { beside, written, asOf });
  if (after === null) return series;
  return joinSeries(await storedSeries(deps, reader, athlete, { written: after.written, asOf, methods }), series);
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
  const range = { from: written.first, to: Math.min(written.through, asOf) as LocalDay };
  if (range.to < range.from) return { days: [], methods: {} };
  return tables.series.storedSeries(reader, athlete, { state: written.state, range }, methods);
}
