import { gammaQuantile } from "./distributions.ts";
import type { Interval } from "./estimated.ts";

/** What is thought of a rate before looking: a gamma distribution. `events` and `exposure` read as data already seen. */
export interface GammaPrior {
  readonly events: number;
  readonly exposure: number;
}

/** Jeffreys' prior for a Poisson rate: half an event in no time. It says next to nothing. */
export const JEFFREYS_PRIOR: GammaPrior = { events: 0.5, exposure: 0 };

export interface RatePosterior extends Interval {
  readonly mean: number;
}

/**
 * A rate after seeing some events: gamma prior, Poisson counts.
 *
 * @param exposure above 0, in the unit of the rate
 * @throws when neither the prior nor the data have any exposure
 * @see docs/METHODS.md#shrinkage
 */
export function gammaPoisson(
  seen: { readonly events: number; readonly exposure: number },
  prior: GammaPrior = JEFFREYS_PRIOR,
  level = 0.95,
): RatePosterior {
  const shape = prior.events + seen.events;
  const exposure = prior.exposure + seen.exposure;
  if (!(exposure > 0) || !(shape > 0)) throw new Error(`invalid exposure: ${exposure} (want above 0)`);
  const tail = (1 - level) / 2;
  return {
    mean: shape / exposure,
    lower: gammaQuantile(tail, shape) / exposure,
    upper: gammaQuantile(1 - tail, shape) / exposure,
  };
}
