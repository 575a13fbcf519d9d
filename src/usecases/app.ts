import type { DayPercentiles } from "../analysis/series/day-records.ts";
import type { Activity, FlagDetails, Histogram, Lap, QualityFlag, SourceFormat, Sport } from "../domain/activity.ts";
import type { Assessment, DayRecord, WeekSummary } from "../domain/assessment.ts";
import type { BacktestReport, SquadBacktest } from "../domain/backtest.ts";
import type { Correction, CorrectionField } from "../domain/correction.ts";
import type { ExerciseDone, ExercisePlan } from "../domain/exercise.ts";
import type { ActivityId, AthleteId, BatchId, Sha256 } from "../domain/ids.ts";
import type { FileOutcome, IngestProblem } from "../domain/import-outcome.ts";
import type { UtcInstant } from "../domain/instant.ts";
import type { HistoryClaim, JournalFact } from "../domain/journal.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { PainEntry } from "../domain/pain.ts";
import type { AccountId } from "../domain/people.ts";
import type { FieldOrigin, RunField, RunTotal } from "../domain/run.ts";
import type { Therapist } from "../domain/therapist.ts";
import type { TherapySession } from "../domain/therapy.ts";
import type { BacktestQuery, OnBacktestProgress } from "./backtest.ts";
import type { BackupEvent, BackupResult } from "./backup.ts";
import type { BodyQuestions } from "./body-questions.ts";
import type { BodyReport } from "./body-report.ts";
import type { CareToday } from "./care-today.ts";
import type { AccountErasePlan } from "./erase-account.ts";
import type { ErasePlan } from "./erase-athlete.ts";
import type { ExplainQuestion, Explanation } from "./explain.ts";
import type { AthleteExport, OnExported } from "./export-athlete.ts";
import type { Worked } from "./kept-answers.ts";
import type { LinkReport } from "./link-report.ts";
import type { RunMonth } from "./list-runs.ts";
import type { Logged } from "./log-facts.ts";
import type { LoggedEntries } from "./logged-entries.ts";
import type { LookBack } from "./look-back.ts";
import type { PlanReport } from "./plan.ts";
import type { ReadingPreferences } from "./reading-preferences.ts";
import type { RunEffect } from "./run-effect.ts";
import type { RunFilter } from "./run-filter.ts";
import type { RunRecording } from "./run-samples.ts";
import type { SettingsReport } from "./settings-report.ts";
import type { SquadDesk } from "./squad-desk.ts";
import type { SquadProgress, SquadReport } from "./squad-report.ts";
import type { TherapyReport } from "./therapy.ts";

/** What the weekly page, the JSON report and the terminal report all show. None of them computes anything. */
export interface WeeklyReport {
  readonly athlete: AthleteId;
  readonly asOf: LocalDay;
  readonly assessment: Assessment;
  /** Ascending, one per ISO week from the first known day to `asOf`. */
  readonly weeks: readonly WeekSummary[];
  /** Dense, ascending, one per calendar day from the first known day to `asOf`. */
  readonly days: readonly DayRecord[];
  /** Where each ratio of `asOf` stands among the runner's own days, 0–100; null without a known day. */
  readonly percentiles: DayPercentiles | null;
  readonly pain: readonly PainEntry[];
  readonly therapy: readonly TherapySession[];
  /** What was done at home up to `asOf`, and what it is called. */
  readonly exercisesDone: readonly ExerciseDone[];
  readonly exercisePlans: readonly ExercisePlan[];
  readonly claims: readonly HistoryClaim[];
  /** Days of the last 28 nobody has told us about, ascending. */
  readonly unknownDays: readonly LocalDay[];
  readonly knownDaysOf28: number;
  /** The longest run today that would be no spike, in metres; null when there is nothing to compare with. */
  readonly longestNoSpikeM: number | null;
  /** The day of the run that limit comes from, and its length; null when there is none. */
  readonly longestPrior: { readonly day: LocalDay; readonly distanceM: number } | null;
  /** How the runner reads, for what is written to them; without it English with kilometres. */
  readonly preferences?: ReadingPreferences;
}

/**
 * Progress of one import. `found` counts the offered files and their bytes on disk; `readB` is how many of these bytes are
 * read. `file` carries the outcome that the journal and the store hold, when it can no longer be lost. `done` comes last,
 * after a cancelled import as well.
 */
export type ImportEvent =
  | { readonly kind: "found"; readonly files: number; readonly sizeB: number }
  | { readonly kind: "progress"; readonly readB: number }
  | { readonly kind: "file"; readonly outcome: FileOutcome; readonly sizeB: number }
  | { readonly kind: "done"; readonly batchId: BatchId; readonly counts: ImportCounts; readonly cancelled: boolean };

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
  /** Its absolute path where it lies on disk: what is too large for memory is then read piece by piece. */
  readonly file?: string;
}

/** Something that was offered and cannot be read at all: a missing path, a folder without files. */
export interface RefusedSource {
  readonly path: string;
  readonly refusal: IngestProblem;
}

/** A folder that says of itself that it is an export, unpacked: it is taken in as a whole. */
export interface FolderSource {
  readonly path: string;
  /** Of all its files. */
  readonly sizeB: number;
  /** Its absolute path. */
  readonly folder: string;
}

/** Whatever may be offered. */
export type ImportSource = OfferedSource | RefusedSource | FolderSource;

export interface RecentImport {
  readonly batchId: BatchId;
  readonly at: UtcInstant;
  /** How far the runner's clock was ahead of UTC then, for the day and the time of day. */
  readonly utcOffsetMin: number;
  readonly outcomes: readonly FileOutcome[];
  /** It was taken back as a whole, and can be brought back. */
  readonly undone: boolean;
}

/** Which runs to list: newest first, a page at a time. */
export interface RunQuery extends RunFilter {
  readonly limit: number;
  /** The last run of the page before: the list goes on behind it. */
  readonly before?: ActivityId;
}

/** One session of any sport in a list: all its sources as one, corrections applied. */
export interface RunRow {
  /** Of the source that counts: the richest. */
  readonly id: ActivityId;
  readonly day: LocalDay;
  readonly startedAt: UtcInstant | null;
  readonly utcOffsetMin: number | null;
  readonly sport: Sport;
  readonly title: string | null;
  readonly distanceM: number | null;
  readonly durationS: number | null;
  readonly avgHeartRateBpm: number | null;
  /** The runner's own rating where there is one, else the one in a file. */
  readonly rpe0To10: number | null;
  readonly flags: readonly QualityFlag[];
  /** Of its sources, the richest first. */
  readonly formats: readonly SourceFormat[];
  readonly corrected: readonly CorrectionField[];
  readonly isDeleted: boolean;
}

/** One source of a run: a file, or a row of one, with what it says itself. */
export interface RunSource extends Readonly<Record<RunTotal, number | null>> {
  readonly id: ActivityId;
  readonly sha256: Sha256;
  readonly format: SourceFormat;
  /** As it was offered, and by which import; the first that was not undone. */
  readonly path: string;
  readonly batchId: BatchId;
  readonly importedAt: UtcInstant;
  readonly device: string | null;
  readonly flags: readonly QualityFlag[];
  readonly samples: number;
  readonly sport: Sport;
  readonly startedAt: UtcInstant | null;
  readonly utcOffsetMin: number | null;
  readonly localDay: LocalDay;
  readonly rpe0To10: number | null;
  /** The richest source: it gives the run its id and all it states. */
  readonly counts: boolean;
  /** A plain sentence: why it is this run, and why it does or does not count. */
  readonly why: string;
}

/** One session with everything that is known about it. */
export interface RunDetail extends RunRow, Readonly<Record<RunTotal, number | null>> {
  readonly avgHeartRateBpm: number | null;
  readonly distanceM: number | null;
  readonly durationS: number | null;
  readonly sportLabel: Activity["sportLabel"];
  readonly note: string | null;
  readonly device: string | null;
  /** Sentences for those of the flags that have more to say. */
  readonly flagDetails?: FlagDetails;
  readonly laps: readonly Lap[];
  readonly histograms: readonly Histogram[];
  /** Where each field that has a value comes from. */
  readonly origins: Readonly<Partial<Record<RunField, FieldOrigin>>>;
  readonly corrections: readonly Correction[];
  /** The richest first. */
  readonly sources: readonly RunSource[];
  /** Runs that a person said are not this one, though their sources look alike. */
  readonly splitFrom: readonly RunRow[];
  /** The sessions before and after it; null at the ends of the history. */
  readonly older: RunRow | null;
  readonly newer: RunRow | null;
}

/** Everything a person can do, as the pages, the API and the command line call it. */
export interface App extends SquadDesk {
  /** The runner's calendar day now, in their home zone. */
  today(athlete: AthleteId): Promise<LocalDay>;
  /** The language and the units that the runner reads in. Quick. */
  preferences(athlete: AthleteId): Promise<ReadingPreferences>;
  weeklyReport(athlete: AthleteId, asOf: LocalDay): Promise<WeeklyReport>;
  /** How a rule or a ratio came to what it says on a day. @throws NotFoundError when there is none of that name */
  explain(athlete: AthleteId, question: ExplainQuestion): Promise<Explanation>;
  /** The fortnight ahead: planned runs and what the rules would say, limits, and the return to running. */
  planReport(athlete: AthleteId, asOf: LocalDay): Promise<PlanReport>;
  /** What was done about pain, what soreness did, exercises, and the page for a therapist. */
  therapyReport(athlete: AthleteId, asOf: LocalDay): Promise<TherapyReport>;
  /** Where it hurt and when, with the runs and the therapy beside it. */
  bodyReport(athlete: AthleteId, asOf: LocalDay): Promise<BodyReport>;
  /** What the runner is to be asked: the weekly questions, and signs that an answer called for. Quick. */
  bodyQuestions(athlete: AthleteId, asOf: LocalDay): Promise<BodyQuestions>;
  /** What the runner has said about themself, and what the recordings suggest. */
  settingsReport(athlete: AthleteId, asOf: LocalDay): Promise<SettingsReport>;
  /** Exercises to tick off on a day, and the night before it: the few rows that a log shows. */
  careToday(athlete: AthleteId, day: LocalDay): Promise<CareToday>;
  /** Replays the rules over the whole history: what each flag said, and what came after. Seconds for ten years. */
  backtest(athlete: AthleteId, query: BacktestQuery, onProgress?: OnBacktestProgress): Promise<BacktestReport>;
  /** Does load go before pain for this runner, and what soreness does after massage. */
  linkReport(athlete: AthleteId, asOf: LocalDay): Promise<LinkReport>;
  /** The same question over every athlete of the database, by day and by run. Minutes for hundreds of athletes. */
  squadReport(asOf: LocalDay, onProgress: (progress: SquadProgress) => void): Promise<SquadReport>;
  /** What goes before pain over these athletes alone, for a page: what is not worked out yet is begun and not waited for. */
  squadLink(athletes: readonly AthleteId[], asOf: LocalDay): Promise<Worked<SquadReport>>;
  /** How our flags did over these athletes, who share runs and pain, for a page: what is not worked out yet is begun and not waited for. */
  squadBacktest(athletes: readonly AthleteId[], asOf: LocalDay): Promise<Worked<SquadBacktest>>;
  /** The link and the backtest for a page: what is not worked out yet is begun and not waited for. */
  lookBack(athlete: AthleteId, asOf: LocalDay): Promise<LookBack>;
  /** @param signal stops the import after the file at hand; what was reported is in, and nothing is half written */
  importFiles(
    athlete: AthleteId,
    sources: AsyncIterable<ImportSource>,
    onEvent: (event: ImportEvent) => void,
    signal?: AbortSignal,
  ): Promise<ImportCounts>;
  /**
   * Writes facts to the journal, synced, then to the store. Resolves when they cannot be lost.
   * @throws NotFoundError when a correction names no activity
   * @param key names this call for good: said again under the same key, nothing is written (`writeKey`)
   * @throws ReusedKeyError when something else was written under the name in the key
   * @param by the account that says it of somebody else's data, by a grant; absent for one's own
   * @throws RangeError when a value is one that nobody can mean
   */
  log(athlete: AthleteId, facts: readonly JournalFact[], key?: string, by?: AccountId): Promise<Logged>;
  /** Everything that a runner said and did not take back. */
  entries(athlete: AthleteId): Promise<LoggedEntries>;
  /** Whom the runner books with; null when they named nobody. */
  therapist(athlete: AthleteId): Promise<Therapist | null>;
  /** Sessions of every sport, newest first. @throws NotFoundError when `before` is no run */
  runs(athlete: AthleteId, query: RunQuery): Promise<readonly RunRow[]>;
  /** The run that has this activity among its sources; null when there is none. A deleted run is there, marked. */
  run(athlete: AthleteId, id: ActivityId): Promise<RunDetail | null>;
  /** What the sessions of each month come to, newest first. */
  runMonths(athlete: AthleteId, filter: RunFilter): Promise<readonly RunMonth[]>;
  /** What the original of a run holds second by second; null when there is no such run. */
  runRecording(athlete: AthleteId, id: ActivityId): Promise<RunRecording | null>;
  /** What a run did to the numbers; null when there is no such run. */
  runEffect(athlete: AthleteId, id: ActivityId): Promise<RunEffect | null>;
  /** Takes an import back as a whole. Its files stay in the originals. @throws NotFoundError */
  undoImport(athlete: AthleteId, batchId: BatchId, key?: string): Promise<void>;
  /** Brings an import back that was undone. @throws NotFoundError */
  redoImport(athlete: AthleteId, batchId: BatchId, key?: string): Promise<void>;
  /** Says that two sources are two sessions; they are never joined again. @throws NotFoundError */
  splitSources(athlete: AthleteId, first: ActivityId, second: ActivityId): Promise<void>;
  /** Takes a split back: the sources are joined where they match. @throws NotFoundError */
  rejoinSources(
    athlete: AthleteId,
    first: ActivityId,
    second: ActivityId,
    said?: { readonly key?: string | undefined; readonly by?: AccountId | undefined },
  ): Promise<void>;
  /** Newest first, from the newest or behind one of them. @throws NotFoundError when `before` is no import */
  recentImports(athlete: AthleteId, limit: number, before?: BatchId): Promise<readonly RecentImport[]>;
  /** Puts together everything that is held of an athlete, as it is at one moment. Whoever asks releases it. @throws FolderError */
  exportAthlete(athlete: AthleteId, onEvent?: OnExported): Promise<AthleteExport>;
  /** What erasing an athlete would remove. Removes nothing. */
  erasePlan(athlete: AthleteId): Promise<ErasePlan>;
  /** Erases an athlete for good. @throws FolderError when the folder takes no more; the next start goes on */
  eraseAthlete(athlete: AthleteId): Promise<ErasePlan>;
  /** What erasing an account would remove. Removes nothing. @throws NotFoundError, PersonError for the last owner of others */
  accountErasePlan(login: string): Promise<AccountErasePlan>;
  /** Erases an account for good. @throws NotFoundError, PersonError; FolderError when the folder takes no more */
  eraseAccount(login: string): Promise<AccountErasePlan>;
  /** Puts everything away in a folder, as it is at one moment. @throws BackupPlaceError, FolderError */
  backup(folder: string, onEvent: (event: BackupEvent) => void): Promise<BackupResult>;
  /** Span of the known runs, for the history question; null while there are none. */
  historySpan(athlete: AthleteId): Promise<{ readonly from: LocalDay; readonly to: LocalDay } | null>;
  /** Raised by every change; pages are cached under it. */
  dataVersion(): Promise<number>;
}
