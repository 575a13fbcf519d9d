import { describe, expect, test } from "vitest";
import {
  ATL_TAU_DAYS,
  CTL_TAU_DAYS,
  type SmoothingConvention,
  smoothedLoad,
  trainingBalance,
} from "../../../src/analysis/ratio/form.ts";
import { RATIO_RULES } from "../../../src/analysis/ratio/ratio-rules.ts";
import { daily, repeat, shown, shownRatios } from "../daily.ts";

const RULES = RATIO_RULES.duration;
const LOADS = [100, 0, 150, 80, 0, 200, 60, 0, 120, 90, 0, 180, 50, 0];

function series(loads: readonly (number | null)[], convention: SmoothingConvention, seedLoad: number) {
  return {
    ctl: smoothedLoad(loads, { tauDays: CTL_TAU_DAYS, convention, seedLoad }),
    atl: smoothedLoad(loads, { tauDays: ATL_TAU_DAYS, convention, seedLoad }),
  };
}

describe("the raw smoothing", () => {
  // Computed from the recursion with both conventions.
  test.each([
    ["one-over-tau", 63.654405, 99.845747],
    ["exponential", 63.212056, 99.752125],
  ] as const)("42 days of 100 from nothing, %s", (convention, ctl, atl) => {
    const values = series(repeat(100, 42), convention, 0);
    expect(values.ctl.at(-1)).toBeCloseTo(ctl, 6);
    expect(values.atl.at(-1)).toBeCloseTo(atl, 6);
  });

  test.each([
    ["one-over-tau", { ctl: 56.518449, atl: 65.204947, before: -18.17549, same: -8.686498, ramp: 1.126912 }],
    ["exponential", { ctl: 56.455684, atl: 65.337777, before: -17.555375, same: -8.882093, ramp: 1.12419 }],
  ] as const)("14 mixed days from 50, %s", (convention, expected) => {
    const { ctl, atl } = series(LOADS, convention, 50);
    expect(ctl[13]).toBeCloseTo(expected.ctl, 6);
    expect(atl[13]).toBeCloseTo(expected.atl, 6);
    expect(trainingBalance(ctl[12] ?? 0, atl[12] ?? 0)).toBeCloseTo(expected.before, 6);
    expect(trainingBalance(ctl[13] ?? 0, atl[13] ?? 0)).toBeCloseTo(expected.same, 6);
    expect((ctl[13] ?? 0) - (ctl[6] ?? 0)).toBeCloseTo(expected.ramp, 6);
  });

  test("an unknown day holds, a rest day falls", () => {
    const options = { tauDays: 7, convention: "one-over-tau", seedLoad: 70 } as const;
    expect(smoothedLoad([null, null], options)).toEqual([70, 70]);
    expect(smoothedLoad([0], options)).toEqual([60]);
  });
});

describe("form as shown", () => {
  test("the product divides by the time constant and takes yesterday's balance", () => {
    const loads = Array.from({ length: 60 }, (_, i) => LOADS[i % LOADS.length] ?? 0);
    const { ctl, atl } = series(loads, "one-over-tau", 0);
    const today = shownRatios(daily(loads), RULES)[59];
    expect(shown(today?.ctl)).toBeCloseTo(ctl[59] ?? 0, 12);
    expect(shown(today?.atl)).toBeCloseTo(atl[59] ?? 0, 12);
    expect(shown(today?.tsb)).toBeCloseTo((ctl[58] ?? 0) - (atl[58] ?? 0), 12);
    expect(shown(today?.ramp)).toBeCloseTo((ctl[59] ?? 0) - (ctl[52] ?? 0), 12);
  });

  test("ATL waits 28 days; CTL, TSB and ramp wait one time constant", () => {
    const values = shownRatios(daily(repeat(100, 42)), RULES);
    expect(shown(values[26]?.atl)).toBe("WARMUP");
    expect(shown(values[27]?.atl)).toBeCloseTo(100 * (1 - (6 / 7) ** 28), 9);
    expect([values[40]?.ctl, values[40]?.tsb, values[40]?.ramp].map(shown)).toEqual(["WARMUP", "WARMUP", "WARMUP"]);
    expect(shown(values[41]?.ctl)).toBeCloseTo(63.654405, 6);
  });

  test("too many unknown days hide all four", () => {
    const values = shownRatios(daily([...repeat(100, 50), null, null]), RULES).at(-1);
    expect([values?.ctl, values?.atl, values?.tsb, values?.ramp].map(shown)).toEqual(
      repeat(0, 4).map(() => "COVERAGE"),
    );
  });
});
