/**
 * Two-sided exact sign test: how often chance alone splits `above + below` pairs at least this unevenly. Ties are left
 * out before.
 *
 * @returns a probability, 0–1; 1 without pairs
 * @see docs/METHODS.md#before-and-after
 * @example signTest(9, 1) // 0.021484375
 */
export function signTest(above: number, below: number): number {
  const pairs = above + below;
  const fewer = Math.min(above, below);
  let share = 2 ** -pairs;
  let tail = share;
  for (let k = 1; k <= fewer; k++) {
    share *= (pairs - k + 1) / k;
    tail += share;
  }
  return Math.min(1, 2 * tail);
}
