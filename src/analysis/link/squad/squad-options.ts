import type { SeededRandom } from "../statistics/seeded-random.ts";

export interface SquadOptions {
  readonly random: SeededRandom;
  /** Draws of the athletes for each interval; default 500. */
  readonly replicates?: number;
  /** Completed data sets for unknown loads; 0, the default, leaves rows with unknown loads out. */
  readonly imputations?: number;
  /** Days just before each day at risk that are left out of the windows; default 3. Pain that was felt and not yet logged
   * has changed them, and 0 shows how much. */
  readonly lagDays?: number;
}

export const REPLICATES = 500;
/** With fewer athletes or episodes a squad model says nothing. Engineering choices. */
export const FEWEST_ATHLETES = 5;
export const FEWEST_EVENTS = 30;
