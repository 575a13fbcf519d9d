import { describe, expect, test } from "vitest";
import { ewma, ewmaRatios } from "../../../src/analysis/ratio/ewma.ts";
import { RATIO_RULES } from "../../../src/analysis/ratio/ratio-rules.ts";
import { daily, repeat, shown, shownRatio, shownRatios } from "../daily.ts";

// ACWR 0.1.0 for R, its own daily test series: 21 days of 30, then 7 of 50, one row a day. docs/METHODS.md#other-conventions
const SERIES = [...repeat(30, 21), ...repeat(50, 7)];
const RULES = RATIO_RULES.duration;
const day = (number: number) => number - 1;

describe("the R package ACWR", () => {
  test("prints 1.43 and 1.67 on day 28, as the calendar windows do", () => {
    expect(shown(shownRatio("acwrCoupled", daily(SERIES), RULES)[day(28)])).toBeCloseTo(1.43, 2);
    expect(shown(shownRatio("acwrUncoupled", daily(SERIES), RULES)[day(28)])).toBeCloseTo(1.67, 2);
  });

  test("prints ratios of expanding means from day 22 on where we show none", () => {
    const mean = (loads: readonly number[]) => loads.reduce((sum, load) => sum + load, 0) / loads.length;
    expect(mean(SERIES.slice(15, 22))).toBeCloseTo(32.86, 2);
    expect(mean(SERIES.slice(0, 22))).toBeCloseTo(30.91, 2);
    expect(mean(SERIES.slice(15, 22)) / mean(SERIES.slice(0, 22))).toBeCloseTo(1.06, 2);
    expect(mean(SERIES.slice(15, 22)) / mean(SERIES.slice(0, 15))).toBeCloseTo(1.1, 2);
    expect(mean(SERIES.slice(18, 25)) / mean(SERIES.slice(0, 18))).toBeCloseTo(1.38, 2);
    for (const number of [22, 25, 27]) {
      const today = shownRatios(daily(SERIES), RULES)[day(number)];
      expect([shown(today?.acwrCoupled), shown(today?.acwrUncoupled)]).toEqual(["WARMUP", "WARMUP"]);
    }
  });

  test("prints the EWMA from the first row on, with the same seed as ours", () => {
    expect(ewma(SERIES, 7)[day(22)]).toBeCloseTo(35, 9);
    expect(ewma(SERIES, 28)[day(22)]).toBeCloseTo(31.3793, 4);
    expect(ewmaRatios(SERIES)[day(22)]).toBeCloseTo(1.115385, 6);
    expect(ewmaRatios(SERIES)[day(28)]).toBeCloseTo(1.249746, 6);
  });

  test("averages over sessions, so that three a week give other ratios than their calendar", () => {
    const week = (loads: readonly number[]) => [loads[0] ?? 0, 0, loads[1] ?? 0, 0, loads[2] ?? 0, 0, 0];
    const loads = [...Array.from({ length: 5 }, () => week([100, 200, 300])).flat(), ...week([200, 300, 400])];
    // The last session is on the fifth day of its week: it prints 1.30 and 2.00 there.
    const lastSession = shownRatios(daily(loads.slice(0, -2)), RULES).at(-1);
    expect(shown(lastSession?.acwrCoupled)).toBeCloseTo(1.3333, 4);
    expect(shown(lastSession?.acwrUncoupled)).toBeCloseTo(1.5, 9);
  });
});

describe("TTR and ostRc in R", () => {
  test("seed the EWMA with the mean of the first rows instead of the first row", () => {
    const loads = [100, ...repeat(50, 27)];
    const seededByMean = ewma(loads.slice(7), 7, (100 + 6 * 50) / 7).at(-1) ?? 0;
    expect(ewma(loads, 7).at(-1)).toBeCloseTo(50.0212, 3);
    expect(seededByMean).toBeCloseTo(50.017, 2);
  });
});
