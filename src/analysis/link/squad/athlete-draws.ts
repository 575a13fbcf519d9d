import { said } from "../../../messages/said.ts";
import { choleskyFactor, choleskySolve } from "../statistics/cholesky.ts";
import { normalQuantile, studentQuantile } from "../statistics/distributions.ts";
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
  readonly athletes: number;
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
    return cannotTell(said("squad.link.why.draws"));
  }
  return { kind: "estimated", coefficients: fit.coefficients, replicates: Float64Array.from(drawn), athletes: groups };
}

function add(to: Float64Array, values: Float64Array, group: number): void {
  const at = group * to.length;
  for (let j = 0; j < to.length; j++) to[j] = (to[j] as number) + (values[at + j] as number);
}

/**
 * A weighted sum of coefficients with its 95 % interval, with half the width of 95 % of the draws over 1.96 as its error: Student's t over the
 * athletes for one data set; pooled by Rubin for several completed ones. The draws' own percentiles find too much when few episodes
 * follow a spike, as high estimates come with short intervals.
 *
 * @param draws one item a completed data set
 * @see docs/METHODS.md#squad-model
 */
export function contrast(draws: readonly AthleteDraws[], weights: ArrayLike<number>): Contrast {
  const each = draws.map((one) => ({
    estimate: weigh(one.coefficients, 0, weights),
    standardError: spreadOf(drawnValues(one, weights)),
  }));
  const pooled = rubinPool(each);
  if (pooled.kind === "estimated") return { value: pooled.estimate, lower: pooled.lower, upper: pooled.upper };
  const [only, athletes] = [each[0], draws[0]?.athletes];
  if (only === undefined || athletes === undefined) throw new Error("no draws to take a contrast of");
  const { estimate: value, standardError } = only;
  const half = studentQuantile(0.975, athletes - 1) * standardError;
  return { value, lower: value - half, upper: value + half };
}

function drawnValues({ coefficients, replicates }: AthleteDraws, weights: ArrayLike<number>): Float64Array {
  const columns = coefficients.length;
  return Float64Array.from({ length: replicates.length / columns }, (_, r) => weigh(replicates, r * columns, weights));
}

function weigh(coefficients: Float64Array, at: number, weights: ArrayLike<number>): number {
  let sum = 0;
  for (let j = 0; j < weights.length; j++) sum += (weights[j] as number) * (coefficients[at + j] as number);
  return sum;
}

/** Half the width that holds 95 % of the draws, as a standard deviation: one draw without any episode after a spike does not widen it. */
function spreadOf(values: Float64Array): number {
  const sorted = values.slice().sort();
  return (quantileOfSorted(sorted, 0.975) - quantileOfSorted(sorted, 0.025)) / (2 * normalQuantile(0.975));
}
