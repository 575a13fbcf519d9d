import type { Histogram } from "../../domain/activity.ts";
import { sumOverBands } from "./heart-rate-bands.ts";

/** Heart rates at the first and the second ventilatory threshold, as measured in a laboratory. */
export interface VentilatoryThresholds {
  readonly vt1Bpm: number;
  readonly vt2Bpm: number;
}

/**
 * Lucía's training impulse in arbitrary units: minutes below the first ventilatory threshold times 1, between the two
 * times 2, above the second times 3. A threshold itself counts with what is above it.
 *
 * @see docs/METHODS.md#lucia-trimp — Lucía et al. 2003, Med Sci Sports Exerc 35:872
 */
export function luciaTrimp(heartRate: Histogram, { vt1Bpm, vt2Bpm }: VentilatoryThresholds): number {
  return sumOverBands(heartRate, (minutes, heartRateBpm) => {
    if (heartRateBpm < vt1Bpm) return minutes;
    return minutes * (heartRateBpm < vt2Bpm ? 2 : 3);
  });
}
