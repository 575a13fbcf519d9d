/** A stated ascent gives way when leaps of the altitude explain at least this much of it, in metres and as a share. */
export const LEAST_FALSE_ASCENT_M = 100;
export const LEAST_FALSE_ASCENT_FRAC = 0.5;

/**
 * The ascent to believe: the device's own, unless it states none, or most of it is made of leaps that were taken out
 * of the altitude and the clean altitude shows much less.
 *
 * @see docs/METHODS.md#elevation-spikes
 */
export function believedAscentM(statedM: number | null, ownM: number | null, falseAscentM: number): number | null {
  if (statedM === null || ownM === null) return statedM ?? ownM;
  const excessM = statedM - ownM;
  const isLeaps =
    Math.min(excessM, falseAscentM) >= LEAST_FALSE_ASCENT_M && falseAscentM >= LEAST_FALSE_ASCENT_FRAC * statedM;
  return isLeaps ? ownM : statedM;
}
