import type { LinkDays } from "../episodes/link-days.ts";
import { circularShiftTest, type ShiftTest } from "../statistics/circular-shift.ts";
import { spreadOfColumn } from "../statistics/newton.ts";
import { quantileOfSorted } from "../statistics/quantile.ts";
import type { Exposure } from "./exposures.ts";

/** One exposure on a runner's days at risk: the days whose value is known, in order, and which of them are onsets. */
export interface OwnDays {
  readonly values: Float64Array;
  /** 0–100: the share of the days below, equal ones half. */
  readonly percentiles: Float64Array;
  /** Places of the onsets among these days. */
  readonly onsets: readonly number[];
  readonly median: number;
  readonly spread: number;
}

/**
 * A runner's days at risk with a known value.
 *
 * @returns null when there is none
 * @see docs/METHODS.md#one-runner
 */
export function ownDays(
  days: Pick<LinkDays, "onset" | "atRisk" | "length">,
  { values }: Pick<Exposure, "values">,
): OwnDays | null {
  const kept: number[] = [];
  const onsets: number[] = [];
  for (let t = 0; t < days.length; t++) {
    if (days.atRisk[t] !== 1 || Number.isNaN(values[t])) continue;
    if (days.onset[t] === 1) onsets.push(kept.length);
    kept.push(values[t] as number);
  }
  if (kept.length === 0) return null;
  const own = Float64Array.from(kept);
  const sorted = Float64Array.from(kept).sort();
  return {
    values: own,
    percentiles: own.map((value) => percentileIn(sorted, value)),
    onsets,
    median: quantileOfSorted(sorted, 0.5),
    spread: spreadOfColumn(own),
  };
}

function percentileIn(sorted: Float64Array, value: number): number {
  return (50 * (firstAtLeast(sorted, value) + firstAbove(sorted, value))) / sorted.length;
}

function firstAtLeast(sorted: Float64Array, value: number): number {
  return firstWhere(sorted, (other) => other >= value);
}

function firstAbove(sorted: Float64Array, value: number): number {
  return firstWhere(sorted, (other) => other > value);
}

function firstWhere(sorted: Float64Array, isIt: (value: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isIt(sorted[middle] as number)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/**
 * Whether the onsets stand out when the days at risk are shifted around against them: by the share exposed for a yes or no,
 * by the median percentile for a number. Days in pain are not among the days, so what pain does to running is not counted.
 *
 * @see docs/METHODS.md#chance
 */
export function standsOut(own: OwnDays, kind: "share" | "median"): ShiftTest {
  const column = kind === "share" ? own.values : own.percentiles;
  const length = column.length;
  const at = new Float64Array(own.onsets.length);
  return circularShiftTest(length, (shift) => {
    if (at.length === 0) return null;
    let sum = 0;
    for (let i = 0; i < at.length; i++) {
      const value = column[((own.onsets[i] as number) + shift) % length] as number;
      at[i] = value;
      sum += value;
    }
    return kind === "share" ? sum / at.length : quantileOfSorted(at.sort(), 0.5);
  });
}
