import { said } from "../../../messages/said.ts";
import { choleskyFactor, choleskyInverse, choleskySolve } from "../statistics/cholesky.ts";
import { cannotTell, type Estimated } from "../statistics/estimated.ts";
import { hasRunAway, RAN_AWAY } from "../statistics/newton.ts";
import { columnSpreads, type Design } from "./design.ts";
import { type GroupSums, groupSums } from "./group-sums.ts";

/** A logistic regression in which every athlete has a level of their own, drawn from a normal distribution. */
export type RandomInterceptFit = Estimated<{
  readonly coefficients: Float64Array;
  /** Inverse curvature of the coefficients, the athletes' effects taken out: columns × columns. */
  readonly covariance: Float64Array;
  /** Standard deviation of the athletes' levels, as log odds. */
  readonly sigma: number;
  readonly effects: Float64Array;
  /** Laplace's approximation, at the mode of coefficients and effects. */
  readonly logLik: number;
  /** Slope and curvature of each athlete's part, for drawing athletes again. */
  readonly groupScores: Float64Array;
  readonly groupCurves: Float64Array;
}>;

interface Mode {
  readonly coefficients: Float64Array;
  readonly effects: Float64Array;
  readonly sums: GroupSums;
  readonly objective: number;
}

const SMALLEST_SIGMA = 0.02;
const LARGEST_SIGMA = 3;
const SIGMA_STEPS = 12;
const MOST_STEPS = 40;
const MOST_HALVINGS = 20;
const CLOSE_ENOUGH = 1e-9;

/**
 * Fits the coefficients, the athletes' effects and their spread. For a given spread the coefficients and effects are those of the
 * highest penalised likelihood, by Newton's method with the effects eliminated block by block; the spread is the one with the
 * highest Laplace approximation, by golden section on its logarithm.
 *
 * @see docs/METHODS.md#squad-model — Breslow and Clayton 1993, J Am Stat Assoc 88:9
 */
export function randomIntercept(design: Design): RandomInterceptFit {
  let mode = emptyMode(design);
  const laplaceAt = (logSigma: number): number => {
    const found = modeAt(design, Math.exp(logSigma), mode);
    if (found === null) return Number.NEGATIVE_INFINITY;
    mode = found;
    return laplace(found, Math.exp(logSigma));
  };
  const sigma = Math.exp(goldenSection(laplaceAt, Math.log(SMALLEST_SIGMA), Math.log(LARGEST_SIGMA)));
  const best = modeAt(design, sigma, mode);
  if (best === null) return RAN_AWAY;
  const curves = marginalCurves(best.sums, sigma, design.columns);
  const factor = choleskyFactor(unpacked(sumOfGroups(curves, best.effects.length), design.columns), design.columns);
  if (factor === null) return cannotTell(said("own-link.why.no-variation"));
  const covariance = choleskyInverse(factor, design.columns);
  const errors = Float64Array.from({ length: design.columns }, (_, j) =>
    Math.sqrt(covariance[j * design.columns + j] as number),
  );
  if (hasRunAway(errors, columnSpreads(design))) return RAN_AWAY;
  return {
    kind: "estimated",
    coefficients: best.coefficients,
    covariance,
    sigma,
    effects: best.effects,
    logLik: laplace(best, sigma),
    groupScores: best.sums.scores,
    groupCurves: curves,
  };
}

function emptyMode(design: Design): Mode {
  const coefficients = new Float64Array(design.columns);
  const events = design.outcome.reduce((sum, one) => sum + one, 0);
  coefficients[0] = Math.log((events + 0.5) / (design.rows - events + 0.5));
  const effects = new Float64Array(design.groupStart.length - 1);
  const sums = groupSums(design, coefficients, effects);
  return { coefficients, effects, sums, objective: sums.logLik };
}

/** The highest penalised likelihood for a spread; null when it has no top. */
function modeAt(design: Design, sigma: number, from: Mode): Mode | null {
  const precision = 1 / sigma ** 2;
  let here: Mode = { ...from, objective: penalised(from.sums.logLik, from.effects, precision) };
  for (let i = 0; i < MOST_STEPS; i++) {
    const step = newtonStep(here, precision, design.columns);
    if (step === null) return null;
    if (step.gain < CLOSE_ENOUGH * (1 + Math.abs(here.objective))) return here;
    const next = uphill(design, here, step, precision);
    if (next === null) return here;
    here = next;
  }
  return null;
}

interface Step {
  readonly coefficients: Float64Array;
  readonly effects: Float64Array;
  /** About twice what the log likelihood can still gain. */
  readonly gain: number;
}

function newtonStep({ sums, effects }: Mode, precision: number, columns: number): Step | null {
  const groups = effects.length;
  const right = sumOfGroups(sums.scores, groups);
  const ownRight = sums.ownScore.map((score, i) => score - (effects[i] as number) * precision);
  for (let i = 0; i < groups; i++) {
    const share = (ownRight[i] as number) / ((sums.own[i] as number) + precision);
    for (let j = 0; j < columns; j++) right[j] = (right[j] as number) - share * (sums.cross[i * columns + j] as number);
  }
  const curve = sumOfGroups(marginalCurves(sums, 1 / Math.sqrt(precision), columns), groups);
  const factor = choleskyFactor(unpacked(curve, columns), columns);
  if (factor === null) return null;
  const step = choleskySolve(factor, right);
  const effectStep = ownRight.map((own, i) => {
    let left = own;
    for (let j = 0; j < columns; j++) left -= (sums.cross[i * columns + j] as number) * (step[j] as number);
    return left / ((sums.own[i] as number) + precision);
  });
  const gain =
    dot(right, step) + ownRight.reduce((sum, own, i) => sum + own ** 2 / ((sums.own[i] as number) + precision), 0);
  return { coefficients: step, effects: effectStep, gain };
}

function uphill(design: Design, from: Mode, step: Step, precision: number): Mode | null {
  for (let i = 0, share = 1; i < MOST_HALVINGS; i++, share /= 2) {
    const coefficients = from.coefficients.map((value, j) => value + share * (step.coefficients[j] as number));
    const effects = from.effects.map((value, j) => value + share * (step.effects[j] as number));
    const sums = groupSums(design, coefficients, effects);
    const objective = penalised(sums.logLik, effects, precision);
    if (objective > from.objective) return { coefficients, effects, sums, objective };
  }
  return null;
}

function penalised(logLik: number, effects: Float64Array, precision: number): number {
  return logLik - (precision / 2) * dot(effects, effects);
}

function laplace({ objective, sums }: Mode, sigma: number): number {
  return objective - sums.own.reduce((sum, own) => sum + Math.log1p(own * sigma ** 2), 0) / 2;
}

/** Each athlete's curvature of the coefficients with the athlete's own effect eliminated, packed. */
function marginalCurves({ curves, cross, own }: GroupSums, sigma: number, columns: number): Float64Array {
  const marginal = Float64Array.from(curves);
  const packed = (columns * (columns + 1)) / 2;
  own.forEach((curve, i) => {
    const scale = 1 / (curve + 1 / sigma ** 2);
    for (let j = 0, at = i * packed; j < columns; j++) {
      const value = (cross[i * columns + j] as number) * scale;
      for (let k = 0; k <= j; k++, at++) {
        marginal[at] = (marginal[at] as number) - value * (cross[i * columns + k] as number);
      }
    }
  });
  return marginal;
}

function sumOfGroups(values: Float64Array, groups: number): Float64Array {
  const size = values.length / groups;
  const sum = new Float64Array(size);
  for (let i = 0; i < values.length; i++) sum[i % size] = (sum[i % size] as number) + (values[i] as number);
  return sum;
}

/**
 * A square symmetric matrix from its packed lower half.
 *
 * @see docs/METHODS.md#squad-model
 */
export function unpacked(packed: Float64Array, size: number): Float64Array {
  const full = new Float64Array(size * size);
  for (let j = 0, at = 0; j < size; j++) {
    for (let k = 0; k <= j; k++, at++) {
      full[j * size + k] = packed[at] as number;
      full[k * size + j] = packed[at] as number;
    }
  }
  return full;
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);
}

/** Where a function with one top is highest, to a part in several hundred of the range. */
function goldenSection(value: (x: number) => number, from: number, to: number): number {
  const ratio = (Math.sqrt(5) - 1) / 2;
  let low = from;
  let high = to;
  let left = { x: high - ratio * (high - low), y: 0 };
  let right = { x: low + ratio * (high - low), y: 0 };
  left.y = value(left.x);
  right.y = value(right.x);
  for (let i = 0; i < SIGMA_STEPS; i++) {
    if (left.y > right.y) {
      high = right.x;
      right = left;
      const x = high - ratio * (high - low);
      left = { x, y: value(x) };
    } else {
      low = left.x;
      left = right;
      const x = low + ratio * (high - low);
      right = { x, y: value(x) };
    }
  }
  return (low + high) / 2;
}
