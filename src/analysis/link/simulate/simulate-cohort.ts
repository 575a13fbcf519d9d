import { seededRandom } from "../statistics/seeded-random.ts";
import type { CohortModel } from "./cohort-model.ts";
import { type SimulatedRunner, simulateRunner } from "./simulate-runner.ts";

const MOST_RUNNERS = 5000;

/**
 * A made-up cohort. Each runner has a stream of numbers of their own: the first hundred of a cohort of a thousand are the same as a cohort of a hundred.
 *
 * @param runners 1 … 5,000
 * @see docs/METHODS.md#made-up-cohorts
 */
export function simulateCohort(model: CohortModel, runners: number, seed: number): SimulatedRunner[] {
  if (!Number.isInteger(runners) || runners < 1 || runners > MOST_RUNNERS)
    throw new Error(`invalid runners: ${runners} (want 1…${MOST_RUNNERS})`);
  const random = seededRandom(seed);
  return Array.from({ length: runners }, (_, runner) => simulateRunner(model, random.stream(runner)));
}
