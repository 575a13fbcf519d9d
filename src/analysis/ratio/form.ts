import type { DailyLoad, RatioValue } from "../../domain/load.ts";
import { loadColumn, type NullableLoads } from "./load-column.ts";
import type { RatioRules } from "./ratio-rules.ts";
import { unknownRatio } from "./ratio-value.ts";
import { suppressionAt } from "./suppression.ts";

/** Time constant of the chronic training load. */
export const CTL_TAU_DAYS = 42;
/** Time constant of the acute training load. */
export const ATL_TAU_DAYS = 7;
const RAMP_DAYS = 7;

/** How the smoothing factor follows from the time constant: `1/τ`, or `1 − e^(−1/τ)`. The product uses the first. */
export type SmoothingConvention = "one-over-tau" | "exponential";

export interface SmoothingOptions {
  readonly tauDays: number;
  readonly convention: SmoothingConvention;
  /** The smoothed load on the day before the first. */
  readonly seedLoad: number;
}

/**
 * Impulse-response smoothing of daily loads: `X_t = X_(t−1) + k·(L_t − X_(t−1))`. An unknown day holds the value.
 *
 * @returns one entry per day, in the unit of the load per day
 * @see docs/METHODS.md#form
 */
export function smoothedLoad(loads: NullableLoads, { tauDays, convention, seedLoad }: SmoothingOptions): number[] {
  const k = convention === "one-over-tau" ? 1 / tauDays : 1 - Math.exp(-1 / tauDays);
  let level = seedLoad;
  return loads.map((load) => {
    if (load !== null) level += k * (load - level);
    return level;
  });
}

/** Chronic and acute training load, their balance and the weekly change of the chronic one. */
export interface Form {
  readonly ctl: RatioValue;
  readonly atl: RatioValue;
  readonly tsb: RatioValue;
  readonly ramp: RatioValue;
}

/**
 * CTL, ATL, TSB and ramp of each day as they may be shown. Both averages start from zero on the day before the first
 * known day. TSB is the balance the day began with (yesterday's CTL − ATL); ramp is CTL now less CTL 7 days ago.
 *
 * @param days dense and ascending, one per calendar day
 * @throws if the days have a gap or are out of order
 * @see docs/METHODS.md#form
 */
export function form(days: readonly DailyLoad[], rules: RatioRules): Form[] {
  const column = loadColumn(days);
  const shared = { convention: "one-over-tau", seedLoad: 0 } as const;
  const ctl = smoothedLoad(column.loads, { ...shared, tauDays: CTL_TAU_DAYS });
  const atl = smoothedLoad(column.loads, { ...shared, tauDays: ATL_TAU_DAYS });
  return days.map((_, index) => {
    const reason = suppressionAt(column, index, rules);
    const shown = (value: number): RatioValue => (reason === null ? { kind: "known", value } : unknownRatio(reason));
    const fromCtl = (value: number) => (index + 1 < rules.ctlWarmupDays ? unknownRatio("WARMUP") : shown(value));
    const at = (series: readonly number[], back: number) => series[index - back] ?? 0;
    return {
      ctl: fromCtl(at(ctl, 0)),
      atl: shown(at(atl, 0)),
      tsb: fromCtl(trainingBalance(at(ctl, 1), at(atl, 1))),
      ramp: fromCtl(at(ctl, 0) - at(ctl, RAMP_DAYS)),
    };
  });
}

/**
 * Training stress balance: chronic less acute training load of one day. Give yesterday's for the balance a day begins with
 * (the product), today's for the one it ends with.
 *
 * @see docs/METHODS.md#form
 * @example trainingBalance(60, 75) // -15
 */
export function trainingBalance(ctl: number, atl: number): number {
  return ctl - atl;
}
