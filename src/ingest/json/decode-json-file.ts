import type { IngestProblem } from "../../domain/import-outcome.ts";
import { type DecodeContext, type DecodedFile, NO_ENTRIES } from "../decoded-file.ts";
import { garminActivities } from "./garmin-activities.ts";
import { garminWellness } from "./garmin-wellness.ts";
import { objectsFrom } from "./json-objects.ts";
import { type JsonRecord, jsonRecord } from "./json-record.ts";

/** The first bytes name the kind: these programs begin each record with the same fields. */
const SNIFFED_B = 4096;
const LIST_KEY = '"summarizedActivitiesExport"';

/** JSON of other programs that keep runs in it. */
const OTHERS: readonly { readonly has: RegExp; readonly what: string; readonly way: string }[] = [
  {
    has: /"exercises"\s*:/,
    what: "a training session of Polar Flow as JSON",
    way: "In Polar Flow export the session as TCX, GPX or CSV.",
  },
  {
    has: /"logId"\s*:/,
    what: "an exercise list of Fitbit",
    way: "Export the runs as TCX from Fitbit, or write them into a diary CSV (day,kind,distance_km,duration_min).",
  },
];

const nothingIn = (detail: string): DecodedFile => ({
  kind: "skipped",
  problem: { reason: "NOT_AN_ACTIVITY", detail },
});

interface Records {
  readonly records: readonly JsonRecord[];
  readonly isWhole: boolean;
}

/** The records of a file: of its one array, or of every array that stands under a key. */
function recordsIn(bytes: Uint8Array, key: string | null): Records {
  const records: JsonRecord[] = [];
  let isWhole = true;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let from = key === null ? 0 : text.indexOf(key); from >= 0; ) {
    const at: number = key === null ? from : from + key.length;
    const found = objectsFrom(bytes, at, jsonRecord);
    for (const record of found.objects) records.push(record);
    isWhole &&= found.isWhole && found.broken === 0;
    from = key === null ? -1 : text.indexOf(key, found.end);
  }
  return { records, isWhole };
}

/** A file that holds one record instead of a list of them. */
function withBrackets(bytes: Uint8Array): Uint8Array {
  const isList = new TextDecoder().decode(bytes.subarray(0, SNIFFED_B)).trimStart().startsWith("[");
  return isList ? bytes : Buffer.concat([Buffer.from("["), bytes, Buffer.from("]")]);
}

const CUT_OFF: IngestProblem = {
  reason: "TRUNCATED",
  detail: "This JSON file is damaged or was cut off; what could be read is in. Export it again.",
};

function remarked(file: DecodedFile, isWhole: boolean): DecodedFile {
  if (isWhole || file.kind === "skipped") return file;
  if (file.kind === "decoded") return { ...file, warnings: [CUT_OFF, ...file.warnings] };
  const detail = "This JSON file is damaged or was cut off, and no record in it could be read. Export it again.";
  return { kind: "rejected", problem: { reason: "UNREADABLE", detail } };
}

function wellnessFile(records: readonly JsonRecord[]): DecodedFile {
  const wellness = garminWellness(records);
  if (wellness.length === 0) return nothingIn("This JSON file holds no activity and nothing that Niggle keeps by day.");
  return { kind: "decoded", activities: [], entries: { ...NO_ENTRIES, wellness }, warnings: [] };
}

/**
 * Reads the JSON of a Garmin account export: the list of activities, and sleep, resting heart rate, heart rate
 * variability and steps by day. Other JSON is passed over, or refused by name where it holds runs.
 */
export function decodeJsonFile(bytes: Uint8Array, context: DecodeContext): DecodedFile {
  const head = new TextDecoder("utf-8").decode(bytes.subarray(0, SNIFFED_B));
  if (head.includes(LIST_KEY)) {
    const { records, isWhole } = recordsIn(bytes, LIST_KEY);
    if (records.length === 0 && isWhole) return nothingIn("This activity list of Garmin is empty.");
    return remarked(garminActivities(records, context), isWhole);
  }
  if (/"activityId"\s*:/.test(head) && /"startTime(?:Local|GMT|Gmt)"\s*:/.test(head)) {
    const { records, isWhole } = recordsIn(withBrackets(bytes), null);
    return remarked(garminActivities(records, context), isWhole);
  }
  if (/"calendarDate"\s*:/.test(head)) {
    const { records, isWhole } = recordsIn(withBrackets(bytes), null);
    return remarked(wellnessFile(records), isWhole);
  }
  const other = OTHERS.find(({ has }) => has.test(head));
  if (other === undefined)
    return nothingIn("This is a JSON file without activities, such as exports keep beside them.");
  const detail = `This is ${other.what}. Niggle does not read it yet. ${other.way}`;
  return { kind: "rejected", problem: { reason: "UNSUPPORTED_FORMAT", detail } };
}
