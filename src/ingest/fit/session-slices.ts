import type { Series } from "../track/samples.ts";
import { type FitMessage, type FitPart, messagesOf, numberOf } from "./fit-messages.ts";
import { FIELD, MESSAGE } from "./profile.ts";
import { readSession, type SessionSummary } from "./session-summary.ts";

/** One session of a file with the records and laps that belong to it. */
export interface SessionSlice {
  readonly part: FitPart;
  /** False where the file has no session message and everything comes from records. */
  readonly hasSession: boolean;
  readonly summary: SessionSummary;
  /** Rows of the record columns, in file order. */
  readonly rows: Uint32Array;
  readonly laps: readonly FitMessage[];
}

/** A triathlon has five. The limit is there for hostile files. */
const MOST_SESSIONS = 100;

/**
 * Cuts one file of a chain into its sessions. A record belongs to the last session that had begun by then; the legs of
 * a multisport activity do not overlap, whatever order their summaries come in.
 */
export function slicesOf(part: FitPart, stamps: Series): SessionSlice[] {
  const rows = rowsBetween(part.recordFrom, part.recordTo);
  const laps = messagesOf(part, MESSAGE.lap);
  const sessions = messagesOf(part, MESSAGE.session).slice(0, MOST_SESSIONS).map(readSession);
  if (sessions.length === 0)
    return rows.length === 0 ? [] : [{ part, hasSession: false, summary: summaryWithout(part), rows, laps }];
  if (sessions.length === 1) return sessions.map((summary) => ({ part, hasSession: true, summary, rows, laps }));
  const sessionAt = sessionFinder(sessions);
  const owners = ownersOf(rows, stamps, sessionAt);
  return sessions.map((summary, index) => ({
    part,
    hasSession: true,
    summary,
    rows: rows.filter((_, i) => owners[i] === index),
    laps: laps.filter((lap) => sessionAt(numberOf(lap, FIELD.lap.startTime) ?? 0) === index),
  }));
}

function rowsBetween(from: number, to: number): Uint32Array {
  const rows = new Uint32Array(to - from);
  for (let i = 0; i < rows.length; i++) rows[i] = from + i;
  return rows;
}

/** The session of each row. A row without a time goes with the one before it. */
function ownersOf(rows: Uint32Array, stamps: Series, sessionAt: (stampS: number) => number): Uint32Array {
  let current = sessionAt(Number.NEGATIVE_INFINITY);
  return rows.map((row) => {
    const stampS = stamps[row] as number;
    if (!Number.isNaN(stampS)) current = sessionAt(stampS);
    return current;
  });
}

/** For a stamp, the index (in file order) of the last session that had begun; of the earliest one before any had. */
function sessionFinder(sessions: readonly SessionSummary[]): (stampS: number) => number {
  const begun = sessions
    .map((summary, index) => ({ index, startS: summary.startS ?? 0 }))
    .sort((a, b) => a.startS - b.startS || a.index - b.index);
  return (stampS) => (begun.findLast((session) => session.startS <= stampS) ?? begun[0])?.index ?? 0;
}

/** Without a session message the sport may still stand in a sport or lap message. */
function summaryWithout(part: FitPart): SessionSummary {
  const named = messagesOf(part, MESSAGE.sport)[0];
  const lap = messagesOf(part, MESSAGE.lap)[0];
  return {
    ...readSession(undefined),
    sport: numberOf(named, FIELD.sport.sport) ?? numberOf(lap, FIELD.lap.sport),
    subSport: numberOf(named, FIELD.sport.subSport) ?? numberOf(lap, FIELD.lap.subSport),
  };
}
