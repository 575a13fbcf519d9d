import type { IngestProblem } from "../../domain/import-outcome.ts";
import { type DecodeContext, type DecodedFile, NO_ENTRIES } from "../decoded-file.ts";
import { remarksOn } from "../remarks.ts";
import { activityOfTrack } from "../track/activity-of-track.ts";
import { CUT_OFF, NO_TIMESTAMP, NO_TRACK } from "../track/track-problems.ts";
import { readTcx } from "./read-tcx.ts";
import type { TcxActivity } from "./tcx-document.ts";
import { tcxSession } from "./tcx-session.ts";

const PLAN: IngestProblem = {
  reason: "NOT_AN_ACTIVITY",
  detail: "This TCX file holds a course or a workout plan, not a run that was made. There is nothing to do.",
};

/** The activities of a TCX file, one for each `Activity`. Never throws: trouble with the file is a value. */
export function decodeTcx(bytes: Uint8Array, context: DecodeContext): DecodedFile {
  const { activities: all, points, plans, end } = readTcx(bytes);
  const recorded = all.filter(isRecorded);
  if (recorded.length === 0)
    return plans > 0 ? { kind: "skipped", problem: PLAN } : { kind: "rejected", problem: NO_TRACK };
  const activities = recorded
    .map((activity, index) => {
      const cutOff = end === "truncated" && index === recorded.length - 1;
      return tcxSession(activity, points, index, cutOff);
    })
    .filter((session) => session !== null)
    .map((session) => activityOfTrack(session, context));
  if (activities.length === 0) return { kind: "rejected", problem: NO_TIMESTAMP };
  const cut = end === "truncated" ? [CUT_OFF] : [];
  return { kind: "decoded", activities, entries: NO_ENTRIES, warnings: [...cut, ...remarksOn(activities, context)] };
}

const isRecorded = ({ laps, from, to }: TcxActivity) => to > from || laps.some((lap) => lap.timerS > 0);
