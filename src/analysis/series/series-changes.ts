import { LOAD_METHODS, type LoadMethod, RATIO_NAMES } from "../../domain/load.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { DailySeries, MethodSeries } from "../../domain/series.ts";

/** What a change of settings, or of anything else, did to the numbers of one load method. */
export interface MethodChange {
  readonly method: LoadMethod;
  /** Days on which the load or a ratio is another now. */
  readonly days: number;
  readonly from: LocalDay;
  /** The day whose load changed most; null when only ratios did. A load that is not known is null. */
  readonly largest: { readonly day: LocalDay; readonly before: number | null; readonly after: number | null } | null;
}

/**
 * Which numbers differ between two series of one runner, method by method: before a change, and after it. A day that only
 * one of them has counts as changed when it has a number there.
 *
 * @returns the methods with a difference, in their usual order
 * @see docs/METHODS.md#daily-series
 */
export function seriesChanges(before: DailySeries, after: DailySeries): MethodChange[] {
  const first = after.days[0]?.day ?? before.days[0]?.day;
  if (first === undefined) return [];
  const shift = first - (before.days[0]?.day ?? first);
  return LOAD_METHODS.flatMap((method) => {
    const [old, now] = [before.methods[method], after.methods[method]];
    return old === undefined || now === undefined ? [] : changeOf(method, { old, now, first, shift });
  });
}

interface Compared {
  readonly old: MethodSeries;
  readonly now: MethodSeries;
  readonly first: LocalDay;
  /** Place of the first day of `now` in `old`. */
  readonly shift: number;
}

function changeOf(method: LoadMethod, { old, now, first, shift }: Compared): MethodChange[] {
  let days = 0;
  let from: LocalDay | null = null;
  let largest: MethodChange["largest"] = null;
  let most = 0;
  for (let index = 0; index < now.loads.length; index++) {
    const [was, is] = [numberAt(old.loads, index + shift), numberAt(now.loads, index)];
    if (was === is && !isAnyRatioOther(old, now, index, shift)) continue;
    const day = (first + index) as LocalDay;
    days++;
    from ??= day;
    const difference = Math.abs((is ?? 0) - (was ?? 0));
    if (was !== is && (largest === null || difference > most)) {
      largest = { day, before: was, after: is };
      most = difference;
    }
  }
  return from === null ? [] : [{ method, days, from, largest }];
}

function isAnyRatioOther(old: MethodSeries, now: MethodSeries, index: number, shift: number): boolean {
  return RATIO_NAMES.some(
    (name) => numberAt(old.ratios[name].values, index + shift) !== numberAt(now.ratios[name].values, index),
  );
}

function numberAt(numbers: Float64Array, index: number): number | null {
  const value = numbers[index];
  return value === undefined || Number.isNaN(value) ? null : value;
}
