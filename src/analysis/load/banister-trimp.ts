import type { Histogram } from "../../domain/activity.ts";
import type { TrimpSex } from "../../domain/athlete.ts";
import { minFromS } from "../../domain/units.ts";

/** What the formula needs to know about a person. None of it has a default. */
export interface HeartRateProfile {
  readonly hrRestBpm: number;
  readonly hrMaxBpm: number;
  readonly sex: TrimpSex;
}

/** Banister's weighting `a·e^(bx)`. The women's `a` is 0.86; several calculators keep 0.64 for women. */
const WEIGHTING: Readonly<Record<TrimpSex, { readonly a: number; readonly b: number }>> = {
  male: { a: 0.64, b: 1.92 },
  female: { a: 0.86, b: 1.67 },
};

/**
 * Banister's training impulse of minutes at one heart rate, in arbitrary units.
 *
 * @param durationMin minutes at `heartRateBpm`
 * @throws if the resting rate is not below the maximum
 * @see docs/METHODS.md#banister-trimp — Morton, Fitz-Clarke & Banister 1990, J Appl Physiol 69:1171
 * @example banisterTrimp(30, 130, { hrRestBpm: 40, hrMaxBpm: 200, sex: "male" }) // 31.802539…
 */
export function banisterTrimp(durationMin: number, heartRateBpm: number, profile: HeartRateProfile): number {
  const { hrRestBpm, hrMaxBpm, sex } = profile;
  if (!(hrMaxBpm > hrRestBpm)) throw new Error(`invalid heart rate range: ${hrRestBpm}…${hrMaxBpm} (want rest < max)`);
  const reserveFrac = Math.min(1, Math.max(0, (heartRateBpm - hrRestBpm) / (hrMaxBpm - hrRestBpm)));
  const { a, b } = WEIGHTING[sex];
  return durationMin * reserveFrac * a * Math.exp(b * reserveFrac);
}

/**
 * Banister's training impulse summed over the bands of a heart-rate histogram. With bands of one beat this equals the
 * sum over samples; the average-rate form would under-count intervals.
 *
 * @see docs/METHODS.md#banister-trimp
 */
export function banisterTrimpOfHistogram(heartRate: Histogram, profile: HeartRateProfile): number {
  // A watch records whole beats: a band of width w holds w whole values, and stands for their mean.
  const middle = heartRate.width >= 1 ? (heartRate.width - 1) / 2 : heartRate.width / 2;
  return heartRate.secondsS.reduce((sum, secondsS, band) => {
    const heartRateBpm = heartRate.lowest + band * heartRate.width + middle;
    return secondsS > 0 ? sum + banisterTrimp(minFromS(secondsS), heartRateBpm, profile) : sum;
  }, 0);
}
