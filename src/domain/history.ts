import type { Histogram, Sport } from "./activity.ts";
import type { RuleCode } from "./assessment.ts";
import type { EffectiveSetting } from "./athlete.ts";
import type { ExerciseDone, ExercisePlan } from "./exercise.ts";
import type { ActivityId } from "./ids.ts";
import type { UtcInstant } from "./instant.ts";
import type { DayMark, HistoryClaim } from "./journal.ts";
import type { LocalDay } from "./local-day.ts";
import type { OstrcWeek } from "./ostrc.ts";
import type { NoPainDay, PainEntry } from "./pain.ts";
import type { PlannedRun, ReturnPlan } from "./plan.ts";
import type { RedFlagCheck } from "./red-flag-check.ts";
import type { RunSummary } from "./run-summary.ts";
import type { SafetyCheck, TherapySession } from "./therapy.ts";

/** One session as analysis sees it: no samples, one row per activity that counts. */
export interface SessionSummary {
  readonly id: ActivityId;
  readonly sport: Sport;
  readonly localDay: LocalDay;
  readonly startedAt: UtcInstant | null;
  readonly durationS: number | null;
  readonly elapsedS: number | null;
  readonly distanceM: number | null;
  /** The runner's own rating where one was logged, else the one in the file. */
  readonly rpe0To10: number | null;
  readonly avgHeartRateBpm: number | null;
  readonly heartRate: Histogram | null;
  readonly treadmill: boolean;
  /** Steps per minute, both feet. */
  readonly avgCadenceSpm: number | null;
  readonly avgPowerW: number | null;
  readonly avgGroundContactS: number | null;
  /** Share of ground contact on the left foot, 0–1. */
  readonly groundContactBalanceLeftFrac: number | null;
  /** Null for a source without samples. */
  readonly summary: RunSummary | null;
}

/** Everything known about one runner that analysis needs. Lists are ascending by day. */
export interface RunnerHistory {
  readonly sessions: readonly SessionSummary[];
  readonly dayMarks: readonly DayMark[];
  readonly claims: readonly HistoryClaim[];
  /** The last day on which files were offered: an open history claim speaks up to here and no further. */
  readonly feedThrough: LocalDay | null;
  readonly settings: readonly EffectiveSetting[];
  readonly pain: readonly PainEntry[];
  readonly noPain: readonly NoPainDay[];
  readonly therapy: readonly TherapySession[];
  readonly safetyChecks: readonly SafetyCheck[];
  readonly seenFlags: readonly { readonly rule: RuleCode; readonly day: LocalDay }[];
  readonly planned: readonly PlannedRun[];
  readonly ostrc: readonly OstrcWeek[];
  readonly redFlagChecks: readonly RedFlagCheck[];
  readonly exercisePlans: readonly ExercisePlan[];
  readonly exercisesDone: readonly ExerciseDone[];
  /** Return-to-run levels are walked from here; null when the runner is not on them. */
  readonly returnPlan: ReturnPlan | null;
}

/** A runner of whom nothing is known yet. */
export const EMPTY_HISTORY: RunnerHistory = {
  sessions: [],
  dayMarks: [],
  claims: [],
  feedThrough: null,
  settings: [],
  pain: [],
  noPain: [],
  therapy: [],
  safetyChecks: [],
  seenFlags: [],
  planned: [],
  ostrc: [],
  redFlagChecks: [],
  exercisePlans: [],
  exercisesDone: [],
  returnPlan: null,
};
