import type { RatioReason } from "../../domain/load.ts";
import { KNOWN, type LoadColumn, numbersOf, UNKNOWN } from "./load-column.ts";
import type { Shown } from "./ratio-value.ts";
import { historyDays } from "./suppression.ts";

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
  const value = monotonyOf(numbersOf(loads), sd);
  return Number.isNaN(value) ? null : value;
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
  return value === null ? null : sumOf(numbersOf(loads)) * value;
}

/** Monotony and strain of the 7 days that end with a day. */
export interface MonotonyAndStrain {
  readonly monotony: Shown;
  readonly strain: Shown;
}

const WARMUP = bothAre("WARMUP");
const UNKNOWN_DAY = bothAre("UNKNOWN_DAY");
const NOT_MEASURED = bothAre("UNMEASURED");
const NO_VARIATION = bothAre("NO_VARIATION");

/**
 * Monotony and strain of a day as they may be shown: every one of the 7 days known, and some variation.
 *
 * @param index position of the day in the column
 * @see docs/METHODS.md#monotony-and-strain
 */
export function monotonyAndStrainAt(column: LoadColumn, index: number): MonotonyAndStrain {
  if (historyDays(column, index) < WEEK_DAYS) return WARMUP;
  const from = index - WEEK_DAYS + 1;
  let isMeasured = true;
  for (let i = from; i <= index; i++) {
    if (column.knowledge[i] === UNKNOWN) return UNKNOWN_DAY;
    isMeasured &&= column.knowledge[i] === KNOWN;
  }
  if (!isMeasured) return NOT_MEASURED;
  const week = column.loads.subarray(from, index + 1);
  const value = monotonyOf(week, "sample");
  if (Number.isNaN(value)) return NO_VARIATION;
  const load = sumOf(week) * value;
  return { monotony: value, strain: Number.isFinite(load) ? load : "NO_VARIATION" };
}

function bothAre(reason: RatioReason): MonotonyAndStrain {
  return { monotony: reason, strain: reason };
}

/** NaN when the loads do not vary or are fewer than two. */
function monotonyOf(loads: Float64Array, sd: SdConvention): number {
  if (loads.length < 2) return Number.NaN;
  const average = sumOf(loads) / loads.length;
  let squares = 0;
  for (const load of loads) squares += (load - average) ** 2;
  const spread = Math.sqrt(squares / (sd === "sample" ? loads.length - 1 : loads.length));
  const value = average / spread;
  return spread > VARIATION_TOLERANCE_FRAC * average && Number.isFinite(value) ? value : Number.NaN;
}

function sumOf(loads: Float64Array): number {
  let sum = 0;
  for (const load of loads) sum += load;
  return sum;
}
