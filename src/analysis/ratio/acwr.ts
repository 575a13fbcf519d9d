import { type LoadColumn, meanOfKnown, type NullableLoads, numbersOf } from "./load-column.ts";
import { ratioOfMeans } from "./ratio-of-means.ts";
import type { RatioRules } from "./ratio-rules.ts";
import type { Shown } from "./ratio-value.ts";

/**
 * The two windows of a rolling ratio, as days back from the day itself (0): the acute one ends with the day, the chronic
 * one holds it (coupled), stops before it (uncoupled), or is a whole 28 days before it (lagged).
 */
interface Windows {
  readonly acuteDays: number;
  readonly chronicFromBack: number;
  readonly chronicToBack: number;
}

export const COUPLED: Windows = { acuteDays: 7, chronicFromBack: 27, chronicToBack: 0 };
export const UNCOUPLED: Windows = { acuteDays: 7, chronicFromBack: 27, chronicToBack: 7 };
const LAGGED: Windows = { acuteDays: 7, chronicFromBack: 34, chronicToBack: 7 };

/**
 * Rolling mean of 7 days over the rolling mean of the 28 days that include them, for each day. Lies between 0 and 4 when
 * every day is known.
 *
 * @returns null where a window does not fit, holds no known day, or the chronic mean is zero; no other suppression
 * @see docs/METHODS.md#load-ratio
 */
export function coupledRatios(loads: NullableLoads): (number | null)[] {
  return rawRatios(loads, COUPLED);
}

/**
 * Rolling mean of 7 days over the rolling mean of the 21 days before them, for each day. Has no upper bound.
 *
 * @returns null as for `coupledRatios`
 * @see docs/METHODS.md#load-ratio — Windt & Gabbett 2019
 */
export function uncoupledRatios(loads: NullableLoads): (number | null)[] {
  return rawRatios(loads, UNCOUPLED);
}

/**
 * Rolling mean of 7 days over the rolling mean of the 28 days before them (t−34 to t−7), for each day.
 *
 * @returns null as for `coupledRatios`
 * @see docs/METHODS.md#load-ratio
 */
export function laggedRatios(loads: NullableLoads): (number | null)[] {
  return rawRatios(loads, LAGGED);
}

/**
 * A rolling ratio of one day, once the day's coverage is good enough: `COUPLED` or `UNCOUPLED`.
 *
 * @param index position of the day in the column, with 27 days before it
 * @see docs/METHODS.md#load-ratio
 */
export function rollingRatioAt({ loads }: LoadColumn, index: number, windows: Windows, rules: RatioRules): Shown {
  return ratioOfMeans(acuteMean(loads, index, windows), chronicMean(loads, index, windows), rules);
}

function rawRatios(loads: NullableLoads, windows: Windows): (number | null)[] {
  const numbers = numbersOf(loads);
  return loads.map((_, index) => {
    const ratio = acuteMean(numbers, index, windows) / chronicMean(numbers, index, windows);
    return Number.isFinite(ratio) ? ratio : null;
  });
}

function acuteMean(loads: Float64Array, index: number, { acuteDays }: Windows): number {
  return meanOfKnown(loads, index - acuteDays + 1, index);
}

function chronicMean(loads: Float64Array, index: number, { chronicFromBack, chronicToBack }: Windows): number {
  return meanOfKnown(loads, index - chronicFromBack, index - chronicToBack);
}
