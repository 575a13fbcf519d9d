import type { LoadMethod, MissingInput, RatioName, RatioReason, RatioValue } from "../../domain/load.ts";

/** What a load method is called, and its unit. */
export const LOAD_WORDS: Readonly<Record<LoadMethod, { readonly name: string; readonly unit: string }>> = {
  distance: { name: "Distance", unit: "km" },
  duration: { name: "Time", unit: "min" },
  elapsed: { name: "Time with pauses", unit: "min" },
  sessionRpe: { name: "Effort times time (session RPE)", unit: "AU" },
  banisterTrimp: { name: "TRIMP (Banister)", unit: "AU" },
  edwardsTrimp: { name: "TRIMP by zones (Edwards)", unit: "AU" },
  luciaTrimp: { name: "TRIMP by thresholds (Lucia)", unit: "AU" },
  individualTrimp: { name: "TRIMP by own lactate", unit: "AU" },
  hrss: { name: "Heart-rate score (HRSS)", unit: "AU" },
  rTssLike: { name: "Pace score, like rTSS", unit: "AU" },
  steps: { name: "Steps", unit: "" },
  stepLoad: { name: "Steps times force", unit: "body weights" },
  powerWork: { name: "Work", unit: "kJ" },
};

/** What is missing for a load, so that a runner knows what to add. */
export const MISSING_WORDS: Readonly<Record<MissingInput, string>> = {
  NO_DISTANCE: "the distance is not known",
  NO_DURATION: "the time is not known",
  NO_ELAPSED_TIME: "the time with pauses is not known",
  NO_RPE: "nobody has said how hard it was",
  NO_HEART_RATE: "no heart rate was recorded",
  HEART_RATE_GAPS: "the heart rate has gaps of more than a tenth of the time",
  HR_MAX_UNKNOWN: "your highest heart rate is not stated",
  HR_REST_UNKNOWN: "your resting heart rate is not stated",
  SEX_FOR_TRIMP_UNKNOWN: "the sex for the formula is not stated",
  HR_RANGE_INVALID: "the stated heart rates contradict each other",
  LTHR_UNKNOWN: "your heart rate at the threshold is not stated",
  VENTILATORY_THRESHOLDS_UNKNOWN: "your ventilatory thresholds are not stated",
  LAB_FIT_UNKNOWN: "your own lactate curve is not stated",
  THRESHOLD_SPEED_UNKNOWN: "your threshold pace is not stated",
  NO_GRADED_SPEED: "speed and slope were not recorded together",
  NO_CADENCE: "no steps were recorded",
  NO_GROUND_CONTACT: "no ground contact was recorded",
  NO_POWER: "no power was recorded",
};

interface RatioWords {
  readonly name: string;
  readonly words: (value: number) => string;
}

const twoDigits = (value: number): string => minus(value.toFixed(2));
const oneDigit = (value: number): string => minus(value.toFixed(1));
const minus = (text: string): string => text.replace("-", "−");

export const RATIO_WORDS: Readonly<Record<RatioName, RatioWords>> = {
  acwrCoupled: { name: "Load ratio, 7 days to 28", words: twoDigits },
  acwrUncoupled: { name: "Load ratio, 7 days to the 21 before", words: twoDigits },
  acwrEwma: { name: "Load ratio, weighted to recent days", words: twoDigits },
  weekChangePct: { name: "This week against last week", words: (value) => `${minus(value.toFixed(0))} %` },
  monotony: { name: "Monotony", words: twoDigits },
  strain: { name: "Strain", words: oneDigit },
  ctl: { name: "Fitness (CTL)", words: oneDigit },
  atl: { name: "Fatigue (ATL)", words: oneDigit },
  tsb: { name: "Form (TSB)", words: oneDigit },
  ramp: { name: "Fitness change in a week", words: oneDigit },
  redi: { name: "Robust exponential decreasing index", words: twoDigits },
};

const REASON_WORDS: Readonly<Record<RatioReason, string>> = {
  WARMUP: "too few days yet",
  COVERAGE: "too many unknown days",
  ZERO_CHRONIC: "nothing to compare with",
  LOW_CHRONIC: "too little to compare with",
  LOW_BASE: "too little to compare with",
  NO_VARIATION: "every day was alike",
  UNMEASURED: "a run without a distance",
  UNKNOWN_DAY: "an unknown day",
  NO_HISTORY: "before the first known day",
};

/** A ratio as a runner reads it: its number, or why there is none. */
export const ratioWords = (name: RatioName, ratio: RatioValue): string =>
  ratio.kind === "known" ? RATIO_WORDS[name].words(ratio.value) : REASON_WORDS[ratio.reason];
