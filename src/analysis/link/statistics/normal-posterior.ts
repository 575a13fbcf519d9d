import { normalQuantile } from "./distributions.ts";
import type { Interval } from "./estimated.ts";

/** What is thought of the logarithm of a ratio before looking. */
export interface LogRatioPrior {
  readonly mean: number;
  readonly sd: number;
}

/** Centred on the ratio that one large cohort published for spikes, and wide (Frandsen 2025). */
export const PUBLISHED_PRIOR: LogRatioPrior = { mean: Math.log(1.6), sd: 0.5 };
/** Centred on no difference. */
export const SCEPTICAL_PRIOR: LogRatioPrior = { mean: 0, sd: 0.5 };

/** A ratio after seeing an estimate, with the interval that holds it with 95 % probability given the prior. */
export interface RatioPosterior extends Interval {
  readonly ratio: number;
  /** Mean and standard deviation of the logarithm. */
  readonly mean: number;
  readonly sd: number;
}

/**
 * A log ratio pulled towards a prior, each weighed by its precision.
 *
 * @param estimate log ratio with its standard error; null when there is none, and then the prior speaks alone
 * @see docs/METHODS.md#shrinkage
 */
export function normalPosterior(
  estimate: { readonly logRatio: number; readonly standardError: number } | null,
  prior: LogRatioPrior,
  level = 0.95,
): RatioPosterior {
  const priorWeight = 1 / prior.sd ** 2;
  const weight = estimate === null ? 0 : 1 / estimate.standardError ** 2;
  const sd = 1 / Math.sqrt(priorWeight + weight);
  const mean = (prior.mean * priorWeight + (estimate?.logRatio ?? 0) * weight) * sd * sd;
  const half = normalQuantile(0.5 + level / 2) * sd;
  return { ratio: Math.exp(mean), lower: Math.exp(mean - half), upper: Math.exp(mean + half), mean, sd };
}
