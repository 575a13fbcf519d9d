import type { DayRecord } from "../../domain/assessment.ts";
import type { DayState, LoadMethod, RatioName, RatioValue, SessionLoad } from "../../domain/load.ts";
import { type DayRange, isWithin, type LocalDay, windowEnding } from "../../domain/local-day.ts";
import type { Said } from "../../domain/said.ts";
import { said } from "../../messages/said.ts";
import { SOURCES } from "./sources.ts";

/** Everything behind one ratio of one load method on a day. */
export interface RatioExplanation {
  readonly asOf: LocalDay;
  readonly ratio: RatioName;
  readonly method: LoadMethod;
  readonly formula: Said;
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
  readonly anchor: string;
  readonly source: string;
  readonly windowDays: number;
}

const GABBETT = `Gabbett 2016 (expert convention, not confirmed against the source); against it: ${SOURCES.ratioCritics}`;
const FORM =
  "Banister 1975; Coggan's performance management chart (expert convention, not confirmed against the source)";

/** Where it is written how each ratio is made, and the days that weigh most in it. */
const RATIO_WORDS: Readonly<Record<RatioName, RatioWords>> = {
  acwrCoupled: {
    anchor: "load-ratio",
    source: GABBETT,
    windowDays: 28,
  },
  acwrUncoupled: {
    anchor: "load-ratio",
    source: `Windt & Gabbett 2019 (expert convention, not confirmed against the source); against it: ${SOURCES.ratioCritics}`,
    windowDays: 28,
  },
  acwrEwma: {
    anchor: "ewma-ratio",
    source: SOURCES.ewma,
    windowDays: 56,
  },
  weekChangePct: {
    anchor: "week-change",
    source: SOURCES.weekChange,
    windowDays: 14,
  },
  monotony: {
    anchor: "monotony-and-strain",
    source: SOURCES.monotony,
    windowDays: 7,
  },
  strain: {
    anchor: "monotony-and-strain",
    source: SOURCES.monotony,
    windowDays: 7,
  },
  ctl: {
    anchor: "form",
    source: FORM,
    windowDays: 42,
  },
  atl: {
    anchor: "form",
    source: FORM,
    windowDays: 28,
  },
  tsb: {
    anchor: "form",
    source: FORM,
    windowDays: 42,
  },
  ramp: {
    anchor: "form",
    source: FORM,
    windowDays: 42,
  },
  redi: {
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
  const { anchor, source, windowDays } = RATIO_WORDS[ratio];
  const window = windowEnding(asOf, windowDays);
  const today = days.find(({ day }) => day === asOf);
  return {
    asOf,
    ratio,
    method,
    formula: said(`ratio.${ratio}.formula`),
    methods: `docs/METHODS.md#${anchor}`,
    source,
    value: today?.ratios[method][ratio] ?? { kind: "unknown", reason: "NO_HISTORY" },
    window,
    rows: days
      .filter(({ day }) => isWithin(day, window))
      .map(({ day, state, loads }) => ({ day, state, load: loads[method] })),
  };
}
