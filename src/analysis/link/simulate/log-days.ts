import type { SeededRandom } from "../statistics/seeded-random.ts";
import type { LogModel } from "./cohort-model.ts";

const YEAR_DAYS = 365.25;

/**
 * Which days were recorded: stretches without a device come at random and last as long on average as the model says. The first day is recorded.
 *
 * @see docs/METHODS.md#made-up-cohorts
 */
export function recordedDays(length: number, { gapsPerYear, gapDays }: LogModel, random: SeededRandom): Uint8Array {
  let left = 0;
  return Uint8Array.from({ length }, (_, day) => {
    if (left === 0 && day > 0 && random.uniform() < gapsPerYear / YEAR_DAYS) left = 1 + random.poisson(gapDays - 1);
    if (left === 0) return 1;
    left--;
    return 0;
  });
}

/**
 * Which days were answered: sore days with other odds than the rest.
 *
 * @see docs/METHODS.md#made-up-cohorts
 */
export function answeredDays(
  nrs: Uint8Array,
  { answerChance, soreAnswerOdds }: LogModel,
  random: SeededRandom,
): Uint8Array {
  const odds = (answerChance / (1 - answerChance)) * soreAnswerOdds;
  const soreChance = answerChance >= 1 ? 1 : odds / (1 + odds);
  return nrs.map((score) => (random.uniform() < (score > 0 ? soreChance : answerChance) ? 1 : 0));
}
