import { cannotTell, type Estimated } from "./estimated.ts";

/** Mean squared error of probabilities, and how much better it is than always saying the base rate. */
export type BrierScore = Estimated<{ readonly score: number; readonly baseScore: number; readonly skill: number }>;

/**
 * Brier score and Brier skill.
 *
 * @param probability 0–1, one a case
 * @param outcome 0 or 1
 * @returns `cannot-tell` unless both outcomes occur
 * @see docs/METHODS.md#calibration — Brier 1950, Mon Weather Rev 78:1
 */
export function brierScore(probability: ArrayLike<number>, outcome: ArrayLike<number>): BrierScore {
  const count = outcome.length;
  let events = 0;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const y = outcome[i] as number;
    events += y;
    sum += ((probability[i] as number) - y) ** 2;
  }
  if (events === 0 || events === count) return cannotTell("all cases ended the same way");
  const score = sum / count;
  const base = events / count;
  const baseScore = base * (1 - base);
  return { kind: "estimated", score, baseScore, skill: 1 - score / baseScore };
}
