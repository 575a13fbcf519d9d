import { said } from "../../../messages/said.ts";
import { choleskyFactor, choleskyInverse, choleskySolve } from "./cholesky.ts";
import { cannotTell, type Estimated } from "./estimated.ts";

/** A log likelihood at one place: its value, slope and curvature. */
export interface Curvature {
  readonly logLik: number;
  readonly gradient: Float64Array;
  /** Minus the second derivatives, size × size, symmetric. */
  readonly information: Float64Array;
}

/** Where a log likelihood is highest. */
export type Maximum = Estimated<{
  readonly coefficients: Float64Array;
  readonly standardErrors: Float64Array;
  /** Inverse of the information, size × size. */
  readonly covariance: Float64Array;
  readonly logLik: number;
  readonly iterations: number;
}>;

const NO_VARIATION = said("own-link.why.no-variation");
/** The likelihood rises for ever: the data put every episode on one side. */
export const RAN_AWAY = cannotTell(said("own-link.why.one-side"));

const MOST_ITERATIONS = 60;
const MOST_HALVINGS = 30;
/** The log likelihood that a further step could still gain. */
const CLOSE_ENOUGH = 1e-12;

/**
 * Newton's method with halved steps, from zero or from `start`.
 *
 * @returns `cannot-tell` when the columns do not vary, are mixes of each other, or the likelihood has no highest place
 * @see docs/METHODS.md#logistic-regression
 */
export function maximise(start: Float64Array, curvatureAt: (coefficients: Float64Array) => Curvature): Maximum {
  let coefficients: Float64Array = Float64Array.from(start);
  let here = curvatureAt(coefficients);
  for (let iterations = 1; iterations <= MOST_ITERATIONS; iterations++) {
    const factor = choleskyFactor(here.information, start.length);
    if (factor === null) return cannotTell(NO_VARIATION);
    const step = choleskySolve(factor, here.gradient);
    const gain = dot(step, here.gradient);
    if (!Number.isFinite(gain)) break;
    if (gain < CLOSE_ENOUGH * (1 + Math.abs(here.logLik))) {
      return highest(uphill({ coefficients, here }, step, curvatureAt), iterations);
    }
    ({ coefficients, here } = uphill({ coefficients, here }, step, curvatureAt));
  }
  return RAN_AWAY;
}

interface Place {
  readonly coefficients: Float64Array;
  readonly here: Curvature;
}

/** The step, halved until it does not lead downhill. */
function uphill(from: Place, step: Float64Array, curvatureAt: (coefficients: Float64Array) => Curvature): Place {
  const slack = Math.abs(from.here.logLik) * CLOSE_ENOUGH;
  let share = 1;
  for (let i = 0; i < MOST_HALVINGS; i++) {
    const coefficients = Float64Array.from(from.coefficients, (value, j) => value + share * (step[j] as number));
    const here = curvatureAt(coefficients);
    if (here.logLik >= from.here.logLik - slack) return { coefficients, here };
    share /= 2;
  }
  return from;
}

function highest({ coefficients, here }: Place, iterations: number): Maximum {
  const size = coefficients.length;
  const factor = choleskyFactor(here.information, size);
  if (factor === null) return cannotTell(NO_VARIATION);
  const covariance = choleskyInverse(factor, size);
  const standardErrors = Float64Array.from({ length: size }, (_, i) => Math.sqrt(covariance[i * size + i] as number));
  return { kind: "estimated", coefficients, standardErrors, covariance, logLik: here.logLik, iterations };
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);
}

/** A coefficient whose error, per standard deviation of its column, exceeds this has run away. */
const RUN_AWAY = 30;

/**
 * True when some coefficient has run away: the data put every episode on one side of a column.
 *
 * @param spreads standard deviation of each coefficient's column; 0 for those not to be judged
 * @see docs/METHODS.md#logistic-regression
 */
export function hasRunAway(standardErrors: Float64Array, spreads: ArrayLike<number>): boolean {
  return standardErrors.some((error, i) => error * (spreads[i] as number) > RUN_AWAY);
}

/**
 * Standard deviation of a column, divided by its length.
 *
 * @see docs/METHODS.md#logistic-regression
 */
export function spreadOfColumn(column: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < column.length; i++) sum += column[i] as number;
  const mean = sum / column.length;
  let squares = 0;
  for (let i = 0; i < column.length; i++) squares += ((column[i] as number) - mean) ** 2;
  return Math.sqrt(squares / column.length);
}
