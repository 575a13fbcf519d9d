import { describe, expect, test } from "vitest";
import { banisterTrimp, banisterTrimpOfHistogram } from "../../../src/analysis/load/banister-trimp.ts";
import { sessionLoad } from "../../../src/analysis/load/session-load.ts";
import { sessionRpe } from "../../../src/analysis/load/session-rpe.ts";
import type { Histogram } from "../../../src/domain/activity.ts";
import { type AthleteSettings, NO_SETTINGS } from "../../../src/domain/athlete.ts";
import { run } from "../daily.ts";

const MAN = { hrRestBpm: 40, hrMaxBpm: 200, sex: "male" } as const;
const WOMAN = { ...MAN, sex: "female" } as const;
const SETTINGS: AthleteSettings = { ...NO_SETTINGS, hrMaxBpm: 200, hrRestBpm: 40, sexForTrimp: "male" };

/** Seconds at whole beats. */
function heartRates(seconds: Readonly<Record<number, number>>): Histogram {
  const lowest = Math.min(...Object.keys(seconds).map(Number));
  const highest = Math.max(...Object.keys(seconds).map(Number));
  const secondsS = Array.from({ length: highest - lowest + 1 }, (_, i) => seconds[lowest + i] ?? 0);
  return { kind: "heartRateBpm", lowest, width: 1, secondsS };
}

describe("distance and duration", () => {
  test("distance load is in kilometres and duration load in timer minutes", () => {
    const session = run({ distanceM: 12_345, durationS: 3660, elapsedS: 4000 });
    expect(sessionLoad(session, "distance", NO_SETTINGS)).toEqual({ kind: "measured", load: 12.345 });
    expect(sessionLoad(session, "duration", NO_SETTINGS)).toEqual({ kind: "measured", load: 61 });
  });

  test("a missing, negative or broken reading is unmeasured, and zero is not missing", () => {
    for (const distanceM of [null, -1, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(sessionLoad(run({ distanceM }), "distance", NO_SETTINGS)).toEqual({
        kind: "unmeasured",
        why: "NO_DISTANCE",
      });
    }
    expect(sessionLoad(run({ durationS: null }), "duration", NO_SETTINGS)).toEqual({
      kind: "unmeasured",
      why: "NO_DURATION",
    });
    expect(sessionLoad(run({ distanceM: 0 }), "distance", NO_SETTINGS)).toEqual({ kind: "measured", load: 0 });
  });
});

describe("session RPE", () => {
  // Foster 1998; the four sessions are PMData p01 (Thambawita et al. 2020).
  test.each([
    [6, 50, 300],
    [7, 30, 210],
    [6, 30, 180],
    [7, 60, 420],
    [6, 50, 300],
  ])("RPE %d for %d minutes is %d", (rpe, minutes, load) => {
    expect(sessionRpe(rpe, minutes)).toBe(load);
    expect(sessionLoad(run({ rpe0To10: rpe, durationS: minutes * 60 }), "sessionRpe", NO_SETTINGS)).toEqual({
      kind: "measured",
      load,
    });
  });

  test("a run without an answer is unmeasured even when its heart rate is known", () => {
    const session = run({ heartRate: heartRates({ 150: 3600 }) });
    expect(sessionLoad(session, "sessionRpe", SETTINGS)).toEqual({ kind: "unmeasured", why: "NO_RPE" });
    expect(sessionLoad(run({ rpe0To10: 11 }), "sessionRpe", SETTINGS)).toEqual({ kind: "unmeasured", why: "NO_RPE" });
    expect(sessionLoad(run({ rpe0To10: 5, durationS: null }), "sessionRpe", SETTINGS)).toEqual({
      kind: "unmeasured",
      why: "NO_DURATION",
    });
  });
});

describe("Banister TRIMP", () => {
  // Computed from Morton, Fitz-Clarke & Banister 1990 with the 1991 constants.
  test("30 minutes at 130 between 40 and 200 beats", () => {
    expect(banisterTrimp(30, 130, MAN)).toBeCloseTo(31.802539, 6);
    expect(banisterTrimp(30, 130, WOMAN)).toBeCloseTo(37.128518, 6);
  });

  test("intervals count for more than their average heart rate", () => {
    const bySample = banisterTrimpOfHistogram(heartRates({ 120: 600, 180: 600 }), MAN);
    expect(bySample).toBeCloseTo(38.404542, 6);
    expect(bySample).toBeCloseTo(banisterTrimp(10, 120, MAN) + banisterTrimp(10, 180, MAN), 12);
    expect(banisterTrimp(20, 150, MAN)).toBeCloseTo(32.942108, 6);
  });

  test("a minute cannot be worth more than at the maximum, nor less than nothing", () => {
    expect(banisterTrimp(1, 200, MAN)).toBeCloseTo(4.365413, 6);
    expect(banisterTrimp(1, 230, MAN)).toBe(banisterTrimp(1, 200, MAN));
    expect(banisterTrimp(1, 200, WOMAN)).toBeCloseTo(4.568464, 6);
    expect(banisterTrimp(10, 30, MAN)).toBe(0);
  });

  test("a wide band stands for the mean of its whole beats", () => {
    const wide: Histogram = { kind: "heartRateBpm", lowest: 128, width: 5, secondsS: [1800] };
    expect(banisterTrimpOfHistogram(wide, MAN)).toBeCloseTo(31.802539, 6);
    const narrow: Histogram = { kind: "heartRateBpm", lowest: 129.75, width: 0.5, secondsS: [1800] };
    expect(banisterTrimpOfHistogram(narrow, MAN)).toBeCloseTo(31.802539, 6);
  });

  test("a range without room is refused by the formula and unmeasured in the product", () => {
    expect(() => banisterTrimp(1, 100, { ...MAN, hrRestBpm: 200 })).toThrow("invalid heart rate range: 200…200");
    const session = run({ heartRate: heartRates({ 150: 3600 }) });
    expect(sessionLoad(session, "banisterTrimp", { ...SETTINGS, hrRestBpm: 200 })).toEqual({
      kind: "unmeasured",
      why: "HR_RANGE_INVALID",
    });
  });

  test("nothing about the person is assumed", () => {
    const session = run({ heartRate: heartRates({ 130: 1800 }), durationS: 1800 });
    const why = (settings: AthleteSettings) => sessionLoad(session, "banisterTrimp", settings);
    expect(why({ ...SETTINGS, hrMaxBpm: null })).toEqual({ kind: "unmeasured", why: "HR_MAX_UNKNOWN" });
    expect(why({ ...SETTINGS, hrRestBpm: null })).toEqual({ kind: "unmeasured", why: "HR_REST_UNKNOWN" });
    expect(why({ ...SETTINGS, sexForTrimp: null })).toEqual({ kind: "unmeasured", why: "SEX_FOR_TRIMP_UNKNOWN" });
    expect(why(SETTINGS)).toEqual({ kind: "measured", load: expect.closeTo(31.802539, 6) });
  });

  test("nine tenths of the timer time need a heart rate", () => {
    const withHeard = (seconds: number) => run({ heartRate: heartRates({ 130: seconds }), durationS: 1000 });
    expect(sessionLoad(withHeard(899), "banisterTrimp", SETTINGS)).toEqual({
      kind: "unmeasured",
      why: "HEART_RATE_GAPS",
    });
    expect(sessionLoad(withHeard(900), "banisterTrimp", SETTINGS).kind).toBe("measured");
  });

  test("an absent or empty trace is no heart rate", () => {
    for (const heartRate of [null, heartRates({ 130: 0 }), { ...heartRates({ 130: 60 }), lowest: Number.NaN }]) {
      const load = sessionLoad(run({ heartRate, durationS: 60 }), "banisterTrimp", SETTINGS);
      expect(load).toEqual({ kind: "unmeasured", why: "NO_HEART_RATE" });
    }
    expect(
      sessionLoad(run({ heartRate: heartRates({ 130: 60 }), durationS: null }), "banisterTrimp", SETTINGS),
    ).toEqual({
      kind: "unmeasured",
      why: "NO_DURATION",
    });
  });
});
