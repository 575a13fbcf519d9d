import { betaQuantile } from "./distributions.ts";
import { cannotTell } from "./estimated.ts";
import { isCount, type Proportion } from "./wilson.ts";

/**
 * A share and its exact binomial interval.
 *
 * @param hits 0 … of
 * @returns `cannot-tell` when nothing was counted
 * @see docs/METHODS.md#intervals-for-shares-and-rates — Clopper and Pearson 1934, Biometrika 26:404
 */
export function clopperPearson(hits: number, of: number, level = 0.95): Proportion {
  if (!isCount(hits, of)) return cannotTell("nothing was counted");
  const tail = (1 - level) / 2;
  const lower = hits === 0 ? 0 : betaQuantile(tail, hits, of - hits + 1);
  const upper = hits === of ? 1 : betaQuantile(1 - tail, hits + 1, of - hits);
  return { kind: "estimated", estimate: hits / of, lower, upper, hits, of };
}
