/** Resting and highest heart rate, as the runner states them. */
export interface HeartRateRange {
  readonly hrRestBpm: number;
  readonly hrMaxBpm: number;
}

/**
 * Share of the heart-rate reserve, kept within 0 and 1.
 *
 * @throws if the resting rate is not below the maximum
 * @see docs/METHODS.md#banister-trimp
 * @example heartRateReserveFrac(120, { hrRestBpm: 40, hrMaxBpm: 200 }) // 0.5
 */
export function heartRateReserveFrac(heartRateBpm: number, { hrRestBpm, hrMaxBpm }: HeartRateRange): number {
  if (!(hrMaxBpm > hrRestBpm)) throw new Error(`invalid heart rate range: ${hrRestBpm}…${hrMaxBpm} (want rest < max)`);
  return Math.min(1, Math.max(0, (heartRateBpm - hrRestBpm) / (hrMaxBpm - hrRestBpm)));
}
