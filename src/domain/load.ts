import type { LocalDay } from "./local-day.ts";

export const LOAD_METHODS = [
  "distance",
  "duration",
  "elapsed",
  "sessionRpe",
  "banisterTrimp",
  "edwardsTrimp",
  "luciaTrimp",
  "individualTrimp",
  "hrss",
  "rTssLike",
  "steps",
  "stepLoad",
  "powerWork",
] as const;
/**
 * distance in km, duration and elapsed in minutes, steps in steps, stepLoad in steps times body weights, powerWork in kJ,
 * the others in arbitrary units (docs/METHODS.md).
 */
export type LoadMethod = (typeof LOAD_METHODS)[number];

/** One value for each load method. */
export function ofEachMethod<T>(make: (method: LoadMethod) => T): Readonly<Record<LoadMethod, T>> {
  return Object.fromEntries(LOAD_METHODS.map((method) => [method, make(method)])) as Record<LoadMethod, T>;
}

export type MissingInput =
  | "NO_DISTANCE"
  | "NO_DURATION"
  | "NO_ELAPSED_TIME"
  | "NO_RPE"
  | "NO_HEART_RATE"
  | "HEART_RATE_GAPS"
  | "HR_MAX_UNKNOWN"
  | "HR_REST_UNKNOWN"
  | "SEX_FOR_TRIMP_UNKNOWN"
  | "HR_RANGE_INVALID"
  | "LTHR_UNKNOWN"
  | "VENTILATORY_THRESHOLDS_UNKNOWN"
  | "LAB_FIT_UNKNOWN"
  | "THRESHOLD_SPEED_UNKNOWN"
  | "NO_GRADED_SPEED"
  | "NO_CADENCE"
  | "NO_GROUND_CONTACT"
  | "NO_POWER";

/** The load of one session, or the input that would be needed to know it. */
export type SessionLoad =
  | { readonly kind: "measured"; readonly load: number }
  | { readonly kind: "unmeasured"; readonly why: MissingInput };

/** `rest` is a confirmed zero; `unknown` is a day nobody has told us about. They never mix. */
export type DayState = "observed" | "rest" | "unknown";

/** One calendar day of one athlete for one load method. An observed day with an unmeasured run has no number. */
export type DailyLoad =
  | { readonly day: LocalDay; readonly state: "observed"; readonly load: SessionLoad }
  | { readonly day: LocalDay; readonly state: "rest" }
  | { readonly day: LocalDay; readonly state: "unknown" };

/** Why there is no number. A reason that is added goes to the end. */
export const RATIO_REASONS = [
  "WARMUP",
  "COVERAGE",
  "ZERO_CHRONIC",
  "LOW_CHRONIC",
  "LOW_BASE",
  "NO_VARIATION",
  "UNMEASURED",
  "UNKNOWN_DAY",
  "NO_HISTORY",
] as const;
export type RatioReason = (typeof RATIO_REASONS)[number];

/** A number, or the reason there is none. Never NaN, never infinite. */
export type RatioValue =
  | { readonly kind: "known"; readonly value: number }
  | { readonly kind: "unknown"; readonly reason: RatioReason };

export const RATIO_NAMES = [
  "acwrCoupled",
  "acwrUncoupled",
  "acwrEwma",
  "weekChangePct",
  "monotony",
  "strain",
  "ctl",
  "atl",
  "tsb",
  "ramp",
  "redi",
] as const;
export type RatioName = (typeof RATIO_NAMES)[number];

export type DayRatios = Readonly<Record<RatioName, RatioValue>>;

export type SpikeCategory = "reference" | "small" | "moderate" | "large" | "return-from-break" | "none";

/** The day's longest session against the longest of the 30 days before it. */
export interface Spike {
  readonly day: LocalDay;
  /** session / longest prior; null on a day without a run and when there is nothing to compare with. */
  readonly value: number | null;
  readonly category: SpikeCategory;
  /** Fewer than 30 days of known history stand behind it. */
  readonly provisional: boolean;
  readonly longestPrior30dM: number | null;
  readonly sessionM: number | null;
}
