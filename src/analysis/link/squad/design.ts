/** Rows of a squad in typed arrays: all rows of an athlete stand together. */
export interface Design {
  readonly rows: number;
  readonly columns: number;
  /** Row by row; the first column is the intercept. */
  readonly x: Float64Array;
  /** 0 or 1, one a row. */
  readonly outcome: Uint8Array;
  /** Where the rows of each athlete begin, and at the end how many rows there are. */
  readonly groupStart: Int32Array;
}

/** Some columns of a design that belong together: one value in, one or more columns out. */
export interface Term {
  readonly columns: number;
  /** Writes the columns of one row. */
  fill(to: Float64Array, at: number, row: number): void;
}

/**
 * Puts the terms beside each other, after an intercept.
 *
 * @param rows which rows of the terms to take, athlete by athlete
 * @see docs/METHODS.md#squad-model
 */
export function designOf(
  terms: readonly Term[],
  rows: Int32Array,
  { outcome, athlete }: { readonly outcome: Uint8Array; readonly athlete: Int32Array },
): Design {
  const columns = 1 + terms.reduce((sum, term) => sum + term.columns, 0);
  const x = new Float64Array(rows.length * columns);
  const starts: number[] = [];
  let last = -1;
  rows.forEach((row, i) => {
    if (athlete[row] !== last) starts.push(i);
    last = athlete[row] as number;
    let at = i * columns;
    x[at++] = 1;
    for (const term of terms) {
      term.fill(x, at, row);
      at += term.columns;
    }
  });
  const groupStart = Int32Array.from([...starts, rows.length]);
  return { rows: rows.length, columns, x, outcome: Uint8Array.from(rows, (row) => outcome[row] as number), groupStart };
}

/**
 * Standard deviation of each column; 0 for the intercept.
 *
 * @see docs/METHODS.md#squad-model
 */
export function columnSpreads({ rows, columns, x }: Design): Float64Array {
  const sums = new Float64Array(columns);
  const squares = new Float64Array(columns);
  for (let i = 0; i < rows * columns; i++) {
    const value = x[i] as number;
    const j = i % columns;
    sums[j] = (sums[j] as number) + value;
    squares[j] = (squares[j] as number) + value * value;
  }
  return squares.map((square, j) => Math.sqrt(Math.max(0, square / rows - ((sums[j] as number) / rows) ** 2)));
}
