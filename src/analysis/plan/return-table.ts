import { METRES_PER_MILE } from "../../domain/units.ts";

/** One level of the walk-run table. */
export interface ReturnLevel {
  readonly level: number;
  /** Minutes walked and run in turn; null run minutes are "all of it". */
  readonly walkMin: number;
  readonly runMin: number | null;
  /** Walking and running together. */
  readonly distanceM: number;
  /** How hard it may feel, 0 to 10. */
  readonly rpe0To10: number;
}

/**
 * The published walk-run levels: standard return-to-run program, Trials 2023, doi 10.1186/s13063-023-07502-x, Table 1.
 *
 * @see docs/METHODS.md#return-to-run
 */
export const RETURN_LEVELS: readonly ReturnLevel[] = [
  { level: 1, walkMin: 2, runMin: 3, distanceM: 1.0 * METRES_PER_MILE, rpe0To10: 3 },
  { level: 2, walkMin: 2, runMin: 3, distanceM: 1.5 * METRES_PER_MILE, rpe0To10: 3 },
  { level: 3, walkMin: 2, runMin: 4, distanceM: 1.5 * METRES_PER_MILE, rpe0To10: 4 },
  { level: 4, walkMin: 2, runMin: 4, distanceM: 2.0 * METRES_PER_MILE, rpe0To10: 4 },
  { level: 5, walkMin: 1, runMin: 4, distanceM: 2.0 * METRES_PER_MILE, rpe0To10: 5 },
  { level: 6, walkMin: 0, runMin: null, distanceM: 2.0 * METRES_PER_MILE, rpe0To10: 5 },
];

/** Each level is done at least this often before the next. */
export const TIMES_A_LEVEL = 2;
/** Run days are at least this far apart: one rest day between. */
export const DAYS_APART = 2;

/** Shares of the distance a week before the break, for information. */
export const VOLUME_SHARES = { speedFromFrac: 0.5, speedToFrac: 0.6, normalFromFrac: 0.75, normalToFrac: 0.8 } as const;
