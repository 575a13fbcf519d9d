import type { Assessment, DayRecord, WeekSummary } from "../domain/assessment.ts";
import type { AthleteId, BatchId } from "../domain/ids.ts";
import type { FileOutcome, IngestProblem } from "../domain/import-outcome.ts";
import type { UtcInstant } from "../domain/instant.ts";
import type { HistoryClaim, JournalFact } from "../domain/journal.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { PainEntry } from "../domain/pain.ts";
import type { TherapySession } from "../domain/therapy.ts";

/** What the weekly page, the JSON report and the terminal report all show. None of them computes anything. */
export interface WeeklyReport {
  readonly athlete: AthleteId;
  readonly asOf: LocalDay;
  readonly assessment: Assessment;
  /** Ascending, one per ISO week from the first known day to `asOf`. */
  readonly weeks: readonly WeekSummary[];
  /** Dense, ascending, one per calendar day from the first known day to `asOf`. */
  readonly days: readonly DayRecord[];
  readonly pain: readonly PainEntry[];
  readonly therapy: readonly TherapySession[];
  readonly claims: readonly HistoryClaim[];
  /** Days of the last 28 nobody has told us about, ascending. */
  readonly unknownDays: readonly LocalDay[];
  readonly knownDaysOf28: number;
  /** The longest run today that would be no spike, in metres; null when there is nothing to compare with. */
  readonly longestNoSpikeM: number | null;
  /** The day of the run that limit comes from, and its length; null when there is none. */
  readonly longestPrior: { readonly day: LocalDay; readonly distanceM: number } | null;
}

/** Progress of one import. `done` carries the same outcome the journal and the store hold. */
export type ImportEvent =
  | { readonly kind: "found"; readonly files: number; readonly sizeB: number }
  | { readonly kind: "file"; readonly outcome: FileOutcome; readonly sizeB: number }
  | { readonly kind: "done"; readonly batchId: BatchId; readonly counts: ImportCounts };

export interface ImportCounts {
  readonly files: number;
  readonly imported: number;
  readonly duplicate: number;
  readonly merged: number;
  readonly skipped: number;
  readonly rejected: number;
  readonly activities: number;
  readonly entries: number;
}

/** A file to import: its name as given, its size, and a way to its bytes. */
export interface OfferedSource {
  readonly path: string;
  readonly sizeB: number;
  readonly read: () => Promise<Uint8Array>;
}

/** Something that was offered and cannot be read at all: a missing path, a folder without files. */
export interface RefusedSource {
  readonly path: string;
  readonly refusal: IngestProblem;
}

export interface RecentImport {
  readonly batchId: BatchId;
  readonly at: UtcInstant;
  readonly outcomes: readonly FileOutcome[];
}

/** Everything a person can do, as the pages, the API and the command line call it. */
export interface App {
  /** The runner's calendar day now, in their home zone. */
  today(athlete: AthleteId): Promise<LocalDay>;
  weeklyReport(athlete: AthleteId, asOf: LocalDay): Promise<WeeklyReport>;
  importFiles(
    athlete: AthleteId,
    sources: AsyncIterable<OfferedSource | RefusedSource>,
    onEvent: (event: ImportEvent) => void,
  ): Promise<ImportCounts>;
  /** Writes a fact to the journal, synced, then to the store. Resolves when it cannot be lost. */
  log(athlete: AthleteId, facts: readonly JournalFact[]): Promise<void>;
  recentImports(athlete: AthleteId, limit: number): Promise<readonly RecentImport[]>;
  /** Span of the known runs, for the history question; null while there are none. */
  historySpan(athlete: AthleteId): Promise<{ readonly from: LocalDay; readonly to: LocalDay } | null>;
  /** Raised by every change; pages are cached under it. */
  dataVersion(): Promise<number>;
}
