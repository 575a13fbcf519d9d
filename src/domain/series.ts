import type { DayRecord } from "./assessment.ts";
import type { DayState, LoadMethod, MissingInput, RatioName } from "./load.ts";
import type { LocalDay } from "./local-day.ts";

/** What a day adds up to before any load method is asked. */
export interface SeriesDay extends Omit<DayRecord, "loads" | "ratios"> {
  /** Recordings of other sports. */
  readonly others: number;
}

/** One ratio of each day: its number, or the reason beside a NaN. */
export interface RatioColumn {
  readonly values: Float64Array;
  /** 0 for a number, else one more than the place of the reason in `RATIO_REASONS`. */
  readonly reasons: Uint8Array;
}

/** Every ratio of each day. */
export type RatioColumns = Readonly<Record<RatioName, RatioColumn>>;

/** Where every running average stood at the end of a day: all that the next day needs beside the loads of its windows. */
export interface SeriesCarry {
  /** NaN before the first known load. */
  readonly ewma7: number;
  readonly ewma28: number;
  readonly ctl: number;
  readonly atl: number;
  readonly rediWeighted: number;
  readonly rediWeights: number;
  /** NaN before the first known load. */
  readonly redi: number;
}

export interface DayCarry {
  readonly day: LocalDay;
  readonly carry: SeriesCarry;
}

/** The loads of one method and every ratio of them, one entry a day. */
export interface MethodSeries {
  /** NaN where there is no number. */
  readonly loads: Float64Array;
  /** Why an observed day has none; null on every other day. */
  readonly why: readonly (MissingInput | null)[];
  readonly ratios: RatioColumns;
}

/** Everything the numbers say about a row of days: dense and ascending. Only the methods that were asked for are there. */
export interface DailySeries {
  readonly days: readonly SeriesDay[];
  readonly methods: Readonly<Partial<Record<LoadMethod, MethodSeries>>>;
}

/** Of each so many days, counted from 1970, the running averages are kept: a recomputation begins at one of them. */
export const CARRY_EVERY_DAYS = 28;

/** What is kept of a written day's state, one letter a day. */
export interface WrittenState {
  readonly state: DayState;
  /** What was recorded on the day; null when the runner's word alone, or nothing, says what it was. */
  readonly sport: "run" | "other" | null;
}

/** A day with a run, one with another sport alone, one that was said to be rest, and an unknown one. */
export const WRITTEN_STATES: Readonly<Record<string, WrittenState>> = {
  r: { state: "observed", sport: "run" },
  o: { state: "rest", sport: "other" },
  s: { state: "rest", sport: null },
  u: { state: "unknown", sport: null },
};
