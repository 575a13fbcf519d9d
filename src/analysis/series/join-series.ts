import { LOAD_METHODS, type LoadMethod, RATIO_NAMES } from "../../domain/load.ts";
import type { DailySeries, MethodSeries, RatioColumns } from "../../domain/series.ts";

/**
 * Two series as one: the second goes on where the first ends. Of the methods, those that both have.
 *
 * @see docs/METHODS.md#daily-series
 */
export function joinSeries(first: DailySeries, second: DailySeries): DailySeries {
  const methods = LOAD_METHODS.flatMap((method): (readonly [LoadMethod, MethodSeries])[] => {
    const [before, after] = [first.methods[method], second.methods[method]];
    return before === undefined || after === undefined ? [] : [[method, joinMethods(before, after)]];
  });
  return { days: [...first.days, ...second.days], methods: Object.fromEntries(methods) };
}

function joinMethods(before: MethodSeries, after: MethodSeries): MethodSeries {
  const ratios = RATIO_NAMES.map((name) => {
    const [first, second] = [before.ratios[name], after.ratios[name]];
    const reasons = new Uint8Array(first.reasons.length + second.reasons.length);
    reasons.set(first.reasons);
    reasons.set(second.reasons, first.reasons.length);
    return [name, { values: joinNumbers(first.values, second.values), reasons }] as const;
  });
  return {
    loads: joinNumbers(before.loads, after.loads),
    why: [...before.why, ...after.why],
    ratios: Object.fromEntries(ratios) as RatioColumns,
  };
}

function joinNumbers(first: Float64Array, second: Float64Array): Float64Array {
  const both = new Float64Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
