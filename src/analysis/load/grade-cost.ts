/** The grades that were measured; steeper ones cost as much as these. */
const STEEPEST_FRAC = 0.45;
/** Minetti's polynomial, from the fifth power down to the constant. */
const COST = [155.4, -30.4, -43.3, 46.3, 19.5, 3.6] as const;

/**
 * Energy cost of running at a grade, in joules per kilogram and metre.
 *
 * @param gradeFrac rise over run, 0.05 for 5 %; kept within −0.45 and 0.45
 * @see docs/METHODS.md#grade-adjusted-pace — Minetti et al. 2002, J Appl Physiol 93:1039
 * @example gradeCost(0.05) // 4.685196…
 */
export function gradeCost(gradeFrac: number): number {
  const grade = Math.min(STEEPEST_FRAC, Math.max(-STEEPEST_FRAC, gradeFrac));
  let cost = 0;
  for (const coefficient of COST) cost = cost * grade + coefficient;
  return cost;
}

const LEVEL_COST = gradeCost(0);

/**
 * The speed on the level that costs as much as a speed at a grade.
 *
 * @see docs/METHODS.md#grade-adjusted-pace
 * @example gradeAdjustedSpeedMPerS(2.8, 0.05) // 3.644041…
 */
export function gradeAdjustedSpeedMPerS(speedMPerS: number, gradeFrac: number): number {
  return (speedMPerS * gradeCost(gradeFrac)) / LEVEL_COST;
}
