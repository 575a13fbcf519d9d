import { cannotTell } from "./estimated.ts";
import { type Curvature, hasRunAway, type Maximum, maximise, RAN_AWAY, spreadOfColumn } from "./newton.ts";

export interface LogisticData {
  /** One column a covariate, without the intercept. */
  readonly columns: readonly ArrayLike<number>[];
  /** 0 or 1, one a row. */
  readonly outcome: ArrayLike<number>;
  /** Known part of the log odds, one a row. */
  readonly offset?: ArrayLike<number>;
  /** How often each row counts; once when left out. */
  readonly weights?: ArrayLike<number>;
}

export interface LogisticOptions {
  /** Ridge penalty: half of it times each squared coefficient is taken off the log likelihood. The intercept is free. */
  readonly ridge?: number;
}

/**
 * Logistic regression by Newton's method (iteratively reweighted least squares).
 *
 * @returns the intercept first, then one coefficient a column, as log odds; `logLik` without the penalty
 * @see docs/METHODS.md#logistic-regression — McCullagh and Nelder 1989, ch. 4
 */
export function logisticRegression(data: LogisticData, options: LogisticOptions = {}): Maximum {
  const ridge = options.ridge ?? 0;
  if (isOneSided(data)) return cannotTell("all cases ended the same way");
  const penalised = maximise(new Float64Array(data.columns.length + 1), (coefficients) =>
    withRidge(logisticCurvature(data, coefficients), coefficients, ridge),
  );
  if (penalised.kind === "cannot-tell") return penalised;
  const spreads = [1, ...data.columns.map(spreadOfColumn)];
  if (hasRunAway(penalised.standardErrors, spreads)) return RAN_AWAY;
  return { ...penalised, logLik: logisticCurvature(data, penalised.coefficients).logLik };
}

function isOneSided({ outcome, weights }: LogisticData): boolean {
  let events = 0;
  let others = 0;
  for (let i = 0; i < outcome.length; i++) {
    const weight = weights === undefined ? 1 : (weights[i] as number);
    if (outcome[i] === 1) events += weight;
    else others += weight;
  }
  return events === 0 || others === 0;
}

function logisticCurvature(data: LogisticData, coefficients: Float64Array): Curvature {
  const size = coefficients.length;
  const gradient = new Float64Array(size);
  const information = new Float64Array(size * size);
  const row = new Float64Array(size).fill(1, 0, 1);
  let logLik = 0;
  for (let i = 0; i < data.outcome.length; i++) {
    let eta = (coefficients[0] as number) + (data.offset === undefined ? 0 : (data.offset[i] as number));
    data.columns.forEach((column, j) => {
      row[j + 1] = column[i] as number;
      eta += (coefficients[j + 1] as number) * (column[i] as number);
    });
    const weight = data.weights === undefined ? 1 : (data.weights[i] as number);
    const outcome = data.outcome[i] as number;
    const share = 1 / (1 + Math.exp(-eta));
    logLik += weight * (outcome * eta - softplus(eta));
    addRow({ gradient, information }, row, weight * (outcome - share), weight * share * (1 - share));
  }
  mirror(information, size);
  return { logLik, gradient, information };
}

/** log(1 + e^x) without overflow. */
function softplus(x: number): number {
  return x > 0 ? x + Math.log1p(Math.exp(-x)) : Math.log1p(Math.exp(x));
}

function addRow(
  to: { gradient: Float64Array; information: Float64Array },
  row: Float64Array,
  residual: number,
  curve: number,
): void {
  const size = row.length;
  for (let j = 0; j < size; j++) {
    const value = row[j] as number;
    to.gradient[j] = (to.gradient[j] as number) + residual * value;
    for (let k = 0; k <= j; k++) {
      const at = j * size + k;
      to.information[at] = (to.information[at] as number) + curve * value * (row[k] as number);
    }
  }
}

/** Copies the lower half of a square matrix to its upper half. */
function mirror(matrix: Float64Array, size: number): void {
  for (let j = 0; j < size; j++) {
    for (let k = 0; k < j; k++) matrix[k * size + j] = matrix[j * size + k] as number;
  }
}

function withRidge(curvature: Curvature, coefficients: Float64Array, ridge: number): Curvature {
  const size = coefficients.length;
  let { logLik } = curvature;
  for (let j = 1; j < size; j++) {
    const value = coefficients[j] as number;
    logLik -= (ridge / 2) * value * value;
    curvature.gradient[j] = (curvature.gradient[j] as number) - ridge * value;
    curvature.information[j * size + j] = (curvature.information[j * size + j] as number) + ridge;
  }
  return { ...curvature, logLik };
}
