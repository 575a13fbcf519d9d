import { normalQuantile } from "./distributions.ts";

export interface PowerQuestion {
  /** Hazard ratio to be seen; not 1. */
  readonly hazardRatio: number;
  /** Share of the time at risk with the exposure, above 0 and below 1. */
  readonly prevalenceFrac: number;
  /** Chance of seeing it; default 0.8. */
  readonly power?: number;
  /** Two-sided; default 0.05. */
  readonly alpha?: number;
}

/**
 * Events that are needed to see a hazard ratio, rounded to the nearest whole number.
 *
 * @throws on a ratio of 1 or a prevalence outside 0 … 1
 * @see docs/METHODS.md#power — Schoenfeld 1983, Biometrics 39:499
 * @example eventsNeeded({ hazardRatio: 1.64, prevalenceFrac: 0.05 }) // 675
 */
export function eventsNeeded({ hazardRatio, prevalenceFrac, power = 0.8, alpha = 0.05 }: PowerQuestion): number {
  const logRatio = Math.log(hazardRatio);
  const spread = prevalenceFrac * (1 - prevalenceFrac);
  if (!(spread > 0) || logRatio === 0 || !Number.isFinite(logRatio)) {
    throw new Error(`invalid question: ratio ${hazardRatio}, prevalence ${prevalenceFrac} (want not 1, and 0 … 1)`);
  }
  const z = normalQuantile(1 - alpha / 2) + normalQuantile(power);
  return Math.round((z * z) / (spread * logRatio * logRatio));
}
