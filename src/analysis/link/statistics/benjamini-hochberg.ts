/**
 * p values adjusted by Benjamini and Hochberg's step-up method: the expected share of false findings among the findings
 * stays below the level.
 *
 * @returns in the order given
 * @see docs/METHODS.md#many-tests — Benjamini and Hochberg 1995, J R Stat Soc B 57:289
 */
export function benjaminiHochberg(pValues: readonly number[]): number[] {
  const order = pValues.map((p, i) => ({ p, i })).sort((a, b) => b.p - a.p);
  const adjusted: number[] = new Array(pValues.length);
  let lowest = 1;
  order.forEach(({ p, i }, fromTop) => {
    const rank = pValues.length - fromTop;
    lowest = Math.min(lowest, (p * pValues.length) / rank);
    adjusted[i] = lowest;
  });
  return adjusted;
}
