/**
 * p values adjusted by Holm's step-down method: the chance of any false finding among them stays below the level.
 *
 * @returns in the order given
 * @see docs/METHODS.md#many-tests — Holm 1979, Scand J Stat 6:65
 */
export function holm(pValues: readonly number[]): number[] {
  const order = pValues.map((p, i) => ({ p, i })).sort((a, b) => a.p - b.p);
  const adjusted: number[] = new Array(pValues.length);
  let highest = 0;
  order.forEach(({ p, i }, rank) => {
    highest = Math.max(highest, Math.min(1, p * (pValues.length - rank)));
    adjusted[i] = highest;
  });
  return adjusted;
}
