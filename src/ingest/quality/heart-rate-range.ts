import type { Series } from "../track/samples.ts";
import type { Stretch } from "./stretch.ts";

export const LOWEST_HEART_RATE_BPM = 25;
export const HIGHEST_HEART_RATE_BPM = 240;

/**
 * Stretches of heart rates that no one has: zeros, and values outside 25–240 bpm.
 *
 * @see docs/METHODS.md#heart-rate-dropouts
 */
export function impossibleHeartRates(heartRate: Series): Stretch[] {
  const found: Stretch[] = [];
  let from = -1;
  for (let i = 0; i <= heartRate.length; i++) {
    const rate = heartRate[i] ?? Number.NaN;
    const isImpossible = rate < LOWEST_HEART_RATE_BPM || rate > HIGHEST_HEART_RATE_BPM;
    if (isImpossible && from < 0) from = i;
    if (!isImpossible && from >= 0) {
      found.push({ from, to: i });
      from = -1;
    }
  }
  return found;
}
