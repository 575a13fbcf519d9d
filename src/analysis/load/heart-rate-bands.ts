import type { Histogram } from "../../domain/activity.ts";
import { minFromS } from "../../domain/units.ts";

/**
 * The heart rate that a band stands for, in beats per minute. A watch records whole beats: a band of width `w` holds `w`
 * whole values and stands for their mean.
 *
 * @see docs/METHODS.md#banister-trimp
 */
export function bandMeanBpm({ lowest, width }: Pick<Histogram, "lowest" | "width">, band: number): number {
  return lowest + band * width + (width >= 1 ? (width - 1) / 2 : width / 2);
}

/**
 * Sums a weight over the bands of a heart-rate histogram. With bands of one beat this equals the sum over samples.
 *
 * @param weigh the load of some minutes at one heart rate
 * @see docs/METHODS.md#banister-trimp
 */
export function sumOverBands(heartRate: Histogram, weigh: (minutes: number, heartRateBpm: number) => number): number {
  return heartRate.secondsS.reduce(
    (sum, secondsS, band) => (secondsS > 0 ? sum + weigh(minFromS(secondsS), bandMeanBpm(heartRate, band)) : sum),
    0,
  );
}

/**
 * Seconds that have a heart rate.
 *
 * @see docs/METHODS.md#banister-trimp
 */
export function heardS(heartRate: Histogram): number {
  return heartRate.secondsS.reduce((sum, secondsS) => sum + Math.max(0, secondsS), 0);
}
