import { incompleteBeta, lowerGamma, upperGamma } from "./special-functions.ts";

const BISECTIONS = 200;

/**
 * Share of the standard normal distribution below z.
 *
 * @see docs/METHODS.md#statistics
 */
export function normalCdf(z: number): number {
  const half = (z * z) / 2;
  return z < 0 ? upperGamma(0.5, half) / 2 : 1 - upperGamma(0.5, half) / 2;
}

/**
 * The z below which a share `p` of the standard normal distribution lies.
 *
 * @param p above 0 and below 1
 * @see docs/METHODS.md#statistics
 */
export function normalQuantile(p: number): number {
  if (p > 0.5) return -normalQuantile(1 - p);
  return bisect((z) => normalCdf(z), p, { lower: -40, upper: 0 });
}

/**
 * The x below which a share `p` of a gamma distribution (shape, scale 1) lies.
 *
 * @see docs/METHODS.md#statistics
 */
export function gammaQuantile(p: number, shape: number): number {
  let upper = Math.max(1, shape);
  while (lowerGamma(shape, upper) < p) upper *= 2;
  return bisect((x) => lowerGamma(shape, x), p, { lower: 0, upper });
}

/**
 * The x below which a share `p` of a beta distribution lies.
 *
 * @see docs/METHODS.md#statistics
 */
export function betaQuantile(p: number, a: number, b: number): number {
  return bisect((x) => incompleteBeta(a, b, x), p, { lower: 0, upper: 1 });
}

/**
 * The t of Student's distribution below which a share `p` lies.
 *
 * @param degrees of freedom, above 0; above 1e7 the normal distribution is used
 * @see docs/METHODS.md#statistics
 */
export function studentQuantile(p: number, degrees: number): number {
  if (degrees > 1e7) return normalQuantile(p);
  if (p === 0.5) return 0;
  const tail = Math.min(p, 1 - p);
  const x = betaQuantile(2 * tail, degrees / 2, 0.5);
  const t = Math.sqrt((degrees * (1 - x)) / x);
  return p < 0.5 ? -t : t;
}

/** Where a rising function reaches `target`, to the last bits. */
function bisect(rising: (x: number) => number, target: number, within: { lower: number; upper: number }): number {
  let { lower, upper } = within;
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = (lower + upper) / 2;
    if (middle <= lower || middle >= upper) break;
    if (rising(middle) < target) lower = middle;
    else upper = middle;
  }
  return (lower + upper) / 2;
}
