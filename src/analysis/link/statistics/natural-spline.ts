import { quantileOfSorted } from "./quantile.ts";

/** Where the knots go, as shares of the values below them (Harrell 2015, Regression Modeling Strategies, table 2.3). */
const KNOT_SHARES: Readonly<Record<3 | 4 | 5, readonly number[]>> = {
  3: [0.1, 0.5, 0.9],
  4: [0.05, 0.35, 0.65, 0.95],
  5: [0.05, 0.275, 0.5, 0.725, 0.95],
};

/**
 * Knots for a natural spline at fixed quantiles of the values; equal ones are left out.
 *
 * @param sorted ascending
 * @returns null when fewer than 3 different knots remain
 * @see docs/METHODS.md#natural-splines
 */
export function splineKnots(sorted: ArrayLike<number>, count: 3 | 4 | 5): readonly number[] | null {
  if (sorted.length === 0) return null;
  const knots = [...new Set(KNOT_SHARES[count].map((share) => quantileOfSorted(sorted, share)))];
  return knots.length < 3 ? null : knots;
}

/**
 * Natural cubic spline at one value: a cubic between the knots, straight outside them.
 *
 * @param knots ascending, at least 3, all different
 * @returns `knots.length − 1` numbers, the first is the value itself; there is no intercept
 * @see docs/METHODS.md#natural-splines — Hastie, Tibshirani and Friedman 2009, section 5.2.1
 * @example naturalSpline(0, [0, 1, 2]) // [0,0]
 */
export function naturalSpline(x: number, knots: readonly number[]): number[] {
  const first = knots[0] as number;
  const last = knots.at(-1) as number;
  const scale = (last - first) ** 2;
  const end = bend(x, knots.at(-2) as number, last) / scale;
  const columns = [x];
  for (let i = 0; i < knots.length - 2; i++) {
    const knot = knots[i] as number;
    columns.push((last - knot) * (bend(x, knot, last) / scale - end));
  }
  return columns;
}

function bend(x: number, knot: number, last: number): number {
  return (cube(x - knot) - cube(x - last)) / (last - knot);
}

function cube(value: number): number {
  return value > 0 ? value * value * value : 0;
}
