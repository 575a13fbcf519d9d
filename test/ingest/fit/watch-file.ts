import type { Activity } from "../../../src/domain/activity.ts";
import { decodeFitFile } from "../../../src/ingest/fit/decode-fit-file.ts";
import { type FieldInput, type FieldSpec, fitBuilder, fitTime } from "../../fit-builder.ts";

export const START = fitTime("2026-03-03T17:00:00Z");

/** A record: seconds after the start, and fields by name. */
export interface RecordInput {
  readonly at: number;
  readonly heartRate?: number;
  readonly cadence?: number;
  readonly distanceM?: number;
  readonly speedMPerS?: number;
  readonly altitudeM?: number;
  readonly power?: number;
  readonly lat?: number;
  readonly long?: number;
}

/** A file as a watch would write it, in the order given here. Whatever is left out is not in the file. */
export interface WatchFile {
  readonly fileId?: readonly [type: number, manufacturer: number, product: number, created?: number | null];
  readonly sport?: readonly [sport: number, subSport: number];
  readonly events?: readonly (readonly [at: number, type: number])[];
  readonly records?: readonly RecordInput[];
  /** Sessions by field number of the protocol, raw. */
  readonly sessions?: readonly Readonly<Record<number, FieldInput>>[];
  readonly activity?: { readonly stamp: number; readonly local: number | null };
  readonly settingsOffsetS?: number;
}

const RECORD_FIELDS: FieldSpec[] = [
  [253, "u32"],
  [3, "u8"],
  [4, "u8"],
  [5, "u32"],
  [6, "u16"],
  [2, "u16"],
  [7, "u16"],
  [0, "s32"],
  [1, "s32"],
];

/** Kinds of the session fields that tests use; all others are u16. */
const WIDE: ReadonlySet<number> = new Set([2, 7, 8, 9, 253]);
const NARROW: ReadonlySet<number> = new Set([5, 6, 16, 17, 18, 92, 193]);

export function watchBytes(file: WatchFile, start = START): Uint8Array {
  const builder = fitBuilder();
  const [type, manufacturer, product, created] = file.fileId ?? [4, 1, 4024, null];
  builder.define(0, 0, [
    [0, "enum"],
    [1, "u16"],
    [2, "u16"],
    [4, "u32"],
  ]);
  builder.data(0, type, manufacturer, product, created ?? null);
  if (file.settingsOffsetS !== undefined) builder.define(1, 2, [[2, "u32"]]).data(1, file.settingsOffsetS >>> 0);
  if (file.sport !== undefined)
    builder
      .define(2, 12, [
        [0, "enum"],
        [1, "enum"],
      ])
      .data(2, ...file.sport);
  builder.define(3, 21, [
    [253, "u32"],
    [0, "enum"],
    [1, "enum"],
  ]);
  for (const [at, event] of file.events ?? []) builder.data(3, start + at, 0, event);
  builder.define(4, 20, RECORD_FIELDS);
  for (const record of file.records ?? []) builder.data(4, ...recordValues(record, start));
  for (const session of file.sessions ?? []) {
    const fields = Object.entries(session).map(([num, value]): [number, FieldInput] => [Number(num), value]);
    builder.define(
      5,
      18,
      fields.map(([num, value]) => sessionField(num, value)),
    );
    builder.data(5, ...fields.map(([, value]) => value));
  }
  if (file.activity !== undefined)
    builder
      .define(6, 34, [
        [253, "u32"],
        [5, "u32"],
      ])
      .data(6, file.activity.stamp, file.activity.local);
  return builder.file();
}

function sessionField(num: number, value: FieldInput): FieldSpec {
  if (typeof value === "string") return [num, "text", value.length + 1];
  if (NARROW.has(num)) return [num, "u8"];
  return [num, WIDE.has(num) ? "u32" : "u16"];
}

function recordValues(record: RecordInput, start: number): FieldInput[] {
  const scaled = (value: number | undefined, scale: number, offset = 0) =>
    value === undefined ? null : Math.round((value + offset) * scale);
  return [
    start + record.at,
    record.heartRate ?? null,
    record.cadence ?? null,
    scaled(record.distanceM, 100),
    scaled(record.speedMPerS, 1000),
    scaled(record.altitudeM, 5, 500),
    record.power ?? null,
    record.lat ?? null,
    record.long ?? null,
  ];
}

/** Records one a second for `n` seconds and one more, at a steady speed. */
export const steady = (n: number, more: Partial<RecordInput> = {}, speedMPerS = 3): RecordInput[] =>
  Array.from({ length: n + 1 }, (_, at) => ({ at, distanceM: at * speedMPerS, speedMPerS, ...more }));

/** The raw session fields of a run. */
export const session = (
  timerS: number | null,
  elapsedS: number | null,
  distanceM: number | null,
  more: Readonly<Record<number, FieldInput>> = {},
): Readonly<Record<number, FieldInput>> => ({
  2: START,
  5: 1,
  7: elapsedS === null ? null : elapsedS * 1000,
  8: timerS === null ? null : timerS * 1000,
  9: distanceM === null ? null : distanceM * 100,
  ...more,
});

export const BERLIN = { homeZone: "Europe/Berlin" };

export function activities(bytes: Uint8Array, context = BERLIN): { all: readonly Activity[]; reasons: string[] } {
  const file = decodeFitFile(bytes, context);
  if (file.kind !== "decoded") throw new Error(`${file.kind}: ${file.problem.detail}`);
  return { all: file.activities, reasons: file.warnings.map((warning) => warning.reason) };
}

/** The only activity of the file. */
export function activity(file: WatchFile, start = START): Activity {
  const { all } = activities(watchBytes(file, start));
  if (all.length !== 1) throw new Error(`${all.length} activities`);
  return all[0] as Activity;
}
