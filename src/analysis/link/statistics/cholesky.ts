/** A pivot below this share of its own diagonal is nothing but rounding. */
const SINGULAR_FRAC = 1e-12;

/**
 * Lower Cholesky factor of a symmetric matrix, row by row.
 *
 * @param matrix size × size
 * @returns null when the matrix is not positive definite: some column is a mix of the others, or does not vary
 * @see docs/METHODS.md#logistic-regression
 */
export function choleskyFactor(matrix: Float64Array, size: number): Float64Array | null {
  const factor = new Float64Array(size * size);
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < i; j++) {
      factor[i * size + j] = remainder(matrix, factor, i * size, j * size) / (factor[j * size + j] as number);
    }
    const pivot = remainder(matrix, factor, i * size, i * size);
    if (!(pivot > SINGULAR_FRAC * (matrix[i * size + i] as number))) return null;
    factor[i * size + i] = Math.sqrt(pivot);
  }
  return factor;
}

/** What is left of an element after the columns before it; both rows are told by where they start. */
function remainder(matrix: Float64Array, factor: Float64Array, row: number, other: number): number {
  const size = Math.sqrt(matrix.length);
  const column = other / size;
  let left = matrix[row + column] as number;
  for (let k = 0; k < column; k++) left -= (factor[row + k] as number) * (factor[other + k] as number);
  return left;
}

/**
 * Solves `matrix · x = right` from the factor.
 *
 * @see docs/METHODS.md#logistic-regression
 */
export function choleskySolve(factor: Float64Array, right: Float64Array): Float64Array {
  const size = right.length;
  const x = Float64Array.from(right);
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) x[i] = (x[i] as number) - (factor[i * size + k] as number) * (x[k] as number);
    x[i] = (x[i] as number) / (factor[i * size + i] as number);
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) x[i] = (x[i] as number) - (factor[k * size + i] as number) * (x[k] as number);
    x[i] = (x[i] as number) / (factor[i * size + i] as number);
  }
  return x;
}

/**
 * The inverse matrix from the factor.
 *
 * @see docs/METHODS.md#logistic-regression
 */
export function choleskyInverse(factor: Float64Array, size: number): Float64Array {
  const inverse = new Float64Array(size * size);
  for (let j = 0; j < size; j++) {
    const unit = new Float64Array(size);
    unit[j] = 1;
    inverse.set(choleskySolve(factor, unit), j * size);
  }
  return inverse;
}
