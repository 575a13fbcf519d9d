import type { RatioColumn } from "../../domain/series.ts";

/** Fewer known values than this give no percentile. An engineering choice. */
export const MIN_PERCENTILE_VALUES = 28;

/**
 * Where a value stands among a runner's own values: the share of known values below it, equal ones counted half.
 *
 * @param series the runner's own history of the same number; NaN where there is none
 * @returns 0–100; null with fewer than 28 known values
 * @see docs/METHODS.md#personal-percentile
 */
export function percentileOf(series: Float64Array, value: number): number | null {
  let known = 0;
  let below = 0;
  for (const entry of series) {
    if (Number.isNaN(entry)) continue;
    known++;
    if (entry < value) below++;
    else if (entry === value) below += 0.5;
  }
  return known < MIN_PERCENTILE_VALUES ? null : (100 * below) / known;
}

/**
 * Where a day's ratio stands among those of the runner's days up to it.
 *
 * @returns 0–100; null when the day has none, and with fewer than 28 known values
 * @see docs/METHODS.md#personal-percentile
 */
export function percentileOn(column: RatioColumn, index: number): number | null {
  const value = column.values[index] ?? Number.NaN;
  return Number.isNaN(value) ? null : percentileOf(column.values.subarray(0, index + 1), value);
}
