import { cannotTell, type Estimated } from "./estimated.ts";
import { logisticRegression } from "./logistic-regression.ts";
import { type Proportion, wilsonInterval } from "./wilson.ts";

/** Cases with a similar probability: what was said and what came. */
export interface ReliabilityBin {
  readonly meanProbability: number;
  readonly observed: Proportion;
}

export type Calibration = Estimated<{
  /** Log odds that came above those that were said, on average; 0 is perfect. */
  readonly intercept: number;
  readonly interceptSe: number;
  /** 1 is perfect; below 1 the probabilities are too extreme. */
  readonly slope: number;
  readonly slopeSe: number;
  readonly bins: readonly ReliabilityBin[];
}>;

/** Probabilities are kept this far from 0 and 1 before the logarithm. */
const FARTHEST = 1e-9;

/**
 * How probabilities compare with what came: intercept (with the slope held at 1), slope, and bins of equal size.
 *
 * @param probability 0–1, one a case
 * @param outcome 0 or 1
 * @param binCount default 10; equal probabilities are never split between two bins
 * @see docs/METHODS.md#calibration — Cox 1958, Biometrika 45:562
 */
export function calibration(probability: ArrayLike<number>, outcome: ArrayLike<number>, binCount = 10): Calibration {
  const logits = Float64Array.from({ length: outcome.length }, (_, i) => logit(probability[i] as number));
  const level = logisticRegression({ columns: [], outcome, offset: logits });
  if (level.kind === "cannot-tell") return level;
  const line = logisticRegression({ columns: [logits], outcome });
  if (line.kind === "cannot-tell") return cannotTell(`the slope cannot be told: ${line.why}`);
  return {
    kind: "estimated",
    intercept: level.coefficients[0] as number,
    interceptSe: level.standardErrors[0] as number,
    slope: line.coefficients[1] as number,
    slopeSe: line.standardErrors[1] as number,
    bins: reliabilityBins(probability, outcome, binCount),
  };
}

/**
 * Cases in order of their probability, in bins of about equal size, with the share of events in each and its Wilson interval.
 *
 * @see docs/METHODS.md#calibration
 */
export function reliabilityBins(
  probability: ArrayLike<number>,
  outcome: ArrayLike<number>,
  binCount = 10,
): ReliabilityBin[] {
  const order = Uint32Array.from({ length: outcome.length }, (_, i) => i).sort(
    (a, b) => (probability[a] as number) - (probability[b] as number),
  );
  const bins: ReliabilityBin[] = [];
  const size = Math.max(1, order.length / binCount);
  let from = 0;
  while (from < order.length) {
    let to = Math.min(order.length, Math.round((bins.length + 1) * size));
    to = Math.max(to, from + 1);
    while (to < order.length && probability[order[to] as number] === probability[order[to - 1] as number]) to++;
    bins.push(binOf(order.subarray(from, to), probability, outcome));
    from = to;
  }
  return bins;
}

function binOf(members: Uint32Array, probability: ArrayLike<number>, outcome: ArrayLike<number>): ReliabilityBin {
  let sum = 0;
  let hits = 0;
  for (const i of members) {
    sum += probability[i] as number;
    hits += outcome[i] as number;
  }
  return { meanProbability: sum / members.length, observed: wilsonInterval(hits, members.length) };
}

function logit(probability: number): number {
  const kept = Math.min(1 - FARTHEST, Math.max(FARTHEST, probability));
  return Math.log(kept / (1 - kept));
}
