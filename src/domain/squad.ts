import type { AssessmentLevel, Headline, RuleCode } from "./assessment.ts";
import type { AthleteId } from "./ids.ts";
import type { IssuedAssessment } from "./journal.ts";
import type { LocalDay } from "./local-day.ts";

/** Without a word for so many days, an athlete counts as silent. */
export const SILENT_AFTER_DAYS = 7;

/** Why a row stands where it does, most pressing first. It is an order, not a score. */
export const ATTENTION_GROUPS = [
  "clinician",
  "red",
  "pain-rising",
  "graver",
  "amber",
  "pain-unjudged",
  "silent",
  "rest",
] as const;
export type AttentionGroup = (typeof ATTENTION_GROUPS)[number];

/** What a verdict said: enough to compare it with another. */
export interface StoodVerdict {
  readonly level: AssessmentLevel;
  readonly headline: Headline;
}

/** What the order of a squad looks at, for one athlete: only what its reader may see. */
export interface SquadStanding {
  readonly athlete: AthleteId;
  readonly name: string;
  /** Null while nothing was issued. */
  readonly now: StoodVerdict | null;
  /** What stood a week before; null when nothing did. */
  readonly weekAgo: StoodVerdict | null;
  /** Worst pain of each of the last days, four weeks of them or more, oldest first; null for a day without an answer. Null when it is not shared. */
  readonly painNrs: readonly (number | null)[] | null;
  /** Null when nothing was ever told. */
  readonly silentDays: number | null;
}

/** Findings of a verdict as they were issued. */
export type IssuedFinding = IssuedAssessment["findings"][number];

/** Day of the next planned race, and how far it is. */
export interface PlannedRace {
  readonly day: LocalDay;
  readonly distanceM: number;
}

/** Whether a rule looks at pain or signs; the others look at runs alone. A rule that looks at both is about pain. */
export const isOfPain = (rule: RuleCode): boolean => /^(?:RF_|PAIN_|OSTRC_)/.test(rule);
