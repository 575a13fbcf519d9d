import { said } from "../../../messages/said.ts";
import { efronSet, exactSet, type SetTerms } from "./conditional-terms.ts";
import { cannotTell, type Estimated } from "./estimated.ts";
import { type Curvature, hasRunAway, maximise, RAN_AWAY, spreadOfColumn } from "./newton.ts";
import { upperGamma } from "./special-functions.ts";

/** An episode with the times it is compared with: one row of covariates each. */
export interface MatchedSet {
  /** The cases first. */
  readonly rows: readonly (readonly number[])[];
  readonly cases: number;
}

export interface ConditionalLogisticOptions {
  /** How several cases of one set are handled; with one case both are the same. Default `exact`. */
  readonly ties?: "exact" | "efron";
}

export type ConditionalLogisticFit = Estimated<{
  /** Log odds ratios, one a covariate. */
  readonly coefficients: Float64Array;
  readonly standardErrors: Float64Array;
  readonly covariance: Float64Array;
  readonly logLikNull: number;
  readonly logLik: number;
  /** Of the likelihood ratio test, one degree of freedom a covariate. */
  readonly pValue: number;
  /** Sets with a case, a control and any difference between their rows. The others say nothing. */
  readonly informativeSets: number;
}>;

/**
 * Conditional logistic regression: each case against the controls of its own set.
 *
 * @see docs/METHODS.md#conditional-logistic-regression — Gail, Lubin and Rubinstein 1981, Biometrika 68:703
 */
export function conditionalLogistic(
  sets: readonly MatchedSet[],
  options: ConditionalLogisticOptions = {},
): ConditionalLogisticFit {
  const telling = sets.filter(isTelling).map(centred);
  const size = telling[0]?.rows[0]?.length ?? 0;
  if (size === 0) return cannotTell(said("own-link.why.no-difference"));
  const termsOf = options.ties === "efron" ? efronSet : exactSet;
  const curvatureAt = (coefficients: Float64Array): Curvature =>
    sumOf(telling, (set) => termsOf(set, coefficients), size);
  const start = new Float64Array(size);
  const fit = maximise(start, curvatureAt);
  if (fit.kind === "cannot-tell") return fit;
  if (hasRunAway(fit.standardErrors, spreadsOf(telling, size))) return RAN_AWAY;
  const logLikNull = curvatureAt(start).logLik;
  const { coefficients, standardErrors, covariance, logLik } = fit;
  const pValue = upperGamma(size / 2, Math.max(0, logLik - logLikNull));
  return {
    kind: "estimated",
    coefficients,
    standardErrors,
    covariance,
    logLikNull,
    logLik,
    pValue,
    informativeSets: telling.length,
  };
}

function isTelling({ rows, cases }: MatchedSet): boolean {
  const first = rows[0];
  if (first === undefined || cases < 1 || cases >= rows.length) return false;
  return rows.some((row) => row.some((value, j) => value !== first[j]));
}

/** The rows about their mean: the likelihood is the same, and large values lose no digits. */
function centred({ rows, cases }: MatchedSet): MatchedSet {
  const means = rows[0]?.map((_, j) => rows.reduce((sum, row) => sum + (row[j] as number), 0) / rows.length) ?? [];
  return { rows: rows.map((row) => row.map((value, j) => value - (means[j] as number))), cases };
}

function spreadsOf(sets: readonly MatchedSet[], size: number): number[] {
  const rows = sets.flatMap(({ rows: ofSet }) => ofSet);
  return Array.from({ length: size }, (_, j) => spreadOfColumn(rows.map((row) => row[j] as number)));
}

function sumOf(sets: readonly MatchedSet[], termsOf: (set: MatchedSet) => SetTerms, size: number): Curvature {
  const gradient = new Float64Array(size);
  const information = new Float64Array(size * size);
  let logLik = 0;
  for (const set of sets) {
    const terms = termsOf(set);
    logLik += terms.logLik;
    terms.gradient.forEach((value, i) => {
      gradient[i] = (gradient[i] as number) + value;
    });
    terms.information.forEach((value, i) => {
      information[i] = (information[i] as number) + value;
    });
  }
  return { logLik, gradient, information };
}
