import type { DayState, LoadMethod, RatioName, RatioValue, SessionLoad, Spike } from "./load.ts";
import type { LocalDay } from "./local-day.ts";
import type { Region } from "./pain.ts";
import type { Said, SaidValue } from "./said.ts";
import type { Unit } from "./units.ts";

/** Red flags, most pressing first. Each stands until the runner says that a clinician has seen it. */
export const RED_FLAG_CODES = [
  "RF_CARDIAC",
  "RF_PE",
  "RF_RHABDO",
  "RF_NEURO",
  "RF_DVT",
  "RF_COMPARTMENT",
  "RF_TRAUMA",
  "RF_SYSTEMIC",
  "RF_BSI",
  "RF_PERSIST",
  "RF_MENSTRUAL_REDS",
] as const;
export type RedFlagCode = (typeof RED_FLAG_CODES)[number];

export type RuleCode =
  | RedFlagCode
  | "OSTRC_SUBST"
  | "PAIN_HIGH"
  | "PAIN_KNEE"
  | "PAIN_GAIT"
  | "PAIN_MORNING"
  | "PAIN_TREND"
  | "PAIN_PERSIST"
  | "PAIN_NEW"
  | "SPIKE_S"
  | "SPIKE_M"
  | "SPIKE_L"
  | "RETURN_BREAK"
  | "PAIN_X_SPIKE"
  | "WOW_30"
  | "ACWR_COUPLED"
  | "ACWR_UNCOUPLED"
  | "ACWR_EWMA"
  | "MONO"
  | "STRAIN"
  | "TSB"
  | "RAMP"
  | "HARD_SHARE"
  | "DECOUPLING"
  | "CADENCE"
  | "ASYM";

export type FindingLevel = "clinician" | "red" | "amber" | "note";

/** What is known about a rule, whatever it says today. */
export interface FindingBase {
  readonly rule: RuleCode;
  /** The region and side a pain finding is about, in words (`left knee`); null for others. */
  readonly about: string | null;
  readonly unit: Unit;
  readonly evidence: string;
  readonly grade: string;
  readonly source: string;
  readonly absoluteRisk: string | null;
  /** Known days / days of the window the rule looked at, 0–1; null where coverage has no meaning. */
  readonly coverage: number | null;
  readonly from: LocalDay | null;
  readonly to: LocalDay | null;
  /** The sentence a runner reads, in English. */
  readonly text: string;
  /** What a page puts into the reader's language; without it the English texts stand. */
  readonly said?: FindingSaid;
}

/** The texts of a finding before they are put into a language. */
export interface FindingSaid {
  readonly text: Said | string;
  readonly about?: SaidValue;
  readonly missing?: Said | string;
  readonly wouldChangeIf?: Said | string;
}

export type Finding =
  | (FindingBase & { readonly kind: "clear"; readonly value: number | null; readonly threshold: number | null })
  | (FindingBase & {
      readonly kind: "flagged";
      readonly level: FindingLevel;
      readonly value: number | null;
      readonly threshold: number | null;
      /** Last day on which it counts if nothing is logged; null while its condition holds. */
      readonly standsUntil: LocalDay | null;
      readonly wouldChangeIf: string;
    })
  | (FindingBase & { readonly kind: "cannot-say"; readonly missing: string; readonly wouldChangeIf: string })
  | (FindingBase & { readonly kind: "info"; readonly value: number | null; readonly threshold: number | null });

export type Headline = "see-clinician" | "rest" | "ease" | "book-massage" | "carry-on" | "cannot-say";
export type AssessmentLevel = "clinician" | "red" | "amber" | "green" | "grey";

export type MassageReason = "MASSAGE_TIGHT" | "MASSAGE_BLOCK" | "MASSAGE_RHYTHM";
/** `ask` until the safety questions were answered within 14 days: unasked is not clear. */
export type MassageGate = "clear" | "ask" | "closed";

export interface MassageCard {
  readonly reasons: readonly MassageReason[];
  readonly gate: MassageGate;
  readonly daysSinceLast: number | null;
  readonly rhythmDays: number | null;
  readonly text: string;
  /** The text before it is put into a language. */
  readonly said?: Said;
}

export interface Assessment {
  readonly asOf: LocalDay;
  readonly headline: Headline;
  readonly level: AssessmentLevel;
  /** Some rule could not say. Stands beside any level. */
  readonly grey: boolean;
  readonly findings: readonly Finding[];
  readonly massage: MassageCard | null;
  /** The verdict as one or two short sentences about this runner. */
  readonly sentence: string;
  /** What would change it, in one sentence. */
  readonly wouldChangeIf: string;
  readonly ruleSet: string;
  /** Both sentences before they are put into a language. */
  readonly said?: { readonly sentence: Said | string; readonly wouldChangeIf: Said | string };
}

export interface WeekSummary {
  readonly weekStart: LocalDay;
  readonly distanceM: number | null;
  readonly durationS: number | null;
  readonly longestRunM: number | null;
  readonly runs: number;
  readonly maxNrs: number | null;
  readonly regions: readonly Region[];
  readonly therapy: number;
  /** Known days / days of the week up to `asOf`, 0–1. */
  readonly coverage: number;
}

export interface DayRecord {
  readonly day: LocalDay;
  readonly state: DayState;
  /** Recordings of runs. */
  readonly runs: number;
  readonly distanceM: number | null;
  readonly durationS: number | null;
  readonly loads: Readonly<Record<LoadMethod, SessionLoad | null>>;
  readonly ratios: Readonly<Record<LoadMethod, Readonly<Record<RatioName, RatioValue>>>>;
  readonly spike: Spike;
}
