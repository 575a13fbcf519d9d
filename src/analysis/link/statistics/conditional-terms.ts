import type { MatchedSet } from "./conditional-logistic.ts";

/** What one matched set adds to the log likelihood, its slope and its curvature. */
export interface SetTerms {
  readonly logLik: number;
  readonly gradient: Float64Array;
  readonly information: Float64Array;
}

/** Sums over groups of rows, with first and second derivatives: value, slope, curve. */
interface Sums {
  value: number;
  readonly slope: Float64Array;
  readonly curve: Float64Array;
}

interface WeighedRow {
  readonly row: readonly number[];
  readonly eta: number;
  readonly weight: number;
}

/**
 * The exact terms of a set with any number of cases, by the recursion of Gail, Lubin and Rubinstein: the sum over all ways to
 * choose k of the first n rows is built from those of the first n − 1.
 *
 * @see docs/METHODS.md#conditional-logistic-regression
 */
export function exactSet(set: MatchedSet, coefficients: Float64Array): SetTerms {
  const { rows, highest } = weigh(set, coefficients);
  const sums = Array.from({ length: set.cases + 1 }, () => emptySums(coefficients.length));
  (sums[0] as Sums).value = 1;
  for (const row of rows) {
    for (let k = set.cases; k >= 1; k--) extend(sums[k] as Sums, sums[k - 1] as Sums, row);
  }
  return termsFrom(casesOf(rows, set), [sums[set.cases] as Sums], highest * set.cases);
}

/**
 * Efron's approximation for several cases in one set.
 *
 * @see docs/METHODS.md#conditional-logistic-regression — Efron 1977, J Am Stat Assoc 72:557
 */
export function efronSet(set: MatchedSet, coefficients: Float64Array): SetTerms {
  const { rows, highest } = weigh(set, coefficients);
  const one = { ...emptySums(coefficients.length), value: 1 };
  const denominators = Array.from({ length: set.cases }, (_, taken) => {
    const sums = emptySums(coefficients.length);
    rows.forEach((row, i) => {
      const share = i < set.cases ? 1 - taken / set.cases : 1;
      extend(sums, one, { ...row, weight: row.weight * share });
    });
    return sums;
  });
  return termsFrom(casesOf(rows, set), denominators, highest * set.cases);
}

function weigh({ rows }: MatchedSet, coefficients: Float64Array): { rows: WeighedRow[]; highest: number } {
  const etas = rows.map((row) => row.reduce((sum, value, j) => sum + value * (coefficients[j] as number), 0));
  const highest = Math.max(...etas);
  return {
    rows: rows.map((row, i) => ({ row, eta: etas[i] as number, weight: Math.exp((etas[i] as number) - highest) })),
    highest,
  };
}

function casesOf(rows: readonly WeighedRow[], set: MatchedSet): readonly WeighedRow[] {
  return rows.slice(0, set.cases);
}

function emptySums(size: number): Sums {
  return { value: 0, slope: new Float64Array(size), curve: new Float64Array(size * size) };
}

/** Adds to `sums` every group of `smaller` joined by one more row. */
function extend(sums: Sums, smaller: Sums, { row, weight }: WeighedRow): void {
  const size = row.length;
  for (let i = 0; i < size; i++) {
    const x = row[i] as number;
    for (let j = 0; j < size; j++) {
      const z = row[j] as number;
      const at = i * size + j;
      const joined =
        (smaller.curve[at] as number) +
        x * (smaller.slope[j] as number) +
        z * (smaller.slope[i] as number) +
        x * z * smaller.value;
      sums.curve[at] = (sums.curve[at] as number) + weight * joined;
    }
  }
  for (let i = 0; i < size; i++) {
    const joined = (smaller.slope[i] as number) + (row[i] as number) * smaller.value;
    sums.slope[i] = (sums.slope[i] as number) + weight * joined;
  }
  sums.value += weight * smaller.value;
}

function termsFrom(cases: readonly WeighedRow[], denominators: readonly Sums[], shift: number): SetTerms {
  const size = cases[0]?.row.length ?? 0;
  const gradient = new Float64Array(size);
  const information = new Float64Array(size * size);
  let logLik = -shift;
  for (const { row, eta } of cases) {
    logLik += eta;
    for (let i = 0; i < size; i++) gradient[i] = (gradient[i] as number) + (row[i] as number);
  }
  for (const { value, slope, curve } of denominators) {
    logLik -= Math.log(value);
    for (let i = 0; i < size; i++) {
      const mean = (slope[i] as number) / value;
      gradient[i] = (gradient[i] as number) - mean;
      for (let j = 0; j < size; j++) {
        const at = i * size + j;
        const moment = (curve[at] as number) / value - mean * ((slope[j] as number) / value);
        information[at] = (information[at] as number) + moment;
      }
    }
  }
  return { logLik, gradient, information };
}
