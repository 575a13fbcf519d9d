import type { Histogram } from "../../domain/activity.ts";
import { banisterTrimp, banisterTrimpOfHistogram, type HeartRateProfile } from "./banister-trimp.ts";

const HOUR_MIN = 60;

/**
 * Heart-rate stress score: Banister's impulse of the session in percent of one hour at the lactate threshold. The factor
 * before the exponential cancels; the exponent does not, so the choice of constants still counts.
 *
 * @param lthrBpm heart rate at the lactate threshold, above rest
 * @see docs/METHODS.md#hrss
 */
export function hrss(heartRate: Histogram, profile: HeartRateProfile, lthrBpm: number): number {
  return (100 * banisterTrimpOfHistogram(heartRate, profile)) / banisterTrimp(HOUR_MIN, lthrBpm, profile);
}
