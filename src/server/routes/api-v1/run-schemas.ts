import { Type } from "typebox";
import { SPORTS } from "../../../domain/activity.ts";
import { CORRECTION_FIELDS } from "../../../domain/correction.ts";
import { RUN_TOTALS } from "../../../domain/run.ts";
import { DayText, listOf, orNull, shape } from "../../api/api-schema.ts";
import { Next } from "../../api/next-of.ts";

// A session in answers: SI units, null where nothing is known.

const Quantity = orNull(Type.Number());
const Text = orNull(Type.String());
const Instant = orNull(Type.String({ examples: ["2026-11-22T07:30:00Z"] }));

const rowFields = {
  id: Type.String({ description: "Of the source that counts." }),
  day: DayText,
  startedAt: Instant,
  utcOffsetMin: Quantity,
  sport: Type.Enum([...SPORTS]),
  title: Text,
  distanceM: Quantity,
  durationS: Quantity,
  avgHeartRateBpm: Quantity,
  rpe0To10: Quantity,
  flags: listOf(Type.String()),
  formats: listOf(Type.String()),
  corrected: listOf(Type.Enum([...CORRECTION_FIELDS])),
  isDeleted: Type.Boolean(),
};
const RunRow = Type.Object(rowFields, { title: "RunRow" });
export const Runs = Type.Object({ runs: Type.Array(RunRow), next: Next }, { title: "Runs" });

const totals = Object.fromEntries(RUN_TOTALS.map((total) => [total, Quantity]));
const Source = Type.Object(
  {
    ...totals,
    id: Type.String(),
    sha256: Type.String(),
    format: Type.String(),
    path: Type.String(),
    batchId: Type.String(),
    importedAt: Type.String(),
    device: Text,
    startedAt: Instant,
    localDay: DayText,
    counts: Type.Boolean({ description: "The richest source: it gives the run its id." }),
    why: Type.String(),
  },
  { title: "RunSource" },
);

/** One session with everything that is known about it. */
export const Run = shape(
  Type.Object(
    {
      ...rowFields,
      ...totals,
      sportLabel: Text,
      note: Text,
      device: Text,
      laps: Type.Array(Type.Object({ index: Type.Integer(), startedAt: Instant })),
      histograms: Type.Array(Type.Object({ kind: Type.String(), secondsS: Type.Array(Type.Number()) })),
      origins: Type.Record(Type.String(), Type.Object({ kind: Type.String() })),
      corrections: Type.Array(Type.Object({ field: Type.String(), value: Type.Unknown() })),
      sources: Type.Array(Source),
    },
    { title: "Run" },
  ),
);

const Whole = Type.Integer({ minimum: 0 });
const Month = Type.Object(
  {
    year: Type.Integer(),
    month: Type.Integer({ minimum: 1, maximum: 12 }),
    sessions: Whole,
    counted: Whole,
    distanceM: Type.Number(),
    durationS: Type.Number(),
    withoutDistance: Whole,
    withoutDuration: Whole,
  },
  { title: "RunMonth" },
);
export const RunMonths = Type.Object({ months: listOf(Month) }, { title: "RunMonths" });
