import type { RunnerHistory, SessionSummary } from "../../domain/history.ts";
import type { HistoryClaim } from "../../domain/journal.ts";
import type { DayState } from "../../domain/load.ts";
import { addDays, type DayRange, isWithin, type LocalDay } from "../../domain/local-day.ts";

/** One day of the calendar and what is known about running on it. */
export interface CalendarDay {
  readonly day: LocalDay;
  readonly state: DayState;
}

/** The part of a history that says which days are known. */
export interface DayEvidence extends Pick<RunnerHistory, "dayMarks" | "claims" | "feedThrough"> {
  readonly sessions: readonly Pick<SessionSummary, "sport" | "localDay">[];
}

/**
 * The first day anything is known about: the first session of any sport or the first day marked as rest, whichever is
 * earlier; null without either. A history claim does not move it back: "every run since 1990" from someone whose first
 * run is in 2020 is not thirty years of training at zero.
 *
 * @see docs/METHODS.md#day-states
 */
export function firstKnownDay(evidence: DayEvidence, asOf: LocalDay): LocalDay | null {
  let first: LocalDay | null = null;
  const offer = (day: LocalDay) => {
    if (day <= asOf && (first === null || day < first)) first = day;
  };
  for (const session of evidence.sessions) offer(session.localDay);
  for (const mark of evidence.dayMarks) offer(mark.day);
  return first;
}

/**
 * What is known about each day from the first known day to `asOf`: `observed` on a day with a run, `rest` where a mark,
 * another sport's recording or a history claim says there was none, else `unknown`. A run always wins.
 *
 * @returns dense and ascending, one entry a calendar day; empty when nothing is known by `asOf`
 * @see docs/METHODS.md#day-states
 */
export function dayStates(evidence: DayEvidence, asOf: LocalDay): CalendarDay[] {
  const first = firstKnownDay(evidence, asOf);
  return first === null ? [] : statesWithin(evidence, { from: first, to: asOf });
}

/**
 * The same of each day of a range, from the first known day on.
 *
 * @param evidence its sessions may be those of the range alone
 * @see docs/METHODS.md#day-states
 */
export function statesWithin(evidence: DayEvidence, range: DayRange): CalendarDay[] {
  const said = saidStates(evidence, range);
  const sports = new Array<DaySport>(said.length).fill(null);
  for (const { sport, localDay } of evidence.sessions) {
    if (!isWithin(localDay, range)) continue;
    const place = localDay - range.from;
    sports[place] = sport === "run" || sports[place] === "run" ? "run" : "other";
  }
  return said.map((word, place) => ({
    day: addDays(range.from, place),
    state: stateOf(sports[place] ?? null, word),
  }));
}

/** What was recorded on a day: a run, other sports alone, or nothing. */
type DaySport = "run" | "other" | null;

/**
 * The state of a day. A run always wins, another sport's recording says that there was none, else the runner's word holds.
 *
 * @param said by the runner's word alone
 * @see docs/METHODS.md#day-states
 */
export function stateOf(sport: DaySport, said: DayState): DayState {
  if (sport === "run") return "observed";
  return sport === "other" ? "rest" : said;
}

/**
 * What the runner's word alone says of each day of a range: `rest` where a mark or a claim says so, else `unknown`.
 *
 * @see docs/METHODS.md#day-states
 */
export function saidStates(
  { dayMarks, claims, feedThrough }: Omit<DayEvidence, "sessions">,
  range: DayRange,
): DayState[] {
  const { from, to } = range;
  const states = new Array<DayState>(Math.max(0, to - from + 1)).fill("unknown");
  for (const claim of claims) {
    const last = Math.min(lastDayOf(claim, feedThrough), to);
    for (let day = Math.max(claim.from, from); day <= last; day++) states[day - from] = "rest";
  }
  for (const { day, state } of dayMarks) if (isWithin(day, range)) states[day - from] = state;
  return states;
}

/** A closed claim speaks to its end; an open one only as far as files were offered. */
function lastDayOf(claim: HistoryClaim, feedThrough: LocalDay | null): number {
  return claim.to ?? feedThrough ?? Number.NEGATIVE_INFINITY;
}
