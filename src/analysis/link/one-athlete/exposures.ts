import { type LinkDays, SPIKE_CODE } from "../episodes/link-days.ts";
import { loadBefore, longestBefore, NO_VALUE, spikeBefore } from "../episodes/windows.ts";

/** What may have gone before an episode. `spike` is the primary one, named before looking. */
export const EXPOSURE_NAMES = ["spike", "week", "month", "longest"] as const;
export type ExposureName = (typeof EXPOSURE_NAMES)[number];

/** One number a day, made of earlier days only. NaN where it is not known. */
export interface Exposure {
  readonly name: ExposureName;
  /** Days just before each day that its window leaves out. */
  readonly lagDays: number;
  /** `spike`: 1 or 0; `week`: load of the last 7 days; `month`: per week over the last 28; `longest`: of the last 7 days. */
  readonly values: Float64Array;
}

/**
 * The exposures of each day; their windows end on the day before.
 *
 * @param lagDays days just before each day that are left out as well
 * @see docs/METHODS.md#one-runner
 */
export function exposuresOf(days: LinkDays, lagDays = 0): readonly Exposure[] {
  const spike = Float64Array.from(spikeBefore(days, lagDays), (code) =>
    code === SPIKE_CODE.unknown || code === SPIKE_CODE.return ? NO_VALUE : code > SPIKE_CODE.reference ? 1 : 0,
  );
  return [
    { name: "spike", lagDays, values: spike },
    { name: "week", lagDays, values: loadBefore(days, 7 + lagDays, 1 + lagDays) },
    { name: "month", lagDays, values: loadBefore(days, 28 + lagDays, 1 + lagDays) },
    { name: "longest", lagDays, values: longestBefore(days, lagDays) },
  ];
}
