import type { IngestProblem } from "../../domain/import-outcome.ts";
import { type DecodeContext, type DecodedFile, NO_ENTRIES } from "../decoded-file.ts";
import { remarksOn } from "../remarks.ts";
import { activityOfSlice } from "./activity-of-slice.ts";
import { type FitMessages, type FitPart, messagesOf, numberOf } from "./fit-messages.ts";
import { withDeveloperOverrides } from "./native-override.ts";
import { FIELD, MESSAGE } from "./profile.ts";
import { quantities, type RecordColumns } from "./record-columns.ts";
import { slicesOf } from "./session-slices.ts";
import { withStrapHeartRate } from "./strap-heart-rate.ts";
import { tracksOf } from "./tracks.ts";

const ACTIVITY_FILE = 4;

/** Kinds of file that hold no activity even when they hold records (a course is a route someone may never have run). */
const OTHER_FILES: Readonly<Record<number, string>> = {
  1: "a device description",
  2: "a settings file",
  3: "a sport settings file",
  5: "a workout plan",
  6: "a course",
  7: "a training schedule",
  9: "a weight log",
  10: "a file of totals",
  11: "a file of goals",
  14: "a blood pressure log",
  15: "a daily monitoring file",
  20: "an activity summary",
  28: "a daily monitoring file",
  32: "a daily monitoring file",
  34: "a segment",
  35: "a list of segments",
  40: "a screen configuration",
};

/** The record columns as a reader wants them: strap heart rate put in, developer fields standing in for what is missing. */
export function completeRecords({ parts, records }: FitMessages): RecordColumns {
  return withStrapHeartRate(withDeveloperOverrides(records), parts);
}

/** One activity for each session of the file; skipped when it is no activity file, rejected when it holds no date or no data. */
export function activitiesFromFit(messages: FitMessages, context: DecodeContext): DecodedFile {
  const parts = messages.parts.filter(isActivity);
  const records = completeRecords(messages);
  const file = { stamps: quantities(records, "timestamp"), tracks: tracksOf(records) };
  const slices = parts.flatMap((part) => slicesOf(part, file.stamps));
  if (slices.length === 0) return withoutActivity(messages.parts);
  const activities = slices
    .map((slice, index) => activityOfSlice(slice, file, context, index))
    .filter((activity) => activity !== null);
  if (activities.length === 0) return { kind: "rejected", problem: NO_TIMESTAMP };
  return { kind: "decoded", activities, entries: NO_ENTRIES, warnings: remarksOn(activities, context) };
}

const NO_TIMESTAMP: IngestProblem = {
  reason: "NO_TIMESTAMP",
  detail: "Nothing in the file says on which day it was recorded. Enter the run by hand.",
};

const typeOf = (part: FitPart) => numberOf(messagesOf(part, MESSAGE.fileId)[0], FIELD.fileId.type);

function isActivity(part: FitPart): boolean {
  if (messagesOf(part, MESSAGE.session).length > 0) return true;
  return part.recordTo > part.recordFrom && OTHER_FILES[typeOf(part) ?? -1] === undefined;
}

function withoutActivity(parts: readonly FitPart[]): DecodedFile {
  const type = parts.map(typeOf).find((one) => one !== null) ?? null;
  if (type === null || type === ACTIVITY_FILE)
    return {
      kind: "rejected",
      problem: {
        reason: "NO_RECORDS",
        detail: "The file holds neither a summary nor any record of an activity. Export it again from the watch.",
      },
    };
  const what = OTHER_FILES[type] ?? `a FIT file of type ${type}`;
  return {
    kind: "skipped",
    problem: { reason: "NOT_AN_ACTIVITY", detail: `This is ${what}, not an activity. There is nothing to do.` },
  };
}
