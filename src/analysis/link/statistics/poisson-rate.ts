import { gammaQuantile } from "./distributions.ts";
import { cannotTell, type Estimated, type Interval } from "./estimated.ts";

/** Events per unit of exposure, with its interval. */
export type Rate = Estimated<
  Interval & { readonly estimate: number; readonly events: number; readonly exposure: number }
>;

/**
 * A rate and its exact Poisson interval.
 *
 * @param exposure in the unit the rate shall be per: days, runs, months
 * @returns `cannot-tell` without exposure
 * @see docs/METHODS.md#intervals-for-shares-and-rates — Garwood 1936, Biometrika 28:437
 */
export function poissonRate(events: number, exposure: number, level = 0.95): Rate {
  if (!(exposure > 0) || !(events >= 0) || !Number.isFinite(exposure)) return cannotTell("no time was counted");
  const tail = (1 - level) / 2;
  const lower = events === 0 ? 0 : gammaQuantile(tail, events) / exposure;
  const upper = gammaQuantile(1 - tail, events + 1) / exposure;
  return { kind: "estimated", estimate: events / exposure, lower, upper, events, exposure };
}
