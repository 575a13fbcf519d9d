import type { Histogram } from "../../domain/activity.ts";
import type { TrimpSex } from "../../domain/athlete.ts";
import { sumOverBands } from "./heart-rate-bands.ts";
import { type HeartRateRange, heartRateReserveFrac } from "./heart-rate-reserve.ts";

/** What the formula needs to know about a person. None of it has a default. */
export interface HeartRateProfile extends HeartRateRange {
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
  const { a, b } = WEIGHTING[profile.sex];
  const reserveFrac = heartRateReserveFrac(heartRateBpm, profile);
  return durationMin * reserveFrac * a * Math.exp(b * reserveFrac);
}

/**
 * Banister's training impulse summed over the bands of a heart-rate histogram. With bands of one beat this equals the
 * sum over samples; the average-rate form would under-count intervals.
 *
 * @see docs/METHODS.md#banister-trimp
 */
export function banisterTrimpOfHistogram(heartRate: Histogram, profile: HeartRateProfile): number {
  return sumOverBands(heartRate, (minutes, heartRateBpm) => banisterTrimp(minutes, heartRateBpm, profile));
}
