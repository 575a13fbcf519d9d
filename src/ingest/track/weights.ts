import type { Series } from "./samples.ts";

/** A stretch during which the watch's timer stood still: from the stop up to the next start. */
export interface TimerStop {
  readonly fromS: number;
  readonly toS: number;
}

/** A gap between records of up to this many seconds is time that was recorded. */
export const LONGEST_GAP_S = 10;

/**
 * Seconds each sample stands for: the time to the next one, or 0 when that is more than `longestGapS` away or the timer
 * stood still.
 */
export function weightsS(timeS: Series, stops: readonly TimerStop[], longestGapS = LONGEST_GAP_S): Float64Array {
  const weights = new Float64Array(timeS.length);
  weigh(timeS, stops, longestGapS, weights);
  return weights;
}

/** The sum of {@link weightsS}. */
export function recordedS(timeS: Series, stops: readonly TimerStop[], longestGapS = LONGEST_GAP_S): number {
  return weigh(timeS, stops, longestGapS, null);
}

/** The sum of the weights, which are written into `out` where there is one. */
function weigh(timeS: Series, stops: readonly TimerStop[], longestGapS: number, out: Float64Array | null): number {
  let [sumS, stop] = [0, 0];
  for (let i = 0; i + 1 < timeS.length; i++) {
    const nowS = timeS[i] as number;
    while (stop < stops.length && (stops[stop] as TimerStop).toS <= nowS) stop++;
    const gapS = (timeS[i + 1] as number) - nowS;
    const stopped = stop < stops.length && (stops[stop] as TimerStop).fromS <= nowS;
    const weightS = gapS > longestGapS || stopped ? 0 : gapS;
    if (out !== null) out[i] = weightS;
    sumS += weightS;
  }
  return sumS;
}

/** Mean of a series by time; by sample when no sample has weight; null when it holds nothing that counts. */
export function timeWeightedMean(
  series: Series,
  weights: Float64Array,
  counts: (value: number) => boolean = () => true,
): number | null {
  let [sum, time, plain, count] = [0, 0, 0, 0];
  for (let i = 0; i < series.length; i++) {
    const value = series[i] as number;
    if (Number.isNaN(value) || !counts(value)) continue;
    sum += value * (weights[i] as number);
    time += weights[i] as number;
    plain += value;
    count++;
  }
  if (time > 0) return sum / time;
  return count > 0 ? plain / count : null;
}
