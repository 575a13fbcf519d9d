import type { Interval } from "./estimated.ts";

/** Steps that the widest set is cut into. A yes or no stays exact; other values are rounded to a 128th of the widest difference. */
const STEPS = 128;
const MOST_STRIDES = 60;
const HALVINGS = 50;

/** What is known of a log odds ratio from the exact distribution of its data, with the p value of "no difference". */
export interface ExactOdds extends Interval {
  readonly pValue: number;
}

/** The sum of the cases' values over all ways to choose one row of each set, in steps, at one value of the coefficient. */
interface ChoiceSums {
  readonly chances: Float64Array;
  /** Where the sum of the true cases stands. */
  readonly observed: number;
  /** One step in the unit of the values. */
  readonly step: number;
}

/**
 * The interval of one coefficient of a conditional logistic regression, from the exact distribution of the sum of the cases' values given
 * the sets, half of the chance of the sum itself counted to either side (mid-p). The values that a likelihood allows hold the truth too
 * seldom with few or lopsided sets, as that sum is far from normal then.
 *
 * @param sets values of one covariate, the case first; some set has different values
 * @param peak estimate and its error, above 0: where to begin and how far to stride
 * @see docs/METHODS.md#conditional-logistic-regression — Hirji, Mehta and Patel 1987, J Am Stat Assoc 82:1110; Lancaster 1961, J Am Stat Assoc 56:223
 */
export function exactOdds(
  sets: readonly (readonly number[])[],
  peak: { readonly value: number; readonly standardError: number },
  level = 0.95,
): ExactOdds {
  const sums = choiceSums(sets, peak.value);
  const tail = (1 - level) / 2;
  const belowAt = (value: number) => shareBelow(sums, value - peak.value);
  const end = (direction: -1 | 1) => {
    const isInside = (value: number) => (direction === 1 ? belowAt(value) : 1 - belowAt(value)) > tail;
    let outside = peak.value + direction * peak.standardError;
    for (let i = 0; i < MOST_STRIDES && isInside(outside); i++) outside += direction * peak.standardError;
    return between(peak.value, outside, isInside);
  };
  const below = belowAt(0);
  return { lower: end(-1), upper: end(1), pValue: Math.min(1, 2 * Math.min(below, 1 - below)) };
}

/**
 * The one end that there is where every case has the highest value of its set, or every case the lowest: the coefficient has no estimate then, and no
 * other end.
 *
 * @param sets as for {@link exactOdds}
 * @returns null when the cases are on both sides, or no set has different values
 * @see docs/METHODS.md#conditional-logistic-regression
 */
export function exactBound(
  sets: readonly (readonly number[])[],
  level = 0.95,
): (Pick<ExactOdds, "pValue"> & ({ readonly lower: number } | { readonly upper: number })) | null {
  const telling = sets.filter((values) => values.some((value) => value !== values[0]));
  if (telling.length === 0) return null;
  const isHighest = telling.every(([first, ...others]) => others.every((other) => other <= (first as number)));
  const isLowest = telling.every(([first, ...others]) => others.every((other) => other >= (first as number)));
  if (!isHighest && !isLowest) return null;
  const sums = choiceSums(telling, 0);
  const chanceAt = (value: number) => (isHighest ? 1 - shareBelow(sums, value) : shareBelow(sums, value));
  const stride = 1 / (sums.step * STEPS);
  const towards = isHighest ? -stride : stride;
  let inside = 0;
  for (let i = 0; i < MOST_STRIDES && chanceAt(inside) <= (1 - level) / 2; i++) inside -= towards;
  let outside = inside;
  for (let i = 0; i < MOST_STRIDES && chanceAt(outside) > (1 - level) / 2; i++) outside += towards;
  const end = between(inside, outside, (value) => chanceAt(value) > (1 - level) / 2);
  const pValue = Math.min(1, 2 * chanceAt(0));
  return isHighest ? { lower: end, pValue } : { upper: end, pValue };
}

/** Where a condition that holds at `inside` and not at `outside` ends. */
function between(inside: number, outside: number, isInside: (value: number) => boolean): number {
  let [near, far] = [inside, outside];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (near + far) / 2;
    if (isInside(middle)) near = middle;
    else far = middle;
  }
  return (near + far) / 2;
}

function choiceSums(sets: readonly (readonly number[])[], coefficient: number): ChoiceSums {
  const widest = Math.max(...sets.map((values) => Math.max(...values) - Math.min(...values)));
  const step = widest / STEPS;
  let chances = new Float64Array([1]);
  let observed = 0;
  for (const values of sets) {
    const lowest = Math.min(...values);
    const places = values.map((value) => Math.round((value - lowest) / step));
    chances = joined(chances, places, coefficient * step);
    observed += places[0] ?? 0;
  }
  return { chances, observed, step };
}

/** The sums so far with one more set, of which one row is chosen with the chance `exp(coefficient · place)`. */
function joined(chances: Float64Array, places: readonly number[], perStep: number): Float64Array<ArrayBuffer> {
  const highest = Math.max(...places.map((place) => perStep * place));
  const weights = places.map((place) => Math.exp(perStep * place - highest));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const more = new Float64Array(chances.length + Math.max(...places));
  places.forEach((place, row) => {
    const share = (weights[row] as number) / total;
    for (let i = 0; i < chances.length; i++)
      more[place + i] = (more[place + i] as number) + share * (chances[i] as number);
  });
  return more;
}

/** Chance of a smaller sum than the one observed, and half of that one's, with the coefficient moved by `shift`. */
function shareBelow({ chances, observed, step }: ChoiceSums, shift: number): number {
  const perStep = Math.exp(shift * step);
  const half = (chances[observed] as number) / 2;
  const below = half + weighedSum(chances.slice(0, observed).reverse(), 1 / perStep);
  const above = half + weighedSum(chances.subarray(observed + 1), perStep);
  // Never both: far from the estimate one side outgrows all numbers.
  return below === Number.POSITIVE_INFINITY ? 1 : below / (below + above);
}

/** Σ `chances[i] · times^(i + 1)`; sums that no choice gives are left out, so that nothing times infinity is not asked. */
function weighedSum(chances: Float64Array, times: number): number {
  let sum = 0;
  let weight = times;
  for (const chance of chances) {
    if (chance > 0) sum += weight * chance;
    weight *= times;
  }
  return sum;
}
