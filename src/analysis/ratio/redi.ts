import { type NullableLoads, numbersOf, orNulls } from "./load-column.ts";

/** The authors leave λ free and show 0.05 to 0.5. */
export const REDI_LAMBDA = 0.1;

/** The two sums of the index up to a day, and the index of the last known day (NaN before the first). */
export interface RediSums {
  readonly weighted: number;
  readonly weights: number;
  readonly index: number;
}

const NO_REDI_SUMS: RediSums = { weighted: 0, weights: 0, index: Number.NaN };

/** The index and its sums of each day. */
export interface RediColumns {
  readonly weighted: Float64Array;
  readonly weights: Float64Array;
  readonly index: Float64Array;
}

/**
 * Robust exponential decreasing index: mean of the known loads so far, each weighted by `e^(−λ·age in days)`. An unknown
 * day drops out of both sums; a rest day is a zero.
 *
 * @returns null before the first known day
 * @see docs/METHODS.md#redi — Moussa et al. 2019, BMJ Open Sport Exerc Med 5:e000573
 */
export function redi(loads: NullableLoads, lambda: number = REDI_LAMBDA): (number | null)[] {
  return orNulls(rediColumns(numbersOf(loads), lambda, NO_REDI_SUMS).index);
}

/**
 * The same over a column, going on from the sums of the day before it.
 *
 * @see docs/METHODS.md#redi
 */
export function rediColumns(loads: Float64Array, lambda: number, before: RediSums): RediColumns {
  const decay = Math.exp(-lambda);
  const columns = {
    weighted: new Float64Array(loads.length),
    weights: new Float64Array(loads.length),
    index: new Float64Array(loads.length),
  };
  let { weighted, weights, index } = before;
  loads.forEach((load, day) => {
    weighted *= decay;
    weights *= decay;
    if (!Number.isNaN(load)) {
      weighted += load;
      weights += 1;
      index = weighted / weights;
    }
    columns.weighted[day] = weighted;
    columns.weights[day] = weights;
    columns.index[day] = index;
  });
  return columns;
}
