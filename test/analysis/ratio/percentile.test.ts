import { expect, test } from "vitest";
import { percentileOf } from "../../../src/analysis/ratio/percentile.ts";
import type { RatioValue } from "../../../src/domain/load.ts";

const known = (values: readonly number[]): RatioValue[] => values.map((value) => ({ kind: "known", value }));
const upTo = (count: number) => Array.from({ length: count }, (_, i) => i);

test("a percentile counts the runner's own values below, equal ones half", () => {
  expect(percentileOf(known(upTo(100)), 90)).toBe(90.5);
  expect(percentileOf(known(upTo(100)), 1000)).toBe(100);
  expect(percentileOf(known(upTo(100)), -1)).toBe(0);
  expect(percentileOf(known(upTo(40).map(() => 1)), 1)).toBe(50);
});

test("28 known values are enough and 27 are not, however many are missing", () => {
  const missing: RatioValue[] = upTo(100).map(() => ({ kind: "unknown", reason: "COVERAGE" }));
  expect(percentileOf([...known(upTo(27)), ...missing], 5)).toBeNull();
  expect(percentileOf([...known(upTo(28)), ...missing], 28)).toBe(100);
});
