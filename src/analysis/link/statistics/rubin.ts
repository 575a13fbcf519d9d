import { normalQuantile, studentQuantile } from "./distributions.ts";
import { cannotTell, type Estimated, type Interval } from "./estimated.ts";

export type PooledEstimate = Estimated<
  Interval & {
    readonly estimate: number;
    readonly standardError: number;
    readonly withinVariance: number;
    readonly betweenVariance: number;
    /** Share of the variance that the missing days cause, 0–1. */
    readonly missingFrac: number;
  }
>;

/**
 * One estimate from several completed data sets, with the uncertainty of what was filled in.
 *
 * @param completed estimate and standard error of each data set
 * @see docs/METHODS.md#missing-loads — Rubin 1987, Multiple Imputation for Nonresponse in Surveys, ch. 3
 */
export function rubinPool(
  completed: readonly { readonly estimate: number; readonly standardError: number }[],
  level = 0.95,
): PooledEstimate {
  const count = completed.length;
  if (count < 2) return cannotTell("pooling needs at least 2 completed data sets");
  const estimate = completed.reduce((sum, one) => sum + one.estimate, 0) / count;
  const within = completed.reduce((sum, one) => sum + one.standardError ** 2, 0) / count;
  const between = completed.reduce((sum, one) => sum + (one.estimate - estimate) ** 2, 0) / (count - 1);
  const extra = (1 + 1 / count) * between;
  const total = within + extra;
  const standardError = Math.sqrt(total);
  const quantile =
    extra === 0
      ? normalQuantile(0.5 + level / 2)
      : studentQuantile(0.5 + level / 2, (count - 1) * (total / extra) ** 2);
  return {
    kind: "estimated",
    estimate,
    standardError,
    lower: estimate - quantile * standardError,
    upper: estimate + quantile * standardError,
    withinVariance: within,
    betweenVariance: between,
    missingFrac: total === 0 ? 0 : extra / total,
  };
}
