import { naturalSpline, splineKnots } from "../statistics/natural-spline.ts";
import type { Term } from "./design.ts";

/** A natural spline of a column, scaled to the range of its knots so that no column dwarfs the others. */
export interface SplineTerm extends Term {
  readonly knots: readonly number[];
  /** The columns of one value. */
  at(value: number): readonly number[];
}

/**
 * A natural spline of one column; a straight line when the values allow fewer than 3 knots.
 *
 * @param values finite in the rows that will be used
 * @param rows the rows to place the knots by
 * @see docs/METHODS.md#natural-splines
 */
export function splineTerm(values: Float64Array, rows: Int32Array, count: 3 | 4): SplineTerm {
  const sorted = Float64Array.from(rows, (row) => values[row] as number).sort();
  return splineOf(values, splineKnots(sorted, count) ?? []);
}

/**
 * The same with knots that are given, for another completed data set.
 *
 * @see docs/METHODS.md#natural-splines
 */
export function splineOf(values: Float64Array, knots: readonly number[]): SplineTerm {
  const at = columnsOn(knots);
  return {
    knots,
    at,
    columns: Math.max(1, knots.length - 1),
    fill: (to, place, row) => to.set(at(values[row] as number), place),
  };
}

function columnsOn(knots: readonly number[]): (value: number) => number[] {
  const first = knots[0];
  const last = knots.at(-1);
  if (first === undefined || last === undefined) return (value) => [value];
  const range = last - first;
  const scaled = knots.map((knot) => (knot - first) / range);
  return (value) => naturalSpline((value - first) / range, scaled);
}

/**
 * One column for each level of a code; rows with any other code have none.
 *
 * @see docs/METHODS.md#squad-model
 */
export function levelTerm(codes: Uint8Array, levels: readonly number[]): Term {
  return {
    columns: levels.length,
    fill: (to, place, row) => {
      const level = levels.indexOf(codes[row] as number);
      if (level >= 0) to[place + level] = 1;
    },
  };
}
