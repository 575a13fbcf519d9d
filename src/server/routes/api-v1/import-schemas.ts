import { Type } from "typebox";
import { DayText, listOf, orNull, shape } from "../../api/api-schema.ts";
import { Next } from "../../api/next-of.ts";

// What became of files, and how far an import is.

const Quantity = orNull(Type.Number());
const Whole = Type.Integer({ minimum: 0 });

const ImportedActivity = Type.Object(
  {
    activityId: Type.String(),
    sport: Type.String(),
    startedAt: orNull(Type.String()),
    localDay: DayText,
    utcOffsetMin: Quantity,
    durationS: Quantity,
    elapsedS: Quantity,
    distanceM: Quantity,
    avgHeartRateBpm: Quantity,
    avgCadenceSpm: Quantity,
    ascentM: Quantity,
    samples: Whole,
    source: Type.String(),
  },
  { title: "ImportedActivity" },
);

/** One file of an import; `detail` is a sentence that says what to do. */
const File = shape(
  Type.Object(
    {
      path: Type.String(),
      outcome: Type.Enum(["imported", "duplicate", "merged", "skipped", "rejected"]),
      reason: orNull(Type.String()),
      detail: Type.String(),
      sha256: orNull(Type.String()),
      activities: Type.Array(ImportedActivity),
    },
    { title: "ImportedFile" },
  ),
);

const Counts = Type.Object(
  {
    files: Whole,
    imported: Whole,
    duplicate: Whole,
    merged: Whole,
    skipped: Whole,
    rejected: Whole,
    activities: Whole,
    entries: Whole,
  },
  { title: "ImportCounts" },
);

const jobFields = {
  importId: Type.String(),
  batchId: orNull(Type.String()),
  state: Type.Enum(["running", "done", "cancelled", "failed"]),
  filesDone: Whole,
  filesFound: Whole,
  bytesDone: Type.Number(),
  bytesFound: Type.Number(),
  elapsedS: Type.Number(),
  filesPerS: Quantity,
  timeLeftS: Quantity,
  summary: orNull(Counts),
};
export const Job = Type.Object(jobFields, { title: "ImportJob" });
export const JobWithFiles = Type.Object({ ...jobFields, files: listOf(File) }, { title: "ImportJobWithFiles" });
export const Started = Type.Object({ importId: Type.String(), events: Type.String() }, { title: "ImportStarted" });
export const Taken = shape(Type.Object({ files: Type.Array(File), summary: Counts }, { title: "FilesTaken" }));

const Batch = Type.Object(
  { batchId: Type.String(), at: Type.String(), undone: Type.Boolean(), files: listOf(File) },
  { title: "Import" },
);
export const Imports = Type.Object({ running: listOf(Job), imports: listOf(Batch), next: Next }, { title: "Imports" });
