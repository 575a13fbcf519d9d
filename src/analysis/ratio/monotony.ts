import { mean, sampleStandardDeviation, standardDeviation, sum } from "simple-statistics";
import type { DailyLoad, RatioReason, RatioValue } from "../../domain/load.ts";
import { type LoadColumn, loadColumn } from "./load-column.ts";
import { unknownRatio } from "./ratio-value.ts";

const WEEK_DAYS = 7;
/** Loads that differ by less than this share of their mean are the same load. */
const VARIATION_TOLERANCE_FRAC = 1e-9;

/** Foster's abstract does not say which standard deviation. The product uses the sample one (n − 1). */
export type SdConvention = "sample" | "population";

/**
 * Foster's monotony: mean of daily loads over their standard deviation, rest days as zeros.
 *
 * @param loads at least two days, each known
 * @returns null when the loads do not vary
 * @see docs/METHODS.md#monotony-and-strain — Foster 1998, Med Sci Sports Exerc 30:1164
 * @example monotony([300, 0, 450, 200, 0, 600, 400]) // 1.226965…
 */
export function monotony(loads: readonly number[], sd: SdConvention = "sample"): number | null {
  if (loads.length < 2) return null;
  const average = mean([...loads]);
  const spread = sd === "sample" ? sampleStandardDeviation([...loads]) : standardDeviation([...loads]);
  const value = average / spread;
  return spread > VARIATION_TOLERANCE_FRAC * average && Number.isFinite(value) ? value : null;
}

/**
 * Foster's strain: the load of the days times their monotony, in the unit of the load.
 *
 * @returns null when the loads do not vary
 * @see docs/METHODS.md#monotony-and-strain
 * @example strain([300, 0, 450, 200, 0, 600, 400]) // 2392.58225…
 */
export function strain(loads: readonly number[], sd: SdConvention = "sample"): number | null {
  const value = monotony(loads, sd);
  return value === null ? null : sum([...loads]) * value;
}

/** Monotony and strain of the 7 days that end with a day. */
export interface MonotonyAndStrain {
  readonly monotony: RatioValue;
  readonly strain: RatioValue;
}

/**
 * Monotony and strain of each day as they may be shown: every one of the 7 days known, and some variation.
 *
 * @param days dense and ascending, one per calendar day
 * @throws if the days have a gap or are out of order
 * @see docs/METHODS.md#monotony-and-strain
 */
export function monotonyAndStrain(days: readonly DailyLoad[]): MonotonyAndStrain[] {
  const column = loadColumn(days);
  return days.map((_, index) => {
    const reason = gapIn(column, index);
    if (reason !== null) return { monotony: unknownRatio(reason), strain: unknownRatio(reason) };
    const week = column.loads.slice(index - WEEK_DAYS + 1, index + 1).filter((load) => load !== null);
    const value = monotony(week);
    return { monotony: orNoVariation(value), strain: orNoVariation(value === null ? null : sum(week) * value) };
  });
}

function gapIn(column: LoadColumn, index: number): RatioReason | null {
  if (index + 1 < WEEK_DAYS) return "WARMUP";
  const week = column.knowledge.slice(index - WEEK_DAYS + 1, index + 1);
  if (week.includes("unknown")) return "UNKNOWN_DAY";
  return week.includes("unmeasured") ? "UNMEASURED" : null;
}

function orNoVariation(value: number | null): RatioValue {
  return value === null || !Number.isFinite(value) ? unknownRatio("NO_VARIATION") : { kind: "known", value };
}
