import { describe, expect, test } from "vitest";
import { coupledRatios } from "../../../src/analysis/ratio/acwr.ts";
import { ewma, ewmaRatios, ewmaRatiosLagged } from "../../../src/analysis/ratio/ewma.ts";
import { RATIO_RULES } from "../../../src/analysis/ratio/ratio-rules.ts";
import { daily, REAL_RUNNER_KM, repeat, shown, shownRatio, shownRatios, THREE_ATHLETES } from "../daily.ts";

const RULES = RATIO_RULES.duration;

describe("the raw EWMA", () => {
  // Menaspà / Williams et al. 2017, reproduced with the R code of ACWR; the letter prints 1.25, 1.41 and 1.55.
  test.each([
    [1, 47.3303222656, 37.8719672934, 1.2497455413, 1.577677409],
    [2, 53.6730120375, 38.1687653754, 1.4062024671, 1.814592551],
    [3, 62.1241880487, 40.0614183649, 1.5507236285, 2.060642279],
  ])("athlete %i", (athlete, ...expected) => {
    const [e7, e28, ratio, lagged] = expected;
    const loads = THREE_ATHLETES[athlete - 1] ?? [];
    expect(ewma(loads, 7).at(-1)).toBeCloseTo(e7, 10);
    expect(ewma(loads, 28).at(-1)).toBeCloseTo(e28, 10);
    expect(ewmaRatios(loads).at(-1)).toBeCloseTo(ratio, 10);
    expect(ewmaRatiosLagged(loads).at(-1)).toBeCloseTo(lagged, 9);
  });

  // ACWR-R, same athlete, row 22.
  test("athlete 1 on the first day of the higher load", () => {
    expect(ewmaRatios(THREE_ATHLETES[0])[21]).toBeCloseTo(1.115385, 6);
  });

  // Wang et al. 2020: the initial load problem.
  test("the first day still weighs on the chronic average weeks later", () => {
    const onlyFirst = [1, ...repeat(0, 83)];
    const weightPct = (day: number) => 100 * (ewma(onlyFirst, 28)[day - 1] ?? 0);
    expect(weightPct(28)).toBeCloseTo(14.52, 2);
    expect(weightPct(56)).toBeCloseTo(1.96, 2);
    expect(weightPct(84)).toBeCloseTo(0.27, 2);
    const bigFirst = [100, ...repeat(50, 27)];
    expect(ewmaRatios(bigFirst).at(-1)).toBeCloseTo(0.873552, 6);
    expect(coupledRatios(bigFirst).at(-1)).toBeCloseTo(0.965517, 6);
  });

  test("an unknown day holds the average; zeros in its place say something else", () => {
    const holes: (number | null)[] = [...THREE_ATHLETES[0]];
    for (const index of [9, 11, 16, 18]) holes[index] = null;
    expect(ewmaRatios(holes).at(-1)).toBeCloseTo(1.249746, 6);
    expect(ewmaRatios(holes.map((load) => load ?? 0)).at(-1)).toBeCloseTo(1.338694, 6);
  });

  // Lövdal et al. 2021, athlete 0, seeded on day 0.
  test.each([
    [27, 0.756027],
    [33, 1.407302],
    [38, 1.946084],
    [44, 0.709453],
    [52, 1.095033],
  ])("a real runner on day %i", (day, ratio) => {
    expect(ewmaRatios(REAL_RUNNER_KM)[day]).toBeCloseTo(ratio, 6);
  });
});

describe("the EWMA ratio as shown", () => {
  test("the first 56 days are a warm-up", () => {
    expect(shownRatio("acwrEwma", daily(REAL_RUNNER_KM), RATIO_RULES.distance).map(shown)).toEqual(
      REAL_RUNNER_KM.map(() => "WARMUP"),
    );
    const values = shownRatio("acwrEwma", daily(repeat(10, 57)), RULES);
    expect(shown(values[55])).toBe("WARMUP");
    expect(shown(values[56])).toBeCloseTo(1, 12);
  });

  test("a seed from 28 known days shortens the warm-up to 28 days and 27 do not", () => {
    const days = daily(repeat(10, 40));
    expect(shown(shownRatios(days, RULES, { meanLoad: 10, knownDays: 28 })[26]?.acwrEwma)).toBe("WARMUP");
    expect(shown(shownRatios(days, RULES, { meanLoad: 10, knownDays: 28 })[27]?.acwrEwma)).toBeCloseTo(1, 12);
    expect(shown(shownRatios(days, RULES, { meanLoad: 10, knownDays: 27 })[39]?.acwrEwma)).toBe("WARMUP");
    const low = shownRatios(days, RULES, { meanLoad: 5, knownDays: 28 })[27]?.acwrEwma;
    expect(shown(low)).toBeGreaterThan(1);
  });

  test("coverage and floors hold for it too", () => {
    const holes = daily([...repeat(10, 55), null, 10, null]);
    expect(shown(shownRatio("acwrEwma", holes, RULES).at(-1))).toBe("COVERAGE");
    expect(shown(shownRatio("acwrEwma", daily(repeat(0.1, 60)), RATIO_RULES.distance).at(-1))).toBe("LOW_CHRONIC");
    expect(shown(shownRatio("acwrEwma", daily(repeat(0, 60)), RULES).at(-1))).toBe("ZERO_CHRONIC");
  });
});
