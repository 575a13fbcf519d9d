import { createRequire } from "node:module";
import type { FitMessage, FitMessages, FitPart, FitValue } from "./fit-messages.ts";
import { FIELD, MESSAGE, TIMESTAMP } from "./profile.ts";
import {
  COLUMN_SPECS,
  type Column,
  type ColumnName,
  emptyColumn,
  type RecordColumns,
  setValue,
} from "./record-columns.ts";

/** A message as the reference decoder gives it: raw values by the protocol's field names. */
type SdkMessage = Readonly<Record<string, unknown>>;

const require = createRequire(import.meta.url);

/** Watches write a few megabytes at most: a larger file that we cannot read is no recording. */
const LARGEST_B = 8 * 1024 * 1024;

const READ_OPTIONS = {
  applyScaleAndOffset: false,
  expandSubFields: false,
  expandComponents: false,
  convertTypesToStrings: false,
  convertDateTimesToDates: false,
  mergeHeartRates: false,
} as const;

/** The reference decoder's name of a list of messages, our number of it, and its names of the fields that are kept. */
const LISTS: readonly (readonly [string, number, Readonly<Record<string, number>>])[] = [
  [
    "fileIdMesgs",
    MESSAGE.fileId,
    { type: FIELD.fileId.type, manufacturer: FIELD.fileId.manufacturer, product: FIELD.fileId.product },
  ],
  ["sportMesgs", MESSAGE.sport, { sport: FIELD.sport.sport, subSport: FIELD.sport.subSport, name: FIELD.sport.name }],
  [
    "sessionMesgs",
    MESSAGE.session,
    {
      startTime: FIELD.session.startTime,
      startPositionLat: FIELD.session.startLat,
      startPositionLong: FIELD.session.startLong,
      sport: FIELD.session.sport,
      subSport: FIELD.session.subSport,
      totalElapsedTime: FIELD.session.elapsed,
      totalTimerTime: FIELD.session.timer,
      totalDistance: FIELD.session.distance,
      avgHeartRate: FIELD.session.avgHeartRate,
      maxHeartRate: FIELD.session.maxHeartRate,
      avgCadence: FIELD.session.avgCadence,
      avgFractionalCadence: FIELD.session.avgFractionalCadence,
      avgPower: FIELD.session.avgPower,
      totalAscent: FIELD.session.ascent,
      totalDescent: FIELD.session.descent,
    },
  ],
  [
    "lapMesgs",
    MESSAGE.lap,
    {
      startTime: FIELD.lap.startTime,
      totalElapsedTime: FIELD.lap.elapsed,
      totalTimerTime: FIELD.lap.timer,
      totalDistance: FIELD.lap.distance,
      avgHeartRate: FIELD.lap.avgHeartRate,
      maxHeartRate: FIELD.lap.maxHeartRate,
      avgCadence: FIELD.lap.avgCadence,
      totalAscent: FIELD.lap.ascent,
    },
  ],
  ["eventMesgs", MESSAGE.event, { event: FIELD.event.event, eventType: FIELD.event.type }],
  ["activityMesgs", MESSAGE.activity, { localTimestamp: FIELD.activity.localTimestamp }],
];

/** Record field names, poorest first, as in the column specs. */
const RECORD_NAMES: Readonly<Partial<Record<ColumnName, readonly string[]>>> = {
  altitude: ["altitude", "enhancedAltitude"],
  speed: ["speed", "enhancedSpeed"],
};

/**
 * The file as the reference decoder reads it; null when it reads neither records nor sessions. Only asked when our own
 * decoder found nothing.
 */
export function secondOpinion(bytes: Uint8Array): FitMessages | null {
  const lists = bytes.length > LARGEST_B ? null : sdkMessages(bytes);
  if (lists === null) return null;
  const records = lists["recordMesgs"] ?? [];
  if (records.length === 0 && (lists["sessionMesgs"] ?? []).length === 0) return null;
  const messages = LISTS.map(([name, number, fields]) => [number, (lists[name] ?? []).map((m) => convert(m, fields))]);
  const part: FitPart = {
    messages: new Map(messages as [number, FitMessage[]][]),
    recordFrom: 0,
    recordTo: records.length,
    truncated: false,
    badCrc: false,
  };
  return { parts: [part], records: columnsOf(records) };
}

function sdkMessages(bytes: Uint8Array): Readonly<Record<string, readonly SdkMessage[] | undefined>> | null {
  try {
    const { Decoder, Stream } = require("@garmin/fitsdk") as typeof import("@garmin/fitsdk");
    const { messages } = new Decoder(Stream.fromArrayBuffer(new Uint8Array(bytes).buffer)).read(READ_OPTIONS);
    return messages as unknown as Record<string, SdkMessage[] | undefined>;
  } catch {
    // The reference decoder may throw on damaged bytes; then it has no opinion.
    return null;
  }
}

function convert(message: SdkMessage, names: Readonly<Record<string, number>>): FitMessage {
  const fields = new Map<number, FitValue>();
  for (const [name, num] of Object.entries({ ...names, timestamp: TIMESTAMP })) {
    const value = message[name];
    if (typeof value === "number" || typeof value === "string") fields.set(num, value);
  }
  return { fields, developer: [] };
}

function columnsOf(records: readonly SdkMessage[]): RecordColumns {
  const columns = new Map<ColumnName, Column>();
  for (const spec of COLUMN_SPECS) {
    const names = RECORD_NAMES[spec.name] ?? [spec.name];
    const column = emptyColumn("f64", records.length, spec);
    let any = false;
    for (const [row, record] of records.entries()) {
      const value = names.map((name) => record[name]).findLast((one) => typeof one === "number");
      if (typeof value !== "number") continue;
      setValue(column, row, value);
      any = true;
    }
    if (any) columns.set(spec.name, column);
  }
  return { count: records.length, columns, developer: [] };
}
