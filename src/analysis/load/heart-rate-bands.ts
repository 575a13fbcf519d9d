import type { Histogram } from "../../domain/activity.ts";
import { minFromS } from "../../domain/units.ts";

/**
 * Sums a weight over the bands of a heart-rate histogram. With bands of one beat this equals the sum over samples. A watch
 * records whole beats: a wider band of width `w` holds `w` whole values and stands for their mean.
 *
 * @param weigh the load of some minutes at one heart rate
 * @see docs/METHODS.md#conventions
 */
export function sumOverBands(heartRate: Histogram, weigh: (minutes: number, heartRateBpm: number) => number): number {
  const middle = heartRate.width >= 1 ? (heartRate.width - 1) / 2 : heartRate.width / 2;
  return heartRate.secondsS.reduce((sum, secondsS, band) => {
    const heartRateBpm = heartRate.lowest + band * heartRate.width + middle;
    return secondsS > 0 ? sum + weigh(minFromS(secondsS), heartRateBpm) : sum;
  }, 0);
}

/**
 * Seconds that have a heart rate.
 *
 * @see docs/METHODS.md#conventions
 */
export function heardS(heartRate: Histogram): number {
  return heartRate.secondsS.reduce((sum, secondsS) => sum + Math.max(0, secondsS), 0);
}
