import { describe, expect, test } from "vitest";
import { coupledRatios, laggedRatios, uncoupledRatios } from "../../../src/analysis/ratio/acwr.ts";
import { meanOfKnown, numbersOf } from "../../../src/analysis/ratio/load-column.ts";
import { RATIO_RULES } from "../../../src/analysis/ratio/ratio-rules.ts";
import { daily, REAL_RUNNER_KM, repeat, shown, shownRatio, THREE_ATHLETES } from "../daily.ts";

const RULES = RATIO_RULES.duration;
const DISTANCE_RULES = RATIO_RULES.distance;
const last = <T>(values: readonly T[]): T | undefined => values.at(-1);

describe("the raw ratio", () => {
  // Menaspà / Williams et al. 2017: three athletes with equal sums; rolling averages cannot tell them apart.
  test.each(THREE_ATHLETES.map((loads, i) => [i + 1, loads] as const))("athlete %i", (_, loads) => {
    expect(last(coupledRatios(loads))).toBeCloseTo(1.428571429, 9);
    expect(last(uncoupledRatios(loads))).toBeCloseTo(1.666666667, 9);
  });

  test("unknown days take the mean of the known ones, unlike zeros", () => {
    const holes: (number | null)[] = [...THREE_ATHLETES[0]];
    for (const index of [9, 11, 16, 18]) holes[index] = null;
    const zeros = holes.map((load) => load ?? 0);
    expect(last(coupledRatios(zeros))).toBeCloseTo(1.627907, 6);
    expect(last(coupledRatios(holes))).toBeCloseTo(1.395349, 6);
    expect(last(uncoupledRatios(zeros))).toBeCloseTo(2.058824, 6);
    expect(last(uncoupledRatios(holes))).toBeCloseTo(1.666667, 6);
    expect(shown(last(shownRatio("acwrCoupled", daily(holes), RULES)))).toBeCloseTo(1.395349, 6);
    expect(shown(last(shownRatio("acwrUncoupled", daily(holes), RULES)))).toBeCloseTo(1.666667, 6);
  });

  // Lövdal et al. 2021, athlete 0.
  test.each([
    [27, 15.1, 88.5, 0.682486, 0.617166],
    [33, 29.4, 95.7, 1.22884, 1.330317],
    [38, 51.8, 113.1, 1.832007, 2.535073],
    [44, 43.7, 106.5, 1.641315, 2.08758],
    [52, 17.9, 106.3, 0.673565, 0.607466],
  ])("a real runner on day %i, %d km in 7 days and %d in 28", (day, ...expected) => {
    const [weekKm, monthKm, coupled, uncoupled] = expected;
    const km = numbersOf(REAL_RUNNER_KM);
    expect(7 * meanOfKnown(km, day - 6, day)).toBeCloseTo(weekKm, 9);
    expect(28 * meanOfKnown(km, day - 27, day)).toBeCloseTo(monthKm, 9);
    expect(coupledRatios(REAL_RUNNER_KM)[day]).toBeCloseTo(coupled, 6);
    expect(uncoupledRatios(REAL_RUNNER_KM)[day]).toBeCloseTo(uncoupled, 6);
    const days = daily(REAL_RUNNER_KM);
    expect(shown(shownRatio("acwrCoupled", days, DISTANCE_RULES)[day])).toBeCloseTo(coupled, 6);
    expect(shown(shownRatio("acwrUncoupled", days, DISTANCE_RULES)[day])).toBeCloseTo(uncoupled, 6);
  });

  test("after zero weeks the coupled form says a meaningless 4, then 2 where the uncoupled one says 3", () => {
    const back = [...repeat(0, 21), ...repeat(20, 7)];
    expect(last(coupledRatios(back))).toBeCloseTo(4, 12);
    expect(last(uncoupledRatios(back))).toBeNull();
    const weekLater = [...repeat(0, 14), ...repeat(20, 14)];
    expect(last(coupledRatios(weekLater))).toBeCloseTo(2, 12);
    expect(last(uncoupledRatios(weekLater))).toBeCloseTo(3, 12);
  });

  test("the lagged form compares with the 28 days before the week and needs 35 days", () => {
    const loads = [...repeat(10, 28), ...repeat(15, 7)];
    expect(laggedRatios(loads)[33]).toBeNull();
    expect(laggedRatios(loads)[34]).toBeCloseTo(1.5, 12);
  });

  test("a window that does not fit is never averaged in part", () => {
    expect(coupledRatios(repeat(10, 28)).slice(0, 27)).toEqual(repeat(0, 27).map(() => null));
  });
});

describe("the ratio as shown", () => {
  test("fewer than 28 days of history is a warm-up", () => {
    const values = shownRatio("acwrCoupled", daily(repeat(10, 28)), RULES);
    expect(values.slice(0, 27).every((value) => shown(value) === "WARMUP")).toBe(true);
    expect(shown(values[27])).toBeCloseTo(1, 12);
  });

  test("21 of 28 known days are enough and 20 are not", () => {
    const withHoles = (count: number) => daily([...repeat(10, 28)].map((load, i) => (i < count ? null : load)));
    expect(shown(last(shownRatio("acwrCoupled", withHoles(7), RULES)))).toBeCloseTo(1, 12);
    expect(shown(last(shownRatio("acwrCoupled", withHoles(8), RULES)))).toBe("COVERAGE");
  });

  test("6 of the last 7 days are enough and 5 are not", () => {
    const withHoles = (...holes: number[]) =>
      daily([...repeat(10, 28)].map((load, i) => (holes.includes(i) ? null : load)));
    expect(shown(last(shownRatio("acwrUncoupled", withHoles(25), RULES)))).toBeCloseTo(1, 12);
    expect(shown(last(shownRatio("acwrUncoupled", withHoles(25, 27), RULES)))).toBe("COVERAGE");
  });

  test("days that were run but not measured are named as such", () => {
    const days = daily([...repeat(10, 24), "unmeasured", 10, "unmeasured", 10]);
    expect(shown(last(shownRatio("acwrCoupled", days, RULES)))).toBe("UNMEASURED");
    const mixed = daily([...repeat(10, 24), "unmeasured", null, null, 10]);
    expect(shown(last(shownRatio("acwrCoupled", mixed, RULES)))).toBe("COVERAGE");
    const few = daily([...repeat(10, 26), "unmeasured", 10]);
    expect(shown(last(shownRatio("acwrCoupled", few, RULES)))).toBeCloseTo(1, 12);
  });

  test("no chronic load gives no ratio, whatever the week was", () => {
    expect(shown(last(shownRatio("acwrCoupled", daily(repeat(0, 28)), RULES)))).toBe("ZERO_CHRONIC");
    const back = daily([...repeat(0, 21), ...repeat(20, 7)]);
    expect(shown(last(shownRatio("acwrUncoupled", back, RULES)))).toBe("ZERO_CHRONIC");
    expect(shown(last(shownRatio("acwrUncoupled", back, DISTANCE_RULES)))).toBe("ZERO_CHRONIC");
  });

  test("under 5 km a week the distance ratio is hidden and other methods have no floor", () => {
    const atFloor = daily(repeat(5 / 7, 28));
    const below = daily(repeat(4.99 / 7, 28));
    expect(shown(last(shownRatio("acwrCoupled", atFloor, DISTANCE_RULES)))).toBeCloseTo(1, 12);
    expect(shown(last(shownRatio("acwrCoupled", below, DISTANCE_RULES)))).toBe("LOW_CHRONIC");
    expect(shown(last(shownRatio("acwrCoupled", below, RULES)))).toBeCloseTo(1, 12);
  });

  test("a hole in the calendar is a mistake, not a rest", () => {
    const days = daily(repeat(10, 30));
    expect(() => shownRatio("acwrCoupled", [...days.slice(0, 5), ...days.slice(6)], RULES)).toThrow(
      "invalid daily loads",
    );
  });
});
