import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { conditionalLogistic } from "../../../../src/analysis/link/statistics/conditional-logistic.ts";
import { betaQuantile } from "../../../../src/analysis/link/statistics/distributions.ts";
import { exactBound, exactOdds } from "../../../../src/analysis/link/statistics/exact-interval.ts";
import { seededRandom } from "../../../../src/analysis/link/statistics/seeded-random.ts";
import { SIX_SETS } from "./six-sets.ts";

type Sets = readonly (readonly number[])[];

function peakOf(sets: Sets) {
  const fit = conditionalLogistic(sets.map((values) => ({ rows: values.map((value) => [value]), cases: 1 })));
  if (fit.kind === "cannot-tell") throw new Error(fit.why);
  return { value: fit.coefficients[0]!, standardError: fit.standardErrors[0]! };
}

/** Every way to choose one row a set: the chance of a smaller sum of chosen values, and half of that of the same. */
function enumerated(sets: Sets, coefficient: number): number {
  const observed = sets.reduce((sum, [first = 0]) => sum + first, 0);
  let all: { sum: number; weight: number }[] = [{ sum: 0, weight: 1 }];
  for (const values of sets) {
    all = all.flatMap(({ sum, weight }) =>
      values.map((value) => ({ sum: sum + value, weight: weight * Math.exp(coefficient * value) })),
    );
  }
  const total = all.reduce((sum, { weight }) => sum + weight, 0);
  const share = (isIt: (sum: number) => boolean) =>
    all.filter(({ sum }) => isIt(sum)).reduce((sum, { weight }) => sum + weight, 0) / total;
  return share((sum) => sum < observed - 1e-9) + share((sum) => Math.abs(sum - observed) <= 1e-9) / 2;
}

/** Yes or no in pairs: `more` cases with it whose control has not, `less` the other way around. */
const pairs = (more: number, less: number): Sets =>
  Array.from({ length: more + less }, (_, i) => (i < more ? [1, 0] : [0, 1]));

describe("the exact interval of conditional odds", () => {
  it("of the six sets compared with R ends where every choice, counted one by one, gives 2.5 % and 97.5 %", () => {
    const sets = SIX_SETS;
    const peak = peakOf(sets);
    expect(peak.value).toBeCloseTo(4.941151295, 8);
    const { lower, upper, pValue } = exactOdds(sets, peak);
    expect(enumerated(sets, lower)).toBeCloseTo(0.975, 2);
    expect(enumerated(sets, upper)).toBeCloseTo(0.025, 2);
    expect(pValue).toBeCloseTo(2 * (1 - enumerated(sets, 0)), 2);
    expect(lower).toBeLessThan(peak.value);
    expect(upper).toBeGreaterThan(peak.value);
  });

  it("of 8 pairs against 2 is that of 8 heads in 10 throws, half of the chance of 8 to either side", () => {
    const { lower, upper, pValue } = exactOdds(pairs(8, 2), peakOf(pairs(8, 2)));
    const odds = (share: number) => Math.log(share / (1 - share));
    // Between the exact interval and the one that leaves the observed count out.
    expect(lower).toBeGreaterThan(odds(betaQuantile(0.025, 8, 3)));
    expect(lower).toBeLessThan(odds(betaQuantile(0.025, 9, 2)));
    expect(upper).toBeLessThan(odds(betaQuantile(0.975, 9, 2)));
    expect(upper).toBeGreaterThan(odds(betaQuantile(0.975, 8, 3)));
    // 2 · (10 + 1 + 45 / 2) / 1024: mid-p of McNemar's test.
    expect(pValue).toBeCloseTo((2 * (11 + 22.5)) / 1024, 12);
    expect(enumerated(pairs(8, 2), lower)).toBeCloseTo(0.975, 9);
    expect(enumerated(pairs(8, 2), upper)).toBeCloseTo(0.025, 9);
  });

  it("turns around with the values, and stays where it is when a set is moved", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000 }), (seed) => {
        const random = seededRandom(seed);
        const sets = Array.from({ length: 8 }, () => Array.from({ length: 3 }, () => random.uniform()));
        const fit = conditionalLogistic(sets.map((values) => ({ rows: values.map((value) => [value]), cases: 1 })));
        fc.pre(fit.kind === "estimated");
        const peak = peakOf(sets);
        const there = exactOdds(sets, peak);
        const turned = exactOdds(
          sets.map((values) => values.map((value) => -value)),
          { ...peak, value: -peak.value },
        );
        const moved = exactOdds(
          sets.map((values, i) => values.map((value) => value + i)),
          peak,
        );
        const near = 0.1 * (there.upper - there.lower);
        expect(Math.abs(turned.lower + there.upper)).toBeLessThan(near);
        expect(Math.abs(turned.upper + there.lower)).toBeLessThan(near);
        expect(Math.abs(moved.lower - there.lower)).toBeLessThan(near);
        expect(there.lower).toBeLessThan(peak.value);
        expect(there.upper).toBeGreaterThan(peak.value);
      }),
      { numRuns: 40 },
    );
  });

  it("has one end where all cases are on one side, and none to tell where they are not", () => {
    // All 6 of 6 pairs: half of share^6 is 2.5 %.
    const share = 0.05 ** (1 / 6);
    const above = exactBound(pairs(6, 0));
    const below = exactBound(pairs(0, 6));
    expect(above).toMatchObject({ lower: expect.closeTo(Math.log(share / (1 - share)), 9) });
    expect(below).toMatchObject({ upper: expect.closeTo(-Math.log(share / (1 - share)), 9) });
    expect(above?.pValue).toBeCloseTo(1 / 64, 12);
    expect(below?.pValue).toBeCloseTo(1 / 64, 12);
    expect(exactBound(pairs(5, 1))).toBeNull();
    expect(exactBound([[1, 1]])).toBeNull();
  });

  it("keeps its digits with hundreds of sets", () => {
    const many = pairs(260, 240);
    const { lower, upper, pValue } = exactOdds(many, peakOf(many));
    expect(lower).toBeCloseTo(Math.log(260 / 240) - 1.96 * Math.sqrt(1 / 260 + 1 / 240), 2);
    expect(upper).toBeCloseTo(Math.log(260 / 240) + 1.96 * Math.sqrt(1 / 260 + 1 / 240), 2);
    expect(pValue).toBeGreaterThan(0.3);
    expect(pValue).toBeLessThan(0.4);
  });
});
