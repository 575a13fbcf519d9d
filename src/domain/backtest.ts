import type { RuleCode } from "./assessment.ts";
import type { AthleteId } from "./ids.ts";
import type { DayRange, LocalDay } from "./local-day.ts";
import type { Said } from "./said.ts";

/** A number between two ends, and how the ends were made. */
export interface BacktestInterval {
  readonly lower: number;
  readonly upper: number;
  readonly method: "wilson" | "block-bootstrap" | "athlete-bootstrap";
}

/** A number with its interval. Null where there is nothing to divide by; the interval is null where it would say nothing. */
export interface BacktestNumber {
  readonly value: number | null;
  readonly interval: BacktestInterval | null;
}

/** How often one flag came before what it is meant to come before. Counts of days are days on which the flag could speak. */
export interface AlertCounts {
  readonly days: number;
  readonly alertDays: number;
  /** Alert days with an event in the horizon after them. */
  readonly hitDays: number;
  /** Alerts at most 3 days apart are one episode. */
  readonly episodes: number;
  /** Episodes with an event in the horizon after one of their alert days. */
  readonly hitEpisodes: number;
  readonly events: number;
  /** Events at most 3 days apart are one spell: a sore week is one story, not seven. */
  readonly spells: number;
  /** Events with an alert in the horizon before them. */
  readonly caught: number;
  /** Days from the first alert of the horizon to its event, ascending by event. */
  readonly leadsDays: readonly number[];
  /** What as many alert days at random would have caught, as a share of the events. */
  readonly randomRecall: number | null;
  /** Share of all days with an event in the horizon after them: the precision of random alerts. */
  readonly randomPrecision: number | null;
}

/** The counts of one flag on one runner's history, and what they come to. */
export interface AlertScore extends AlertCounts {
  readonly medianLeadDays: number | null;
  readonly precisionByDay: number | null;
  readonly falseDaysPerMonth: number | null;
  /** Hit episodes / episodes. */
  readonly precision: BacktestNumber;
  /** Caught events / events. No interval where events come in spells: neighbours are not separate events. */
  readonly recall: BacktestNumber;
  /** Episodes without an event, per 30.4375 days. */
  readonly falsePerMonth: BacktestNumber;
  /** Alert days / days. */
  readonly burden: BacktestNumber;
}

/** A forecast made each day from earlier days alone, against always saying the base rate. */
export interface ForecastSkill {
  readonly days: number;
  readonly brier: number;
  readonly baseBrier: number;
  /** 1 − brier / baseBrier: above 0 is better than the base rate. */
  readonly skill: BacktestNumber;
}

export type BacktestFlag =
  | { readonly kind: "rule"; readonly code: RuleCode }
  /** Several rules as one. */
  | { readonly kind: "group"; readonly code: "SPIKE_ANY" | "AMBER_OR_LOUDER" | "RED_OR_LOUDER" }
  /** Not our rule: what a simpler one would have done. */
  | { readonly kind: "comparator"; readonly code: "PAIN_YESTERDAY" | "WEEK_CHANGE_10" | "ACWR_1_5" };

export type BacktestVerdict =
  | { readonly kind: "too-few"; readonly text: string; readonly said: Said }
  | {
      readonly kind: "no-better" | "better";
      readonly pValue: number;
      readonly adjustedP: number;
      /** English. */
      readonly text: string;
      readonly said: Said;
    };

export interface FlagBacktest {
  readonly flag: BacktestFlag;
  /** What it stands for, in a few English words; pages say `rule.….meaning` or `flag.….meaning`. */
  readonly meaning: string;
  /** The one flag named beforehand as the question; the others are adjusted for being many. */
  readonly isPrimary: boolean;
  readonly score: AlertScore;
  readonly forecast: ForecastSkill | null;
  readonly verdict: BacktestVerdict;
}

/** One way of asking: which days count, and what an alert should come before. */
export interface BacktestView {
  /** `new-onset`: days without pain, and the start of a new episode. `all-days`: every day, and any sore day: this one flatters. */
  readonly kind: "new-onset" | "all-days";
  /** Days that count, before a flag's own silences are taken off. */
  readonly days: number;
  readonly events: readonly LocalDay[];
  readonly flags: readonly FlagBacktest[];
  /** Verdicts that rest on a test. */
  readonly tests: number;
}

export const BACKTEST_HORIZONS_DAYS = [3, 7, 14] as const;
export type BacktestHorizonDays = (typeof BACKTEST_HORIZONS_DAYS)[number];

/** How our flags did on one runner's own history, with the rules as they are now. */
export interface BacktestReport {
  readonly athlete: AthleteId;
  readonly asOf: LocalDay;
  readonly ruleSet: string;
  readonly horizonDays: BacktestHorizonDays;
  /** Null without any history. */
  readonly span: DayRange | null;
  readonly calendarDays: number;
  readonly answeredDays: number;
  /** Days on which the pain log was kept, then and at the end of the horizon. */
  readonly followedDays: number;
  readonly views: readonly BacktestView[];
  readonly sentence: string;
  /** The sentence, to be told in the language of who reads it. */
  readonly said: Said;
}

/** How one flag did over several athletes: sums over sums, with intervals by drawing whole athletes again. */
export interface CohortScore extends Omit<AlertCounts, "spells" | "leadsDays" | "randomPrecision"> {
  /** Athletes for whom the flag could speak. */
  readonly athletes: number;
  /** Hit episodes / episodes. */
  readonly precision: BacktestNumber;
  /** Caught events / events. */
  readonly recall: BacktestNumber;
  /** Episodes without an event, per 30.4375 days of one athlete. */
  readonly falsePerMonth: BacktestNumber;
  /** Alert days / days. */
  readonly burden: BacktestNumber;
  /** Median of the days from the first alert of the horizon to its event. */
  readonly leadDays: BacktestNumber;
}

/** One flag over a squad. */
export interface SquadFlag {
  readonly flag: BacktestFlag;
  /** As in {@link FlagBacktest}. */
  readonly meaning: string;
  readonly isPrimary: boolean;
  /** Null where it warned fewer than 3 athletes, or fewer than 3 had anything to be warned of: their numbers would be one athlete's. */
  readonly score: CohortScore | null;
  /** Hit days that the same alerts would have had, each athlete's moved around their own calendar; null without a test. */
  readonly chanceHitDays: number | null;
  readonly verdict: BacktestVerdict;
}

/** How our flags did over several athletes, before new onsets of pain, with the rules as they are now. It names nobody. */
export interface SquadBacktest {
  readonly asOf: LocalDay;
  readonly ruleSet: string;
  readonly horizonDays: BacktestHorizonDays;
  /** Athletes who were looked at, and those of them with days that count. */
  readonly athletes: number;
  readonly members: number;
  /** Null with too few athletes or events to tell anything; the sentence says which. */
  readonly found: SquadFlags | null;
  readonly sentence: string;
  /** The sentence, to be told in the language of who reads it. */
  readonly said: Said;
}

export interface SquadFlags {
  /** Days that count, over all athletes, before a flag's own silences are taken off. */
  readonly days: number;
  /** The same days by 30.4375. */
  readonly athleteMonths: number;
  readonly events: number;
  readonly flags: readonly SquadFlag[];
  /** Verdicts that rest on a test. */
  readonly tests: number;
}
