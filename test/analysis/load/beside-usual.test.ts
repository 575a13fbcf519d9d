import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { decouplingPct, latestDecoupling } from "../../../src/analysis/load/decoupling.ts";
import { hardShare7d } from "../../../src/analysis/load/hard-share.ts";
import { intensityOf, zoneOf, zoneScale } from "../../../src/analysis/load/intensity.ts";
import { latestBalance, latestCadence } from "../../../src/analysis/load/own-form.ts";
import type { Histogram } from "../../../src/domain/activity.ts";
import { type EffectiveSetting, NO_SETTINGS } from "../../../src/domain/athlete.ts";
import type { SessionSummary } from "../../../src/domain/history.ts";
import { dayAt, run } from "../daily.ts";
import { SILENT_SUMMARY } from "./silent-summary.ts";

/** A run on a day, in minutes at heart rates. */
function heard(day: number, minutes: Readonly<Record<number, number>>, over: Partial<SessionSummary> = {}) {
  const rates = Object.keys(minutes).map(Number);
  const lowest = Math.min(...rates);
  const secondsS = Array.from({ length: Math.max(...rates) - lowest + 1 }, (_, i) => (minutes[lowest + i] ?? 0) * 60);
  const heartRate: Histogram = { kind: "heartRateBpm", lowest, width: 1, secondsS };
  return run({ localDay: dayAt(day), heartRate, durationS: secondsS.reduce((sum, s) => sum + s, 0), ...over });
}

const MAX_200: readonly EffectiveSetting[] = [{ name: "hrMaxBpm", from: dayAt(0), value: 200 }];
const MAX_FROM_THE_START: readonly EffectiveSetting[] = [{ name: "hrMaxBpm", from: dayAt(-1000), value: 200 }];
const THRESHOLD_170: readonly EffectiveSetting[] = [...MAX_200, { name: "lthrBpm", from: dayAt(0), value: 170 }];

describe("the share of hard running", () => {
  test("is the time in zones 4 and 5 of the highest heart rate over the time with a heart rate", () => {
    const runs = [heard(1, { 150: 30, 160: 10 }), heard(4, { 130: 50, 185: 10 })];
    expect(hardShare7d(runs, dayAt(6), MAX_200)).toMatchObject({
      kind: "known",
      value: 0.2,
      by: "maximum",
      hardS: 1200,
    });
  });

  test("is the time at the threshold and above where that is stated", () => {
    const runs = [heard(1, { 165: 30, 170: 10 })];
    expect(hardShare7d(runs, dayAt(6), THRESHOLD_170)).toMatchObject({ kind: "known", value: 0.25, by: "threshold" });
    expect(hardShare7d(runs, dayAt(6), MAX_200)).toMatchObject({ value: 1, by: "maximum" });
  });

  test("looks at seven days, the last one included", () => {
    const runs = [heard(0, { 190: 60 }), heard(1, { 120: 60 })];
    expect(hardShare7d(runs, dayAt(6), MAX_200)).toMatchObject({ value: 0.5 });
    expect(hardShare7d(runs, dayAt(7), MAX_200)).toMatchObject({ value: 0 });
    expect(hardShare7d(runs, dayAt(8), MAX_200)).toEqual({ kind: "unknown", why: "NO_RECENT_RUN" });
  });

  test("is not made when a fifth of the running time or more has no heart rate", () => {
    const most = [heard(1, { 150: 80 }), run({ localDay: dayAt(2), durationS: 20 * 60 })];
    expect(hardShare7d(most, dayAt(6), MAX_200)).toMatchObject({ kind: "known", heardFrac: 0.8 });
    const less = [heard(1, { 150: 79 }), run({ localDay: dayAt(2), durationS: 21 * 60 })];
    expect(hardShare7d(less, dayAt(6), MAX_200)).toEqual({ kind: "unknown", why: "NO_HEART_RATE" });
    const untimed = [heard(1, { 150: 80 }), run({ localDay: dayAt(2), durationS: null })];
    expect(hardShare7d(untimed, dayAt(6), MAX_200)).toEqual({ kind: "unknown", why: "NO_DURATION" });
  });

  test("asks for the highest heart rate, and leaves other sports out", () => {
    expect(hardShare7d([heard(1, { 150: 60 })], dayAt(6), [])).toEqual({ kind: "unknown", why: "HR_MAX_UNKNOWN" });
    const ride = heard(1, { 190: 60 }, { sport: "ride" });
    expect(hardShare7d([ride, heard(2, { 120: 60 })], dayAt(6), MAX_200)).toMatchObject({ value: 0 });
  });

  test("carries the earlier days for a percentile, unknown where they have no share", () => {
    const share = hardShare7d([heard(0, { 190: 60 }), heard(8, { 120: 60 })], dayAt(8), MAX_200);
    const earlier = share.kind === "known" ? share.earlier : [];
    expect(earlier).toHaveLength(365);
    expect(earlier.filter(({ kind }) => kind === "known")).toEqual(Array(7).fill({ kind: "known", value: 1 }));
  });

  test("says of an earlier day what was said on that day", () => {
    const days = fc.array(fc.nat(60), { maxLength: 40 }).map((each) => [...each].sort((a, b) => a - b));
    fc.assert(
      fc.property(days, fc.nat(90), (each, last) => {
        const runs = each.map((day, index) => heard(day, { 120: 10 + index, 185: index % 4 }));
        const share = hardShare7d(runs, dayAt(last), MAX_FROM_THE_START);
        if (share.kind === "unknown") return;
        const onTheDay = share.earlier.map((_, index) => {
          const then = hardShare7d(runs, dayAt(last - 365 + index), MAX_FROM_THE_START);
          return then.kind === "known"
            ? { kind: "known", value: then.value }
            : { kind: "unknown", reason: "UNMEASURED" };
        });
        expect(share.earlier).toEqual(onTheDay);
      }),
      { numRuns: 20 },
    );
  });
});

describe("zones", () => {
  test("by the threshold begin at 85, 90, 95 and 100 % of it, the bound belonging to its zone", () => {
    const scale = { by: "threshold", lthrBpm: 160 } as const;
    expect([90, 135, 136, 143, 144, 152, 159, 160, 190].map((rate) => zoneOf(rate, scale))).toEqual([
      1, 1, 2, 2, 3, 4, 4, 5, 5,
    ]);
  });

  test("are by the threshold where it is stated, else by the highest heart rate, else not at all", () => {
    expect(zoneScale({ ...NO_SETTINGS, hrMaxBpm: 190, lthrBpm: 170 })).toEqual({ by: "threshold", lthrBpm: 170 });
    expect(zoneScale({ ...NO_SETTINGS, hrMaxBpm: 190 })).toEqual({ by: "maximum", hrMaxBpm: 190 });
    expect(zoneScale({ ...NO_SETTINGS, hrMaxBpm: 0, lthrBpm: Number.NaN })).toBeNull();
  });

  test("add up to the time heard, and to the metres of the recording", () => {
    const summary = {
      ...SILENT_SUMMARY,
      heartRateMetresLowestBpm: 140,
      heartRateMetresWidthBpm: 5,
      heartRateMetresM: [2000, 0, 0, 0, 1000],
    };
    const intensity = intensityOf(heard(0, { 90: 5, 142: 20, 162: 10 }, { summary }), { by: "maximum", hrMaxBpm: 200 });
    expect(intensity).toEqual({
      kind: "known",
      value: {
        by: "maximum",
        secondsS: [300, 0, 0, 1200, 600, 0],
        distanceM: [0, 0, 0, 2000, 1000, 0],
      },
    });
  });

  test("without a recording have no metres, and without enough heart rate no time", () => {
    const scale = { by: "maximum", hrMaxBpm: 200 } as const;
    expect(intensityOf(heard(0, { 142: 20 }), scale)).toMatchObject({ value: { distanceM: null } });
    expect(intensityOf(heard(0, { 142: 20 }, { durationS: 2000 }), scale)).toEqual({
      kind: "unknown",
      why: "HEART_RATE_GAPS",
    });
    expect(intensityOf(run(), scale)).toEqual({ kind: "unknown", why: "NO_HEART_RATE" });
    expect(intensityOf(heard(0, { 142: 20 }), null)).toEqual({ kind: "unknown", why: "HR_MAX_UNKNOWN" });
  });
});

describe("decoupling", () => {
  const steady = (day: number, first: number, second: number) =>
    run({
      localDay: dayAt(day),
      summary: { ...SILENT_SUMMARY, efficiencyFirst: first, efficiencySecond: second },
    });

  test("3.0 m/s at 145 and then 2.95 m/s at 152 is 6.195175 %", () => {
    expect(decouplingPct(3 / 145, 2.95 / 152)).toBeCloseTo(6.195175, 6);
  });

  test("of the latest steady run stands beside the median of five earlier ones or more", () => {
    const earlier = [3, 5, 4, 20, 1].map((pct, day) => steady(day, 1, 1 - pct / 100));
    const sessions = [...earlier, steady(10, 1, 0.9), run({ localDay: dayAt(12) })];
    const beside = latestDecoupling(sessions, dayAt(14));
    expect(beside.kind === "known" ? [beside.value, beside.usual, beside.run.localDay] : null).toEqual([
      expect.closeTo(10, 9),
      expect.closeTo(4, 9),
      dayAt(10),
    ]);
    expect(latestDecoupling(sessions.slice(1), dayAt(14))).toMatchObject({ kind: "known", usual: null });
  });

  test("says when there was no steady run, and when there was no run at all, within 28 days", () => {
    const old = steady(0, 1, 1);
    expect(latestDecoupling([old], dayAt(27))).toMatchObject({ kind: "known", value: 0 });
    expect(latestDecoupling([old], dayAt(28))).toEqual({ kind: "unknown", why: "NO_RECENT_RUN" });
    expect(latestDecoupling([run()], dayAt(1))).toEqual({ kind: "unknown", why: "NO_STEADY_RUN" });
  });
});

describe("own form", () => {
  const paced = (day: number, speedMPerS: number, avgCadenceSpm: number, over: Partial<SessionSummary> = {}) =>
    run({ localDay: dayAt(day), durationS: 3600, distanceM: 3600 * speedMPerS, avgCadenceSpm, ...over });

  test("cadence is compared with runs at a speed within 3 % alone", () => {
    const matched = [168, 170, 172, 169, 171].map((spm, day) => paced(day, 3 * (0.98 + day / 100), spm));
    const fast = [5, 6, 7].map((day) => paced(day, 4, 185));
    const beside = latestCadence([...matched, ...fast, paced(9, 3, 180)], dayAt(9));
    expect(beside).toMatchObject({ kind: "known", value: 180, usual: 170 });
  });

  test("a treadmill is compared with treadmills, and runs before the last 180 days are left out", () => {
    const earlier = [1, 2, 3, 4, 5].map((day) => paced(day, 3, 170));
    expect(latestCadence([...earlier, paced(9, 3, 180, { treadmill: true })], dayAt(9))).toMatchObject({ usual: null });
    expect(latestCadence([...earlier, paced(181, 3, 180)], dayAt(181))).toMatchObject({ usual: 170 });
    expect(latestCadence([...earlier, paced(182, 3, 180)], dayAt(182))).toMatchObject({ usual: null });
  });

  test("the balance of ground contact stands beside its median, and an impossible one is no reading", () => {
    const balanced = (day: number, leftFrac: number) =>
      run({ localDay: dayAt(day), groundContactBalanceLeftFrac: leftFrac });
    const earlier = [0.5, 0.505, 0.498, 0.502, 0.9, 0.51].map((leftFrac, day) => balanced(day, leftFrac));
    expect(latestBalance([...earlier, balanced(8, 0.53)], dayAt(8))).toMatchObject({ value: 0.53, usual: 0.502 });
    expect(latestBalance([balanced(1, 0.05)], dayAt(2))).toEqual({ kind: "unknown", why: "NO_GROUND_CONTACT" });
    expect(latestCadence([run()], dayAt(2))).toEqual({ kind: "unknown", why: "NO_CADENCE" });
  });
});
