import { choleskyFactor, choleskySolve } from "../statistics/cholesky.ts";
import { cannotTell, type Estimated, type Interval } from "../statistics/estimated.ts";
import { quantileOfSorted } from "../statistics/quantile.ts";
import { rubinPool } from "../statistics/rubin.ts";
import type { SeededRandom } from "../statistics/seeded-random.ts";
import { type RandomInterceptFit, unpacked } from "./random-intercept.ts";

type Fitted = Extract<RandomInterceptFit, { kind: "estimated" }>;

/** The coefficients of a fit, and what they would have been with other athletes: replicates × columns. */
export interface AthleteDraws {
  readonly coefficients: Float64Array;
  readonly replicates: Float64Array;
}

const FEWEST_FITTED_FRAC = 0.8;

/** A number that is a sum of coefficients, with its interval over athletes. */
export interface Contrast extends Interval {
  readonly value: number;
}

/**
 * Draws whole athletes again, and for each draw takes one Newton step from the fit: `b + C⁻¹·g` with the drawn athletes' slopes and
 * curvatures. This stands in for a full fit of every draw, at a thousandth of its cost.
 *
 * @returns `cannot-tell` when more than a fifth of the draws cannot be fitted
 * @see docs/METHODS.md#squad-model — Moulton and Zeger 1991, Comput Stat Data Anal 11:53
 */
export function drawAthletes(fit: Fitted, random: SeededRandom, replicates: number): Estimated<AthleteDraws> {
  const columns = fit.coefficients.length;
  const groups = fit.effects.length;
  const packed = fit.groupCurves.length / groups;
  const drawn: number[] = [];
  for (let r = 0; r < replicates; r++) {
    const score = new Float64Array(columns);
    const curve = new Float64Array(packed);
    for (let i = 0; i < groups; i++) {
      const group = random.integer(groups);
      add(score, fit.groupScores, group);
      add(curve, fit.groupCurves, group);
    }
    const factor = choleskyFactor(unpacked(curve, columns), columns);
    if (factor === null) continue;
    const step = choleskySolve(factor, score);
    for (let j = 0; j < columns; j++) drawn.push((fit.coefficients[j] as number) + (step[j] as number));
  }
  if (drawn.length < FEWEST_FITTED_FRAC * replicates * columns) {
    return cannotTell("too few athletes had an episode: most of the drawn squads cannot be fitted");
  }
  return { kind: "estimated", coefficients: fit.coefficients, replicates: Float64Array.from(drawn) };
}

function add(to: Float64Array, values: Float64Array, group: number): void {
  const at = group * to.length;
  for (let j = 0; j < to.length; j++) to[j] = (to[j] as number) + (values[at + j] as number);
}

/**
 * A weighted sum of coefficients with its 95 % interval: percentiles of the draws for one data set; for several completed ones
 * pooled by Rubin, with the standard deviation of the draws as the error of each.
 *
 * @param draws one item a completed data set
 * @see docs/METHODS.md#squad-model
 */
export function contrast(draws: readonly AthleteDraws[], weights: ArrayLike<number>): Contrast {
  const each = draws.map((one) => ({ value: weigh(one.coefficients, 0, weights), drawn: drawnValues(one, weights) }));
  const pooled = rubinPool(each.map(({ value, drawn }) => ({ estimate: value, standardError: spreadOf(drawn) })));
  if (pooled.kind === "estimated") return { value: pooled.estimate, lower: pooled.lower, upper: pooled.upper };
  const only = each[0];
  if (only === undefined || only.drawn.length === 0) throw new Error("no draws to take a contrast of");
  const { value, drawn } = only;
  return { value, lower: quantileOfSorted(drawn, 0.025), upper: quantileOfSorted(drawn, 0.975) };
}

function drawnValues({ coefficients, replicates }: AthleteDraws, weights: ArrayLike<number>): Float64Array {
  const columns = coefficients.length;
  return Float64Array.from({ length: replicates.length / columns }, (_, r) =>
    weigh(replicates, r * columns, weights),
  ).sort();
}

function weigh(coefficients: Float64Array, at: number, weights: ArrayLike<number>): number {
  let sum = 0;
  for (let j = 0; j < weights.length; j++) sum += (weights[j] as number) * (coefficients[at + j] as number);
  return sum;
}

function spreadOf(values: Float64Array): number {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}
