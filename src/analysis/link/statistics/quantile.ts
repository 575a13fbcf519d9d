/**
 * Quantile of ascending values, straight between neighbours (type 7 of Hyndman and Fan 1996, the default of R).
 *
 * @param sorted ascending, at least one value
 * @see docs/METHODS.md#statistics
 * @example quantileOfSorted([1, 2, 3, 4], 0.5) // 2.5
 */
export function quantileOfSorted(sorted: ArrayLike<number>, p: number): number {
  if (sorted.length === 0) throw new Error("no values to take a quantile of");
  const place = p * (sorted.length - 1);
  const below = Math.floor(place);
  const low = sorted[below] as number;
  const high = sorted[Math.min(below + 1, sorted.length - 1)] as number;
  return low + (place - below) * (high - low);
}

/**
 * Median of values in any order; null when there are none.
 *
 * @see docs/METHODS.md#statistics
 */
export function medianOf(values: readonly number[]): number | null {
  return values.length === 0 ? null : quantileOfSorted(Float64Array.from(values).sort(), 0.5);
}
