import { describe, expect, test } from "vitest";
import { meanOfKnown, numbersOf } from "../../../src/analysis/ratio/load-column.ts";
import { RATIO_RULES } from "../../../src/analysis/ratio/ratio-rules.ts";
import { weekChanges } from "../../../src/analysis/ratio/week-change.ts";
import { daily, REAL_RUNNER_KM, repeat, shown, shownRatio } from "../daily.ts";

const meanOver = (days: readonly number[], from: number, to: number) => meanOfKnown(numbersOf(days), from, to);
const RULES = RATIO_RULES.duration;
const DISTANCE_RULES = RATIO_RULES.distance;

describe("week change", () => {
  // Lövdal et al. 2021, athlete 0.
  test.each([
    [27, -15.6425],
    [33, 94.702],
    [38, 85.6631],
    [44, 47.6351],
    [52, 105.7471],
  ])("a real runner on day %i", (day, change) => {
    expect(weekChanges(REAL_RUNNER_KM)[day]).toBeCloseTo(change, 4);
  });

  test("a base week of 8.7 km gives no percentage", () => {
    const values = shownRatio("weekChangePct", daily(REAL_RUNNER_KM), DISTANCE_RULES);
    expect(shown(values[44])).toBeCloseTo(47.6351, 4);
    expect(shown(values[52])).toBe("LOW_BASE");
    expect(shown(shownRatio("weekChangePct", daily(REAL_RUNNER_KM), RULES)[52])).toBeCloseTo(105.7471, 4);
  });

  // Lövdal et al. 2021, athlete 71 before event 2647: weeks of 54.1, 33.4 and 67.0 km.
  test("the three weeks before an injury: +100.6 %, 1.531429 of the two weeks before and 1.300971 of all three", () => {
    const days = [54.1, 33.4, 67].flatMap((km) => repeat(km / 7, 7));
    expect(weekChanges(days)[20]).toBeCloseTo(100.598802, 6);
    const [week, before, all] = [meanOver(days, 14, 20), meanOver(days, 0, 13), meanOver(days, 0, 20)];
    expect(week / before).toBeCloseTo(1.531429, 6);
    expect(week / all).toBeCloseTo(1.300971, 6);
  });

  test("a base of exactly 10 km is enough", () => {
    const weeks = (baseKm: number) => daily([...repeat(3, 21), ...repeat(baseKm / 7, 7), ...repeat(2, 7)]);
    expect(shown(shownRatio("weekChangePct", weeks(10), DISTANCE_RULES).at(-1))).toBeCloseTo(40, 9);
    expect(shown(shownRatio("weekChangePct", weeks(9.99), DISTANCE_RULES).at(-1))).toBe("LOW_BASE");
  });

  test("a base of nothing gives no percentage for any method", () => {
    const days = daily([...repeat(0, 28), ...repeat(5, 7)]);
    expect(shown(shownRatio("weekChangePct", days, RULES).at(-1))).toBe("LOW_BASE");
  });

  test("both weeks need 6 known days of 7, and the history 28", () => {
    const known = repeat(5, 35);
    const holes = (...indexes: number[]) => daily(known.map((load, i) => (indexes.includes(i) ? null : load)));
    expect(shown(shownRatio("weekChangePct", holes(), RULES)[26])).toBe("WARMUP");
    expect(shown(shownRatio("weekChangePct", holes(22, 30), RULES).at(-1))).toBeCloseTo(0, 9);
    expect(shown(shownRatio("weekChangePct", holes(22, 23), RULES).at(-1))).toBe("COVERAGE");
    expect(shown(shownRatio("weekChangePct", holes(30, 31), RULES).at(-1))).toBe("COVERAGE");
    const unmeasured = daily([...repeat(5, 28), 5, 5, "unmeasured", "unmeasured", 5, 5, 5]);
    expect(shown(shownRatio("weekChangePct", unmeasured, RULES).at(-1))).toBe("UNMEASURED");
  });
});
