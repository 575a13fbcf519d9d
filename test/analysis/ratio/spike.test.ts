import { describe, expect, test } from "vitest";
import { dayStates } from "../../../src/analysis/load/day-states.ts";
import { longestNoSpike } from "../../../src/analysis/ratio/longest-no-spike.ts";
import { spikeCategory, spikeOn, spikeRatio, spikes } from "../../../src/analysis/ratio/spike.ts";
import { type WholeRun, wholeRuns } from "../../../src/analysis/ratio/whole-runs.ts";
import { dayAt, REAL_RUNNER_KM, run } from "../daily.ts";

const runOf = (index: number, km: number | null): WholeRun => ({
  day: dayAt(index),
  distanceM: km === null ? null : km * 1000,
  parts: 1,
});
const FIRST = dayAt(-100);

describe("spike categories", () => {
  // Boundaries of Frandsen et al. 2025, longest prior run 10 km.
  test.each([
    [5, "reference"],
    [11, "reference"],
    [11.01, "small"],
    [13, "small"],
    [13.01, "moderate"],
    [20, "moderate"],
    [20.01, "large"],
  ])("%d km is %s", (km, category) => {
    expect(spikeCategory(spikeRatio(km, 10) ?? Number.NaN)).toBe(category);
    expect(spikeOn(dayAt(0), [runOf(-1, 10), runOf(0, km)], FIRST).category).toBe(category);
  });

  test("a boundary in floating point belongs to the milder side", () => {
    expect(spikeCategory(1.1 + 1e-12)).toBe("reference");
    expect(spikeCategory(1.1 + 1e-8)).toBe("small");
    for (const prior of [0.1, 0.3, 3, 7.7, 12.3, 17.6]) {
      expect(spikeCategory(spikeRatio(prior * 1.1, prior) ?? 0)).toBe("reference");
      expect(spikeCategory(spikeRatio(prior * 1.3, prior) ?? 0)).toBe("small");
      expect(spikeCategory(spikeRatio(prior * 2, prior) ?? 0)).toBe("moderate");
    }
  });
});

describe("the spike of a day", () => {
  // Lövdal et al. 2021, athlete 0.
  test("the 35 km run of a real runner", () => {
    const sessions = REAL_RUNNER_KM.flatMap((km, index) =>
      km === 0 ? [] : [run({ localDay: dayAt(index), distanceM: km * 1000 })],
    );
    const claims = [{ from: dayAt(0), to: dayAt(52) }];
    const days = dayStates({ sessions, dayMarks: [], claims, feedThrough: null }, dayAt(52));
    const values = spikes(days, wholeRuns(sessions));
    expect(values[27]).toMatchObject({ value: null, category: "none", provisional: true, longestPrior30dM: 17_600 });
    expect(values[33]).toMatchObject({ category: "reference", longestPrior30dM: 17_600, provisional: false });
    expect(values[33]?.value).toBeCloseTo(0.659091, 6);
    expect(values[38]).toMatchObject({ category: "moderate", longestPrior30dM: 17_600, sessionM: 35_000 });
    expect(values[38]?.value).toBeCloseTo(1.988636, 6);
    expect(values[44]).toMatchObject({ value: null, category: "none", longestPrior30dM: 35_000, sessionM: null });
    expect(values[52]?.value).toBeCloseTo(0.34, 6);
    expect(spikeOn(dayAt(38), wholeRuns(sessions), dayAt(0))).toEqual(values[38]);
  });

  test("the window is the 30 days before, the 31st day back is out", () => {
    expect(spikeOn(dayAt(0), [runOf(-30, 10), runOf(0, 15)], FIRST).value).toBe(1.5);
    expect(spikeOn(dayAt(0), [runOf(-31, 10), runOf(0, 15)], FIRST)).toMatchObject({
      value: null,
      category: "return-from-break",
      longestPrior30dM: null,
      sessionM: 15_000,
      provisional: false,
    });
  });

  test("fewer than 30 days of history make it provisional", () => {
    const runs = [runOf(-10, 10), runOf(0, 15)];
    expect(spikeOn(dayAt(0), runs, dayAt(-29)).provisional).toBe(true);
    expect(spikeOn(dayAt(0), runs, dayAt(-30)).provisional).toBe(false);
    expect(spikeOn(dayAt(0), runs, null).provisional).toBe(true);
  });

  test("of two runs a day the longest is compared, and neither is prior to the other", () => {
    const runs = [runOf(-1, 10), runOf(0, 9), runOf(0, 12)];
    expect(spikeOn(dayAt(0), runs, FIRST)).toMatchObject({ value: 1.2, sessionM: 12_000, longestPrior30dM: 10_000 });
  });

  test("a run without distance has no ratio, and is no return from a break", () => {
    expect(spikeOn(dayAt(0), [runOf(-1, 10), runOf(0, null)], FIRST)).toMatchObject({ value: null, category: "none" });
    expect(spikeOn(dayAt(0), [runOf(-1, 10), runOf(0, 20), runOf(0, null)], FIRST).value).toBeNull();
  });

  test("a prior run without distance makes the comparison provisional", () => {
    expect(spikeOn(dayAt(0), [runOf(-2, 10), runOf(-1, null), runOf(0, 12)], FIRST)).toMatchObject({
      value: 1.2,
      provisional: true,
    });
    expect(spikeOn(dayAt(0), [runOf(-1, null), runOf(0, 12)], FIRST)).toMatchObject({
      value: null,
      category: "none",
      provisional: true,
    });
  });

  test("a prior run of no distance gives nothing to divide by", () => {
    expect(spikeOn(dayAt(0), [runOf(-1, 0), runOf(0, 12)], FIRST)).toMatchObject({ value: null, category: "none" });
    expect(spikeRatio(5, 0)).toBeNull();
  });
});

describe("the longest run that is no spike", () => {
  test("it is a tenth more than the longest of 30 days, and names that run", () => {
    const runs = [runOf(-31, 40), runOf(-20, 12), runOf(-5, 16), runOf(0, 30)];
    const longest = longestNoSpike(runs, dayAt(0));
    expect(longest?.limitM).toBeCloseTo(17_600, 6);
    expect(longest?.prior).toEqual({ day: dayAt(-5), distanceM: 16_000 });
    const atLimit = spikeOn(dayAt(0), [runOf(-5, 16), runOf(0, (longest?.limitM ?? 0) / 1000)], FIRST);
    expect(atLimit.category).toBe("reference");
  });

  test("of two equally long runs the later one sets it", () => {
    expect(longestNoSpike([runOf(-9, 10), runOf(-3, 10)], dayAt(0))?.prior.day).toBe(dayAt(-3));
  });

  test("without a prior run there is no limit to name", () => {
    expect(longestNoSpike([runOf(-31, 10), runOf(0, 5)], dayAt(0))).toBeNull();
    expect(longestNoSpike([runOf(-1, null)], dayAt(0))).toBeNull();
    expect(longestNoSpike([runOf(-1, 0)], dayAt(0))).toBeNull();
  });
});
