import type { RatioValue } from "../../domain/load.ts";

/** Fewer known values than this give no percentile. An engineering choice. */
export const MIN_PERCENTILE_VALUES = 28;

/**
 * Where a value stands among a runner's own values: the share of known values below it, equal ones counted half.
 *
 * @param series the runner's own history of the same number; entries without a number are left out
 * @returns 0–100; null with fewer than 28 known values
 * @see docs/METHODS.md#personal-percentile
 */
export function percentileOf(series: readonly RatioValue[], value: number): number | null {
  let known = 0;
  let below = 0;
  for (const entry of series) {
    if (entry.kind === "unknown") continue;
    known++;
    if (entry.value < value) below++;
    else if (entry.value === value) below += 0.5;
  }
  return known < MIN_PERCENTILE_VALUES ? null : (100 * below) / known;
}
