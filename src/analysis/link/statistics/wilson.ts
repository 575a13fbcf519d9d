import { normalQuantile } from "./distributions.ts";
import { cannotTell, type Estimated, type Interval } from "./estimated.ts";

/** A share with its interval. */
export type Proportion = Estimated<
  Interval & { readonly estimate: number; readonly hits: number; readonly of: number }
>;

/**
 * A share and its Wilson score interval.
 *
 * @param hits 0 … of
 * @returns `cannot-tell` when nothing was counted
 * @see docs/METHODS.md#intervals-for-shares-and-rates — Wilson 1927, J Am Stat Assoc 22:209
 */
export function wilsonInterval(hits: number, of: number, level = 0.95): Proportion {
  if (!isCount(hits, of)) return cannotTell("nothing was counted");
  const z = normalQuantile(0.5 + level / 2);
  const share = hits / of;
  const widened = 1 + (z * z) / of;
  const centre = (share + (z * z) / (2 * of)) / widened;
  const half = (z / widened) * Math.sqrt((share * (1 - share)) / of + (z * z) / (4 * of * of));
  const lower = hits === 0 ? 0 : Math.max(0, centre - half);
  const upper = hits === of ? 1 : Math.min(1, centre + half);
  return { kind: "estimated", estimate: share, lower, upper, hits, of };
}

/**
 * Whether `hits` of `of` is something to estimate a share from.
 *
 * @see docs/METHODS.md#intervals-for-shares-and-rates
 */
export function isCount(hits: number, of: number): boolean {
  return of > 0 && hits >= 0 && hits <= of && Number.isFinite(of);
}
