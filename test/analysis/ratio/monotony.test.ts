import { describe, expect, test } from "vitest";
import { monotony, strain } from "../../../src/analysis/ratio/monotony.ts";
import { RATIO_RULES } from "../../../src/analysis/ratio/ratio-rules.ts";
import { daily, REAL_RUNNER_KM, repeat, shown, shownRatios } from "../daily.ts";

const RULES = RATIO_RULES.duration;
const WEEK = [300, 0, 450, 200, 0, 600, 400];

describe("monotony and strain", () => {
  // Computed from Foster 1998 with both standard deviations.
  test("a week of seven loads", () => {
    expect(monotony(WEEK)).toBeCloseTo(1.226965, 6);
    expect(strain(WEEK)).toBeCloseTo(2392.582256, 6);
    expect(monotony(WEEK, "population")).toBeCloseTo(1.325274, 6);
    expect(strain(WEEK, "population")).toBeCloseTo(2584.2842, 5);
    expect(1950 / 7 / (monotony(WEEK) ?? 0)).toBeCloseTo(227.041007, 6);
    expect(shown(shownRatios(daily(WEEK), RULES)[6]?.monotony)).toBeCloseTo(1.226965, 6);
    expect(shown(shownRatios(daily(WEEK), RULES)[6]?.strain)).toBeCloseTo(2392.582256, 6);
  });

  // Lövdal et al. 2021, athlete 0, days 32 to 38.
  test("the week of a real runner's 35 km run", () => {
    const week = REAL_RUNNER_KM.slice(32, 39);
    expect(monotony(week)).toBeCloseTo(0.572264, 6);
    expect(monotony(week, "population")).toBeCloseTo(0.618116, 6);
    expect(shown(shownRatios(daily(REAL_RUNNER_KM), RULES)[38]?.monotony)).toBeCloseTo(0.572264, 6);
  });

  test("equal loads have no variation, zeros and rounding included", () => {
    for (const load of [0, 50, 0.1, 1 / 3]) {
      const values = shownRatios(daily(repeat(load, 7)), RULES)[6];
      expect(shown(values?.monotony)).toBe("NO_VARIATION");
      expect(shown(values?.strain)).toBe("NO_VARIATION");
    }
  });

  test("one unknown day is enough to say nothing, and an unmeasured one is named as such", () => {
    expect(shown(shownRatios(daily([300, 0, 450, null, 0, 600, 400]), RULES)[6]?.monotony)).toBe("UNKNOWN_DAY");
    expect(shown(shownRatios(daily([300, 0, 450, "unmeasured", 0, 600, 400]), RULES)[6]?.strain)).toBe("UNMEASURED");
    expect(shown(shownRatios(daily([300, null, "unmeasured", 0, 0, 600, 400]), RULES)[6]?.strain)).toBe("UNKNOWN_DAY");
  });

  test("six days are no week", () => {
    expect(shown(shownRatios(daily(WEEK), RULES)[5]?.monotony)).toBe("WARMUP");
    expect(monotony([300])).toBeNull();
  });
});
