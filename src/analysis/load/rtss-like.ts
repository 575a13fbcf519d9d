const HOUR_S = 3600;

/**
 * A running stress score after the manner of TrainingPeaks: hours times the square of intensity, in percent of one hour
 * at threshold. The published score uses a smoothing that is not published; ours is named in the methods.
 *
 * @param durationS timer seconds
 * @param gapSpeed4MPerS fourth-power mean of the grade-adjusted speed
 * @see docs/METHODS.md#rtss-like
 * @example rTssLike(3000, 3.5, 4) // 63.802083…
 */
export function rTssLike(durationS: number, gapSpeed4MPerS: number, thresholdSpeedMPerS: number): number {
  return (durationS / HOUR_S) * (gapSpeed4MPerS / thresholdSpeedMPerS) ** 2 * 100;
}
