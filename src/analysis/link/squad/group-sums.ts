import type { Design } from "./design.ts";

/** Sums over the rows of each athlete, for a Newton step with one effect an athlete. */
export interface GroupSums {
  readonly logLik: number;
  /** Slope of the log likelihood, athlete by athlete: groups × columns. */
  readonly scores: Float64Array;
  /** Curvature, lower half, athlete by athlete: groups × columns·(columns + 1)/2. */
  readonly curves: Float64Array;
  /** Curvature between the columns and the athlete's effect: groups × columns. */
  readonly cross: Float64Array;
  /** Curvature of the athlete's effect. */
  readonly own: Float64Array;
  /** Slope of the athlete's effect. */
  readonly ownScore: Float64Array;
}

/**
 * The sums at given coefficients and athlete effects.
 *
 * @see docs/METHODS.md#squad-model
 */
export function groupSums(design: Design, coefficients: Float64Array, effects: Float64Array): GroupSums {
  const { columns } = design;
  const groups = effects.length;
  const packed = (columns * (columns + 1)) / 2;
  const sums = {
    scores: new Float64Array(groups * columns),
    curves: new Float64Array(groups * packed),
    cross: new Float64Array(groups * columns),
    own: new Float64Array(groups),
    ownScore: new Float64Array(groups),
  };
  let logLik = 0;
  for (let group = 0; group < groups; group++) logLik += addGroup(sums, design, coefficients, { group, effects });
  return { logLik, ...sums };
}

function addGroup(
  sums: Omit<GroupSums, "logLik">,
  { x, outcome, columns, groupStart }: Design,
  coefficients: Float64Array,
  { group, effects }: { readonly group: number; readonly effects: Float64Array },
): number {
  const effect = effects[group] as number;
  const packed = (columns * (columns + 1)) / 2;
  const to = {
    x,
    columns,
    score: sums.scores.subarray(group * columns, (group + 1) * columns),
    cross: sums.cross.subarray(group * columns, (group + 1) * columns),
    curve: sums.curves.subarray(group * packed, (group + 1) * packed),
  };
  let logLik = 0;
  let own = 0;
  let ownScore = 0;
  for (let row = groupStart[group] as number; row < (groupStart[group + 1] as number); row++) {
    const at = row * columns;
    let eta = effect;
    for (let j = 0; j < columns; j++) eta += (coefficients[j] as number) * (x[at + j] as number);
    const small = Math.exp(-Math.abs(eta));
    const share = (eta > 0 ? 1 : small) / (1 + small);
    const residual = (outcome[row] as number) - share;
    const weight = share * (1 - share);
    logLik += (outcome[row] === 1 ? eta : 0) - Math.max(0, eta) - Math.log1p(small);
    own += weight;
    ownScore += residual;
    addRow(to, at, residual, weight);
  }
  sums.own[group] = own;
  sums.ownScore[group] = ownScore;
  return logLik;
}

interface RowSums {
  readonly x: Float64Array;
  readonly columns: number;
  readonly score: Float64Array;
  readonly cross: Float64Array;
  readonly curve: Float64Array;
}

/** Adds the row of `x` that begins at `from`. Most time of a fit is spent here: no part of an array is made anew. */
function addRow({ x, columns, score, cross, curve }: RowSums, from: number, residual: number, weight: number): void {
  for (let j = 0, at = 0; j < columns; at += ++j) {
    const value = x[from + j] as number;
    if (value === 0) continue;
    score[j] = (score[j] as number) + residual * value;
    const weighed = weight * value;
    cross[j] = (cross[j] as number) + weighed;
    for (let k = 0; k <= j; k++) curve[at + k] = (curve[at + k] as number) + weighed * (x[from + k] as number);
  }
}
