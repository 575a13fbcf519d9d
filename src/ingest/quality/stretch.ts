import type { Series } from "../track/samples.ts";

/** Samples from `from` up to, not including, `to`. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

/** A search forward or back looks at no more samples than this: a minute at ten a second. Files may hold a thousand a second. */
export const MOST_SEARCHED = 600;

/** The series with those samples missing; the very same one when there are none. */
export function without(series: Series, stretches: readonly Stretch[]): Series {
  if (stretches.length === 0) return series;
  const kept = series.slice();
  for (const { from, to } of stretches) kept.fill(Number.NaN, from, to);
  return kept;
}

/** Seconds that the samples of some stretches stand for, where they held a value. */
export function secondsIn(stretches: readonly Stretch[], series: Series, weights: Float64Array): number {
  let seconds = 0;
  for (const { from, to } of stretches)
    for (let i = from; i < to; i++) if (!Number.isNaN(series[i] as number)) seconds += weights[i] as number;
  return seconds;
}
