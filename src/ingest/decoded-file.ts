import type { Activity } from "../domain/activity.ts";
import type { IngestProblem } from "../domain/import-outcome.ts";
import type { DayMark } from "../domain/journal.ts";
import type { NoPainDay, PainEntry } from "../domain/pain.ts";
import type { TherapySession } from "../domain/therapy.ts";
import type { WellnessDay } from "../domain/wellness.ts";

/** What decoding needs to know beside the bytes. */
export interface DecodeContext {
  /** IANA zone for files that do not say where they were recorded. */
  readonly homeZone: string;
}

/** What a file holds beside activities. */
export interface FileEntries {
  readonly pain: readonly PainEntry[];
  readonly noPain: readonly NoPainDay[];
  readonly therapy: readonly TherapySession[];
  readonly dayMarks: readonly DayMark[];
  readonly wellness: readonly WellnessDay[];
}

export const NO_ENTRIES: FileEntries = { pain: [], noPain: [], therapy: [], dayMarks: [], wellness: [] };

/** Expected trouble is a value: a bad file never stops the others. */
export type DecodedFile =
  | {
      readonly kind: "decoded";
      readonly activities: readonly Activity[];
      readonly entries: FileEntries;
      readonly warnings: readonly IngestProblem[];
    }
  | { readonly kind: "skipped"; readonly problem: IngestProblem }
  | { readonly kind: "rejected"; readonly problem: IngestProblem };
