import { expect, test } from "vitest";
import { percentileOf, percentileOn } from "../../../src/analysis/ratio/percentile.ts";
import { emptyRatioColumn, setRatio } from "../../../src/analysis/ratio/ratio-value.ts";

const numbers = (values: readonly number[]) => Float64Array.from(values);
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

test("a percentile counts the runner's own values below, equal ones half", () => {
  expect(percentileOf(numbers(upTo(100)), 90)).toBe(90.5);
  expect(percentileOf(numbers(upTo(100)), 1000)).toBe(100);
  expect(percentileOf(numbers(upTo(100)), -1)).toBe(0);
  expect(percentileOf(numbers(upTo(40).map(() => 1)), 1)).toBe(50);
});

test("28 known values are enough and 27 are not, however many are missing", () => {
  const missing = upTo(100).map(() => Number.NaN);
  expect(percentileOf(numbers([...upTo(27), ...missing]), 5)).toBeNull();
  expect(percentileOf(numbers([...upTo(28), ...missing]), 28)).toBe(100);
});

test("a day stands among the days up to it, and a day without a number stands nowhere", () => {
  const column = emptyRatioColumn(60);
  for (const index of upTo(60)) setRatio(column, index, index === 50 ? "COVERAGE" : index);
  expect(percentileOn(column, 29)).toBeCloseTo((100 * 29.5) / 30, 12);
  expect(percentileOn(column, 50)).toBeNull();
  expect(percentileOn(column, 10)).toBeNull();
});
