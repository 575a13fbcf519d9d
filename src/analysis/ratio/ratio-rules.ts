import { type LoadMethod, ofEachMethod } from "../../domain/load.ts";

/** When a ratio is shown at all. Every number here is an engineering choice and can be changed. */
export interface RatioRules {
  /** Calendar days of history, the day itself included. */
  readonly minHistoryDays: number;
  /** Known days / days of the 28 that end with the day. */
  readonly minCoverage28dFrac: number;
  /** Known days / days of a 7-day block. */
  readonly minCoverage7dFrac: number;
  /** Days of history before the EWMA ratio is shown, because its first day weighs too much. */
  readonly ewmaWarmupDays: number;
  /** Calendar days of history before CTL, TSB and ramp are shown, because they start from zero. */
  readonly ctlWarmupDays: number;
  /** Weekly mean of the chronic window under which a ratio says little, in the unit of the load; null for no floor. */
  readonly minChronicPerWeek: number | null;
  /** Load of the earlier week under which a percentage says little, in the unit of the load; null for no floor. */
  readonly minBasePerWeek: number | null;
}

const NO_FLOORS: RatioRules = {
  minHistoryDays: 28,
  minCoverage28dFrac: 0.75,
  minCoverage7dFrac: 6 / 7,
  ewmaWarmupDays: 56,
  ctlWarmupDays: 42,
  minChronicPerWeek: null,
  minBasePerWeek: null,
};

/**
 * The rules of each load method. Only distance has floors: 5 km a week for the chronic load, 10 km for the base week.
 *
 * @see docs/METHODS.md#conventions
 */
export const RATIO_RULES: Readonly<Record<LoadMethod, RatioRules>> = {
  ...ofEachMethod(() => NO_FLOORS),
  distance: { ...NO_FLOORS, minChronicPerWeek: 5, minBasePerWeek: 10 },
};
