import type { DailyLoad, RatioValue } from "../../domain/load.ts";
import { loadColumn, type NullableLoads } from "./load-column.ts";
import type { RatioRules } from "./ratio-rules.ts";
import { unknownRatio } from "./ratio-value.ts";
import { suppressionAt } from "./suppression.ts";

/** The authors leave λ free and show 0.05 to 0.5. */
export const REDI_LAMBDA = 0.1;

/**
 * Robust exponential decreasing index: mean of the known loads so far, each weighted by `e^(−λ·age in days)`. An unknown
 * day drops out of both sums; a rest day is a zero.
 *
 * @returns null before the first known day
 * @see docs/METHODS.md#redi — Moussa et al. 2019, BMJ Open Sport Exerc Med 5:e000573
 */
export function redi(loads: NullableLoads, lambda: number = REDI_LAMBDA): (number | null)[] {
  const decay = Math.exp(-lambda);
  let weighted = 0;
  let weights = 0;
  let latest: number | null = null;
  return loads.map((load) => {
    weighted *= decay;
    weights *= decay;
    if (load === null) return latest;
    weighted += load;
    weights += 1;
    latest = weighted / weights;
    return latest;
  });
}

/**
 * REDI of each day as it may be shown, in the unit of the load per day.
 *
 * @param days dense and ascending, one per calendar day
 * @throws if the days have a gap or are out of order
 * @see docs/METHODS.md#redi
 */
export function rediShown(days: readonly DailyLoad[], rules: RatioRules): RatioValue[] {
  const column = loadColumn(days);
  const values = redi(column.loads);
  return values.map((value, index) => {
    const reason = suppressionAt(column, index, rules);
    if (reason !== null) return unknownRatio(reason);
    return value === null ? unknownRatio("COVERAGE") : { kind: "known", value };
  });
}
