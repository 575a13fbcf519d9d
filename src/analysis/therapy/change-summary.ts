import { mean, median } from "simple-statistics";

/** Some changes of soreness in NRS points; negative is less sore. */
export interface ChangeSummary {
  readonly n: number;
  readonly mean: number;
  readonly median: number;
  readonly lowest: number;
  readonly highest: number;
}

/**
 * How many changes there are, their mean, median and range.
 *
 * @returns null without a single one
 * @see docs/METHODS.md#before-and-after
 * @example changeSummary([-2, 0, -1])?.median // -1
 */
export function changeSummary(changes: readonly number[]): ChangeSummary | null {
  if (changes.length === 0) return null;
  const values = [...changes];
  return {
    n: values.length,
    mean: mean(values),
    median: median(values),
    lowest: Math.min(...values),
    highest: Math.max(...values),
  };
}
