import type { AssessmentLevel, FindingLevel, FindingSaid, Headline, RuleCode } from "./assessment.ts";
import type { SettingName } from "./athlete.ts";
import type { Correction, CorrectionField } from "./correction.ts";
import type { ExerciseDone, ExercisePlan } from "./exercise.ts";
import type { ActivityId, AthleteId, BatchId, EntryId, Sha256 } from "./ids.ts";
import type { IngestProblem } from "./import-outcome.ts";
import type { UtcInstant } from "./instant.ts";
import type { LocalDay } from "./local-day.ts";
import type { OstrcWeek } from "./ostrc.ts";
import type { Moment, NoPainDay, PainEntry, Region, Side } from "./pain.ts";
import type { AccountId } from "./people.ts";
import type { PeopleFact } from "./people-facts.ts";
import type { PlannedRun, ReturnPlan } from "./plan.ts";
import type { RedFlagCheck } from "./red-flag-check.ts";
import type { Therapist } from "./therapist.ts";
import type { SafetyCheck, TherapyKind, TherapySession } from "./therapy.ts";
import type { Unit } from "./units.ts";
import type { WellnessDay } from "./wellness.ts";

/** A person's word that the files hold every run they made, from one day to another, or until further notice. */
export interface HistoryClaim {
  readonly from: LocalDay;
  readonly to: LocalDay | null;
}

/** A person's word about one day. */
export interface DayMark {
  readonly day: LocalDay;
  readonly state: "rest";
}

/** Session RPE for one run, or for the day's only run when no activity is named. */
export interface SessionRpe {
  readonly day: LocalDay;
  readonly activityId: ActivityId | null;
  readonly rpe0To10: number;
}

/** A file as it was offered; the bytes are in the originals under their hash, or were not worth keeping (null). */
export interface OfferedFile {
  readonly name: string;
  readonly sha256: Sha256 | null;
  readonly sizeB: number;
}

/** How much a runner ran up to a day, over the days that are known. Null without a known day with a distance. */
export interface RunningFigures {
  readonly knownDaysOf28: number;
  readonly distance7dM: number | null;
  readonly distance30dM: number | null;
  readonly longestRun30dM: number | null;
}

/** An assessment as it was issued: what was said, on which numbers, by which rule set. It stays on record. */
export interface IssuedAssessment {
  readonly asOf: LocalDay;
  readonly headline: Headline;
  readonly level: AssessmentLevel;
  readonly grey: boolean;
  readonly sentence: string;
  readonly ruleSet: string;
  readonly findings: readonly {
    readonly rule: RuleCode;
    readonly about: string | null;
    readonly kind: "flagged" | "cannot-say";
    readonly level: FindingLevel | null;
    readonly value: number | null;
    readonly threshold: number | null;
    /** Of the value and the threshold; not there in what was issued before it was kept. */
    readonly unit?: Unit;
    /** What a flag said, for a reader of any language; not there in what was issued before it was kept. */
    readonly said?: Pick<FindingSaid, "text" | "about">;
  }[];
  /** Not there in what was issued before it was kept. */
  readonly figures?: RunningFigures;
}

/** What a person can do, as one line of the journal. Replayed in order, the journal and the originals rebuild everything. */
export type JournalFact =
  | { readonly kind: "pain"; readonly entry: PainEntry }
  /** A slip: what was said of this place at this moment counts for nothing. */
  | {
      readonly kind: "pain-removed";
      readonly day: LocalDay;
      readonly region: Region;
      readonly side: Side | null;
      readonly moment: Moment;
      readonly activityId: ActivityId | null;
    }
  | { readonly kind: "no-pain"; readonly entry: NoPainDay }
  | { readonly kind: "no-pain-removed"; readonly day: LocalDay }
  | { readonly kind: "rpe"; readonly entry: SessionRpe }
  | { readonly kind: "therapy"; readonly entry: TherapySession }
  | { readonly kind: "therapy-removed"; readonly day: LocalDay; readonly therapyKind: TherapyKind }
  /** Sleep, soreness and the like as the runner says them; what is null was not said. */
  | { readonly kind: "wellness"; readonly entry: WellnessDay }
  | { readonly kind: "ostrc"; readonly entry: OstrcWeek }
  | { readonly kind: "red-flag-check"; readonly entry: RedFlagCheck }
  | { readonly kind: "run-planned"; readonly entry: PlannedRun }
  | { readonly kind: "run-unplanned"; readonly day: LocalDay; readonly slot: number }
  /** Null leaves the return-to-run levels. */
  | { readonly kind: "return-plan"; readonly entry: ReturnPlan | null }
  | { readonly kind: "exercise-plan"; readonly entry: ExercisePlan }
  | { readonly kind: "exercise-plan-removed"; readonly key: string }
  | { readonly kind: "exercise-done"; readonly entry: ExerciseDone }
  | { readonly kind: "exercise-undone"; readonly entry: ExerciseDone }
  | { readonly kind: "therapist"; readonly entry: Therapist | null }
  | { readonly kind: "safety-check"; readonly entry: SafetyCheck }
  | { readonly kind: "day-mark"; readonly entry: DayMark }
  | { readonly kind: "day-mark-removed"; readonly day: LocalDay }
  | { readonly kind: "history-claim"; readonly entry: HistoryClaim }
  | { readonly kind: "history-claim-revoked" }
  | { readonly kind: "red-flag-seen"; readonly rule: RuleCode; readonly day: LocalDay }
  | { readonly kind: "assessment-issued"; readonly issued: IssuedAssessment }
  | {
      readonly kind: "setting";
      readonly name: SettingName;
      readonly from: LocalDay;
      readonly value: string | number | null;
    }
  | {
      readonly kind: "import";
      readonly batchId: BatchId;
      readonly file: OfferedFile;
      /** Set when the file was refused before it was read (missing, empty, a web page); replay repeats it. */
      readonly refusal: { readonly outcome: "skipped" | "rejected"; readonly problem: IngestProblem } | null;
      /** The zone assumed for files that do not say where they were recorded. */
      readonly homeZone: string;
    }
  | { readonly kind: "import-undone"; readonly batchId: BatchId }
  | { readonly kind: "import-redone"; readonly batchId: BatchId }
  | { readonly kind: "correction"; readonly activityId: ActivityId; readonly correction: Correction }
  | { readonly kind: "correction-removed"; readonly activityId: ActivityId; readonly field: CorrectionField }
  /** These two are two sessions: they are never joined again. */
  | { readonly kind: "sources-split"; readonly first: ActivityId; readonly second: ActivityId }
  | { readonly kind: "sources-split-removed"; readonly first: ActivityId; readonly second: ActivityId }
  | PeopleFact;

export interface JournalEntry {
  readonly id: EntryId;
  readonly at: UtcInstant;
  /** Whose data it is about; what is decided about accounts is filed under `PEOPLE`. */
  readonly athlete: AthleteId;
  /** The account that said it; absent where nobody signed in, as on the command line. */
  readonly by?: AccountId;
  readonly fact: JournalFact;
}
