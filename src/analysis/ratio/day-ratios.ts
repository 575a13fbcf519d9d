import type { DailyLoad, DayRatios, RatioValue } from "../../domain/load.ts";
import { acwrCoupled, acwrUncoupled } from "./acwr.ts";
import { acwrEwma } from "./ewma.ts";
import { form } from "./form.ts";
import { monotonyAndStrain } from "./monotony.ts";
import type { RatioRules } from "./ratio-rules.ts";
import { unknownRatio } from "./ratio-value.ts";
import { rediShown } from "./redi.ts";
import { weekChangePct } from "./week-change.ts";

const NO_HISTORY: RatioValue = unknownRatio("NO_HISTORY");

/** The ratios of a day that lies outside the known history. */
export const NO_RATIOS: DayRatios = {
  acwrCoupled: NO_HISTORY,
  acwrUncoupled: NO_HISTORY,
  acwrEwma: NO_HISTORY,
  weekChangePct: NO_HISTORY,
  monotony: NO_HISTORY,
  strain: NO_HISTORY,
  ctl: NO_HISTORY,
  atl: NO_HISTORY,
  tsb: NO_HISTORY,
  ramp: NO_HISTORY,
  redi: NO_HISTORY,
};

/**
 * Every ratio of each day for one load method, as it may be shown.
 *
 * @param days dense and ascending, one per calendar day
 * @returns one entry per input day
 * @throws if the days have a gap or are out of order
 * @see docs/METHODS.md#conventions
 */
export function dayRatios(days: readonly DailyLoad[], rules: RatioRules): DayRatios[] {
  const coupled = acwrCoupled(days, rules);
  const uncoupled = acwrUncoupled(days, rules);
  const ewma = acwrEwma(days, rules);
  const change = weekChangePct(days, rules);
  const variation = monotonyAndStrain(days);
  const shape = form(days, rules);
  const robust = rediShown(days, rules);
  return days.map((_, index) => ({
    acwrCoupled: coupled[index] ?? NO_HISTORY,
    acwrUncoupled: uncoupled[index] ?? NO_HISTORY,
    acwrEwma: ewma[index] ?? NO_HISTORY,
    weekChangePct: change[index] ?? NO_HISTORY,
    ...(variation[index] ?? { monotony: NO_HISTORY, strain: NO_HISTORY }),
    ...(shape[index] ?? { ctl: NO_HISTORY, atl: NO_HISTORY, tsb: NO_HISTORY, ramp: NO_HISTORY }),
    redi: robust[index] ?? NO_HISTORY,
  }));
}
