/** Halvings of the search: more than a double can tell apart. */
const HALVINGS = 200;
const FARTHEST = 1e6;

/**
 * The point that a Student t of whole degrees of freedom stays below with a probability.
 *
 * @param probability above 0.5 and below 1
 * @param freedom degrees of freedom, a whole number from 1
 * @see docs/METHODS.md#weekly-questions — Abramowitz & Stegun 26.7.3 and 26.7.4
 */
export function studentTQuantile(probability: number, freedom: number): number {
  let [low, high] = [0, FARTHEST];
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (below(middle, freedom) < probability) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Probability of a value below `t`, for `t` from 0. */
function below(t: number, freedom: number): number {
  const angle = Math.atan(t / Math.sqrt(freedom));
  const cosine = Math.cos(angle);
  const isOdd = freedom % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum = freedom === 1 ? 0 : term;
  for (let k = isOdd ? 2 : 1; k < freedom - 2; k += 2) {
    term *= (k / (k + 1)) * cosine * cosine;
    sum += term;
  }
  const within = isOdd ? (2 / Math.PI) * (angle + Math.sin(angle) * sum) : Math.sin(angle) * sum;
  return 0.5 + within / 2;
}
