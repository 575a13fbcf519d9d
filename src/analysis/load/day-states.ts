import type { RunnerHistory, SessionSummary } from "../../domain/history.ts";
import type { HistoryClaim } from "../../domain/journal.ts";
import type { DayState } from "../../domain/load.ts";
import { daysOf, type LocalDay } from "../../domain/local-day.ts";

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
  if (first === null) return [];
  const days = daysOf({ from: first, to: asOf });
  const states: DayState[] = days.map(() => "unknown");
  const setState = (day: LocalDay, state: DayState) => {
    if (day >= first && day <= asOf) states[day - first] = state;
  };

  for (const claim of evidence.claims) {
    const to = Math.min(lastDayOf(claim, evidence.feedThrough), asOf);
    for (let day = Math.max(claim.from, first); day <= to; day++) states[day - first] = "rest";
  }
  for (const mark of evidence.dayMarks) setState(mark.day, mark.state);
  for (const session of evidence.sessions) if (session.sport !== "run") setState(session.localDay, "rest");
  for (const session of evidence.sessions) if (session.sport === "run") setState(session.localDay, "observed");
  return days.map((day, i) => ({ day, state: states[i] ?? "unknown" }));
}

/** A closed claim speaks to its end; an open one only as far as files were offered. */
function lastDayOf(claim: HistoryClaim, feedThrough: LocalDay | null): number {
  return claim.to ?? feedThrough ?? Number.NEGATIVE_INFINITY;
}
