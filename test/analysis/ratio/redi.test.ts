import { describe, expect, test } from "vitest";
import { RATIO_RULES } from "../../../src/analysis/ratio/ratio-rules.ts";
import { redi } from "../../../src/analysis/ratio/redi.ts";
import { daily, repeat, shown, shownRatio, THREE_ATHLETES } from "../daily.ts";

const HOLES = [300, 0, 450, null, null, 200, 0, 600, null, 400];

describe("REDI", () => {
  // Computed from Moussa et al. 2019.
  test.each([
    [0.1, 299.133821],
    [0.05, 288.560292],
    [0.5, 372.188444],
  ])("unknown days drop out of both sums, λ %d", (lambda, value) => {
    expect(redi(HOLES, lambda).at(-1)).toBeCloseTo(value, 6);
  });

  test("zeros in place of unknown days say something else", () => {
    expect(redi(HOLES.map((load) => load ?? 0)).at(-1)).toBeCloseTo(206.357547, 6);
  });

  test("athlete 3 of Williams et al. 2017", () => {
    expect(redi(THREE_ATHLETES[2]).at(-1)).toBeCloseTo(40.308933, 6);
  });

  test("nothing known gives no number, and decades of silence do not break it", () => {
    expect(redi([null, null])).toEqual([null, null]);
    const silent = redi([50, ...Array.from({ length: 20_000 }, () => null), 30]);
    expect(silent.at(-2)).toBe(50);
    expect(silent.at(-1)).toBe(30);
  });

  test("it is shown under the same rules as the ratios", () => {
    const rules = RATIO_RULES.duration;
    expect(shown(shownRatio("redi", daily(repeat(40, 28)), rules)[26])).toBe("WARMUP");
    expect(shown(shownRatio("redi", daily(repeat(40, 28)), rules)[27])).toBeCloseTo(40, 9);
    expect(shown(shownRatio("redi", daily([...repeat(40, 28), null, null]), rules).at(-1))).toBe("COVERAGE");
  });
});
