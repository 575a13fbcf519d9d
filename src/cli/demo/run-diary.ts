import { addDays, daysOf, formatLocalDay, isWithin, type LocalDay } from "../../domain/local-day.ts";
import { clockText, csvDocument, twoDigits } from "./csv-text.ts";
import { isRunKind, type PlannedSession } from "./planned-sessions.ts";
import type { Recording } from "./recording.ts";
import type { StoryDays } from "./story-days.ts";

const HEADER = ["day", "started_at", "kind", "distance_km", "duration_min", "rpe", "note"];
/** Runs of the last days that carry an effort rating. */
export const RATED_DAYS = 120;
const MARKED_DAYS = 27;
/** Before the last long run: one day of the last four weeks that the runner says nothing about. */
const FORGOTTEN_DAYS_BEFORE = 8;

function offsetText(utcOffsetMin: number): string {
  return `+${twoDigits(utcOffsetMin / 60)}:${twoDigits(utcOffsetMin % 60)}`;
}

function runCells(recording: Recording): string[] {
  const { day, startTimeOfDayS, distanceM } = recording.session;
  return [
    formatLocalDay(day),
    `${formatLocalDay(day)}T${clockText(startTimeOfDayS)}${offsetText(recording.utcOffsetMin)}`,
    "run",
    (distanceM / 1000).toFixed(2),
    (recording.timerS / 60).toFixed(1),
    String(recording.rpe0To10 ?? ""),
    "",
  ];
}

/** Days the runner confirms as rest: the lay-off but for its unknown week, and all but one of the last four weeks. */
export function restDays(story: StoryDays, sessions: readonly PlannedSession[]): LocalDay[] {
  const busy = new Set(sessions.map((session) => session.day));
  const forgotten = addDays(story.lastLongRun, -FORGOTTEN_DAYS_BEFORE);
  const layOff = daysOf({ from: addDays(story.lastRunBeforeBreak, 1), to: addDays(story.firstRunBack, -1) });
  const recent = daysOf({ from: addDays(story.endDay, -MARKED_DAYS), to: addDays(story.endDay, -1) });
  return [...layOff, ...recent].filter(
    (day) => !busy.has(day) && day !== forgotten && !isWithin(day, story.unknownWeek),
  );
}

/** The plain diary: effort ratings of recent runs and confirmed rest days. */
export function runDiaryCsv(recordings: readonly Recording[], rest: readonly LocalDay[]): Uint8Array {
  const runs = recordings.filter(({ session }) => isRunKind(session.kind)).map((recording) => runCells(recording));
  const rests = rest.map((day) => [formatLocalDay(day), "", "rest", "", "", "", ""]);
  return csvDocument(
    HEADER,
    [...runs, ...rests].sort((a, b) => ((a[0] ?? "") < (b[0] ?? "") ? -1 : 1)),
  );
}
