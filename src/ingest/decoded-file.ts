import type { Activity } from "../domain/activity.ts";
import type { IngestProblem } from "../domain/import-outcome.ts";
import type { DayMark } from "../domain/journal.ts";
import type { NoPainDay, PainEntry } from "../domain/pain.ts";
import type { RunSamples } from "../domain/run-samples.ts";
import type { TherapySession } from "../domain/therapy.ts";
import type { WellnessDay } from "../domain/wellness.ts";

/** What decoding needs to know beside the bytes. */
export interface DecodeContext {
  /** IANA zone for files that do not say where they were recorded. */
  readonly homeZone: string;
  /** Told the samples of each recording as it is read. They are copied out of the file only when somebody asks here. */
  readonly onSamples?: (indexInFile: number, samples: RunSamples) => void;
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

/** The samples of one recording of a file, or why there are none. */
export type ReadSamples =
  | { readonly kind: "samples"; readonly samples: RunSamples }
  | { readonly kind: "none" }
  | { readonly kind: "unreadable"; readonly problem: IngestProblem };

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
