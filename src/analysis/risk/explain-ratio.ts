import type { DayRecord } from "../../domain/assessment.ts";
import type { DayState, LoadMethod, RatioName, RatioValue, SessionLoad } from "../../domain/load.ts";
import { type DayRange, isWithin, type LocalDay, windowEnding } from "../../domain/local-day.ts";
import { SOURCES } from "./sources.ts";

/** Everything behind one ratio of one load method on a day. */
export interface RatioExplanation {
  readonly asOf: LocalDay;
  readonly ratio: RatioName;
  readonly method: LoadMethod;
  readonly formula: string;
  /** Its section, such as `docs/METHODS.md#load-ratio`. */
  readonly methods: string;
  readonly source: string;
  /** Its value on the day, or why there is none. */
  readonly value: RatioValue;
  /** The days that weigh most in it. */
  readonly window: DayRange;
  /** Their loads, ascending by day; null on a day nobody has told about. */
  readonly rows: readonly { readonly day: LocalDay; readonly state: DayState; readonly load: SessionLoad | null }[];
}

interface RatioWords {
  readonly formula: string;
  readonly anchor: string;
  readonly source: string;
  readonly windowDays: number;
}

const GABBETT = `Gabbett 2016 (expert convention, not confirmed against the source); against it: ${SOURCES.ratioCritics}`;
const FORM =
  "Banister 1975; Coggan's performance management chart (expert convention, not confirmed against the source)";

/** How each ratio is made, where that is written, and the days that weigh most in it. */
const RATIO_WORDS: Readonly<Record<RatioName, RatioWords>> = {
  acwrCoupled: {
    formula: "Mean daily load of 7 days over the mean of the 28 days that end with them.",
    anchor: "load-ratio",
    source: GABBETT,
    windowDays: 28,
  },
  acwrUncoupled: {
    formula: "Mean daily load of 7 days over the mean of the 21 days before them.",
    anchor: "load-ratio",
    source: `Windt & Gabbett 2019 (expert convention, not confirmed against the source); against it: ${SOURCES.ratioCritics}`,
    windowDays: 28,
  },
  acwrEwma: {
    formula: "Load averaged with weights 2/8 and 2/29 for the newest day: the fast average over the slow one.",
    anchor: "ewma-ratio",
    source: SOURCES.ewma,
    windowDays: 56,
  },
  weekChangePct: {
    formula: "Load of 7 days over the load of the 7 days before them, less 1, in percent.",
    anchor: "week-change",
    source: SOURCES.weekChange,
    windowDays: 14,
  },
  monotony: {
    formula: "Mean of 7 daily loads over their sample standard deviation, rest days as zeros.",
    anchor: "monotony-and-strain",
    source: SOURCES.monotony,
    windowDays: 7,
  },
  strain: {
    formula: "Sum of 7 daily loads times their monotony.",
    anchor: "monotony-and-strain",
    source: SOURCES.monotony,
    windowDays: 7,
  },
  ctl: {
    formula: "Load smoothed over 42 days: each day moves it by 1/42 of the difference.",
    anchor: "form",
    source: FORM,
    windowDays: 42,
  },
  atl: {
    formula: "Load smoothed over 7 days: each day moves it by 1/7 of the difference.",
    anchor: "form",
    source: FORM,
    windowDays: 28,
  },
  tsb: {
    formula: "Load smoothed over 42 days less load smoothed over 7, both of the day before.",
    anchor: "form",
    source: FORM,
    windowDays: 42,
  },
  ramp: {
    formula: "Load smoothed over 42 days, less what it was 7 days before.",
    anchor: "form",
    source: FORM,
    windowDays: 42,
  },
  redi: {
    formula: "Mean of the known daily loads, each weighted by exp(−0.1 · days ago).",
    anchor: "redi",
    source: "Moussa et al. 2019, BMJ Open Sport Exerc Med 5:e000573",
    windowDays: 28,
  },
};

/**
 * How a ratio came about: its formula, its value or why there is none, and the daily loads it weighs.
 *
 * @param days dense and ascending day records; later days are left out
 * @see docs/METHODS.md#explaining-a-finding
 */
export function explainRatio(
  ratio: RatioName,
  method: LoadMethod,
  days: readonly DayRecord[],
  asOf: LocalDay,
): RatioExplanation {
  const { formula, anchor, source, windowDays } = RATIO_WORDS[ratio];
  const window = windowEnding(asOf, windowDays);
  const today = days.find(({ day }) => day === asOf);
  return {
    asOf,
    ratio,
    method,
    formula,
    methods: `docs/METHODS.md#${anchor}`,
    source,
    value: today?.ratios[method][ratio] ?? { kind: "unknown", reason: "NO_HISTORY" },
    window,
    rows: days
      .filter(({ day }) => isWithin(day, window))
      .map(({ day, state, loads }) => ({ day, state, load: loads[method] })),
  };
}
