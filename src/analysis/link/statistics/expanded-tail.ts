import { normalCdf, studentQuantile } from "./distributions.ts";

/**
 * Which share to leave out at each end of bootstrap percentiles for an interval of 95 %. Percentiles of few blocks or athletes
 * are too narrow; these are as wide as Student's t would be with as many.
 *
 * @param clusters 2 or more
 * @returns below 0.025, and close to it with many
 * @see docs/METHODS.md#bootstrap — Hesterberg 2015, Am Stat 69:371
 */
export function expandedTail(clusters: number): number {
  return normalCdf(Math.sqrt(clusters / (clusters - 1)) * studentQuantile(0.025, clusters - 1));
}
