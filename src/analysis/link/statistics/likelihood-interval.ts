import { normalQuantile } from "./distributions.ts";
import type { Interval } from "./estimated.ts";

const MOST_STRIDES = 60;
const HALVINGS = 60;

/**
 * The values of one parameter that the data speak against no more than 95 % allow: those whose log likelihood is at most `z²/2` below the
 * highest. With few cases it is lopsided, as it should be, where an estimate with its error to both sides is too wide.
 *
 * @param logLikAt with one top, at `peak`, and falling without end to both sides
 * @param peak.standardError how far to stride when looking for the ends, above 0
 * @see docs/METHODS.md#conditional-logistic-regression — Venzon and Moolgavkar 1988, J R Stat Soc C 37:87
 */
export function likelihoodInterval(
  logLikAt: (value: number) => number,
  peak: { readonly value: number; readonly standardError: number },
  level = 0.95,
): Interval {
  const lowest = logLikAt(peak.value) - normalQuantile(0.5 + level / 2) ** 2 / 2;
  const end = (direction: -1 | 1) => {
    let outside = peak.value + direction * peak.standardError;
    for (let i = 0; i < MOST_STRIDES && logLikAt(outside) >= lowest; i++) outside += direction * peak.standardError;
    let inside = peak.value;
    for (let i = 0; i < HALVINGS; i++) {
      const middle = (inside + outside) / 2;
      if (logLikAt(middle) >= lowest) inside = middle;
      else outside = middle;
    }
    return (inside + outside) / 2;
  };
  return { lower: end(-1), upper: end(1) };
}
