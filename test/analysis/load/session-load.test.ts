import { describe, expect, test } from "vitest";
import { banisterTrimp, banisterTrimpOfHistogram } from "../../../src/analysis/load/banister-trimp.ts";
import { powerWorkKj } from "../../../src/analysis/load/power-work.ts";
import { rTssLike } from "../../../src/analysis/load/rtss-like.ts";
import { sessionLoad } from "../../../src/analysis/load/session-load.ts";
import { sessionRpe } from "../../../src/analysis/load/session-rpe.ts";
import { peakForceBw, stepLoad, stepsTaken } from "../../../src/analysis/load/step-load.ts";
import type { Histogram } from "../../../src/domain/activity.ts";
import { type AthleteSettings, NO_SETTINGS } from "../../../src/domain/athlete.ts";
import { LOAD_METHODS } from "../../../src/domain/load.ts";
import { run } from "../daily.ts";
import { SILENT_SUMMARY } from "./silent-summary.ts";

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

  test("a recording in beats is worth 23.537502, or 27.801689 with the women's constants (numpy 2, sum over its seconds)", () => {
    const secondsS = [37, 0, 112, 240, 305, 511, 298, 75, 9, 3];
    const beats: Histogram = { kind: "heartRateBpm", lowest: 118, width: 1, secondsS };
    expect(banisterTrimpOfHistogram(beats, MAN)).toBeCloseTo(23.537502, 6);
    expect(banisterTrimpOfHistogram(beats, WOMAN)).toBeCloseTo(27.801689, 6);
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

describe("elapsed time", () => {
  test("is in minutes with the pauses, and unmeasured where the source does not say", () => {
    expect(sessionLoad(run({ durationS: 3600, elapsedS: 4200 }), "elapsed", NO_SETTINGS)).toEqual({
      kind: "measured",
      load: 70,
    });
    expect(sessionLoad(run({ elapsedS: null }), "elapsed", NO_SETTINGS)).toEqual({
      kind: "unmeasured",
      why: "NO_ELAPSED_TIME",
    });
  });
});

describe("rTSS-like", () => {
  test("50 min at 3.5 against 4.0 m/s are 63.802083 (formula of TrainingPeaks' rTSS)", () => {
    expect(rTssLike(3000, 3.5, 4)).toBeCloseTo(63.802083, 6);
  });

  test("paces in place of speeds would turn the intensity over, to 108.84", () => {
    expect(rTssLike(3000, 1 / 3.5, 1 / 4)).toBeCloseTo(108.843537, 6);
  });

  test("takes the hours of the timer and the recording's fourth-power mean", () => {
    const settings = { ...NO_SETTINGS, thresholdSpeedMPerS: 4 };
    const session = run({ durationS: 1800, summary: { ...SILENT_SUMMARY, gradedS: 1800, gapSpeed4MPerS: 3.091635 } });
    const load = sessionLoad(session, "rTssLike", settings);
    expect(load.kind === "measured" ? load.load : null).toBeCloseTo(29.86939, 4);
  });

  test("says what is missing: the recording, enough of its grade, the timer time or the threshold", () => {
    const settings = { ...NO_SETTINGS, thresholdSpeedMPerS: 4 };
    const summary = { ...SILENT_SUMMARY, gradedS: 1700, gapSpeed4MPerS: 3 };
    const why = (over: Parameters<typeof run>[0], from = settings) => sessionLoad(run(over), "rTssLike", from);
    expect(why({ summary: null })).toEqual({ kind: "unmeasured", why: "NO_GRADED_SPEED" });
    expect(why({ durationS: 1900, summary })).toEqual({ kind: "unmeasured", why: "NO_GRADED_SPEED" });
    expect(why({ durationS: null, summary })).toEqual({ kind: "unmeasured", why: "NO_DURATION" });
    expect(sessionLoad(run({ durationS: 1800, summary }), "rTssLike", NO_SETTINGS)).toEqual({
      kind: "unmeasured",
      why: "THRESHOLD_SPEED_UNKNOWN",
    });
  });
});

describe("steps and their load", () => {
  test("170 steps a minute for 50 minutes are 8500", () => {
    expect(stepsTaken(170, 50)).toBe(8500);
    const session = run({ avgCadenceSpm: 170, durationS: 3000 });
    expect(sessionLoad(session, "steps", NO_SETTINGS)).toEqual({ kind: "measured", load: 8500 });
  });

  test("peak force at 170 steps a minute and 0.240 s contact is 2.309995 body weights, 1586.2733 N for 70 kg (model of Morin 2005)", () => {
    expect(peakForceBw(170, 0.24)).toBeCloseTo(2.309995, 6);
    expect(peakForceBw(170, 0.24) * 70 * 9.81).toBeCloseTo(1586.2733, 4);
    expect((stepLoad(8500, 170, 0.24) * 70 * 9.81) / 1000).toBeCloseTo(13_483.323, 3);
  });

  test("a larger exponent weighs hard steps more, and 1 is the plain sum", () => {
    expect(stepLoad(10, 170, 0.24, 4)).toBeCloseTo(10 * 2.309995 ** 4, 3);
    expect(stepLoad(10, 170, 0.24)).toBe(10 * peakForceBw(170, 0.24));
  });

  test("walking, with no time in the air, is kept at half a sine of body weight", () => {
    expect(peakForceBw(110, 0.6)).toBe(Math.PI / 2);
  });

  test("the recording's own sums go before averages", () => {
    const summary = { ...SILENT_SUMMARY, steps: 8123, stepLoad: 19_000, powerWorkKj: 801 };
    const session = run({ avgCadenceSpm: 170, avgGroundContactS: 0.24, avgPowerW: 250, summary });
    const loads = (["steps", "stepLoad", "powerWork"] as const).map((method) =>
      sessionLoad(session, method, NO_SETTINGS),
    );
    expect(loads).toEqual([8123, 19_000, 801].map((load) => ({ kind: "measured", load })));
  });

  test("no cadence, no contact and no time are said, and a zero is not a reading", () => {
    const why = (over: Parameters<typeof run>[0], method: "steps" | "stepLoad") =>
      sessionLoad(run(over), method, NO_SETTINGS);
    expect(why({}, "steps")).toEqual({ kind: "unmeasured", why: "NO_CADENCE" });
    expect(why({ avgCadenceSpm: 0 }, "steps")).toEqual({ kind: "unmeasured", why: "NO_CADENCE" });
    expect(why({ avgCadenceSpm: 170, durationS: null }, "steps")).toEqual({ kind: "unmeasured", why: "NO_DURATION" });
    expect(why({ avgCadenceSpm: 170 }, "stepLoad")).toEqual({ kind: "unmeasured", why: "NO_GROUND_CONTACT" });
    expect(why({ avgGroundContactS: 0.24 }, "stepLoad")).toEqual({ kind: "unmeasured", why: "NO_CADENCE" });
  });
});

describe("power work", () => {
  test("250 W for 50 minutes are 750 kJ", () => {
    expect(powerWorkKj(250, 3000)).toBe(750);
    expect(sessionLoad(run({ avgPowerW: 250, durationS: 3000 }), "powerWork", NO_SETTINGS)).toEqual({
      kind: "measured",
      load: 750,
    });
  });

  test("without power there is no number", () => {
    expect(sessionLoad(run(), "powerWork", NO_SETTINGS)).toEqual({ kind: "unmeasured", why: "NO_POWER" });
  });
});

describe("every load method", () => {
  test("a run of which only the day is known is unmeasured by all of them, each with its reason", () => {
    const bare = run({ durationS: null, elapsedS: null, distanceM: null });
    for (const method of LOAD_METHODS) expect(sessionLoad(bare, method, SETTINGS).kind).toBe("unmeasured");
  });
});
