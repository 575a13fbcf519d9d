const SECONDS_PER_MIN = 60;

/**
 * Steps of some minutes at one cadence, both feet.
 *
 * @see docs/METHODS.md#steps
 * @example stepsTaken(170, 50) // 8500
 */
export function stepsTaken(cadenceSpm: number, minutes: number): number {
  return cadenceSpm * minutes;
}

/**
 * Modelled peak force of one step, in body weights: `(π/2)·(tf/tc + 1)`, where `tf` is the time in the air and `tc` the
 * time on the ground. A cadence and a contact that leave no time in the air are walking, for which the model was not
 * made: it is kept at no flight.
 *
 * @param groundContactS time on the ground of one step
 * @see docs/METHODS.md#step-load — Morin et al. 2005, J Appl Biomech 21:167
 * @example peakForceBw(170, 0.24) // 2.30999…
 */
export function peakForceBw(cadenceSpm: number, groundContactS: number): number {
  const flightS = Math.max(0, SECONDS_PER_MIN / cadenceSpm - groundContactS);
  return (Math.PI / 2) * (flightS / groundContactS + 1);
}

/**
 * Steps weighted by their modelled peak force in body weights. With an exponent above 1, hard steps count for more than
 * in proportion: about 4 to 9 has been proposed for bone and tendon. That is an assumption of a model, and the load
 * series uses 1.
 *
 * @see docs/METHODS.md#step-load
 */
export function stepLoad(steps: number, cadenceSpm: number, groundContactS: number, exponent = 1): number {
  return steps * peakForceBw(cadenceSpm, groundContactS) ** exponent;
}
