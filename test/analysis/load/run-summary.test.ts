import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bestEffort, heartRateAtEnd } from "../../../src/analysis/load/best-effort.ts";
import { decouplingPct } from "../../../src/analysis/load/decoupling.ts";
import { efficiencyHalves } from "../../../src/analysis/load/efficiency-halves.ts";
import { gradeAdjustedSpeedMPerS } from "../../../src/analysis/load/grade-cost.ts";
import { gradedSpeed } from "../../../src/analysis/load/graded-speed.ts";
import { rTssLike } from "../../../src/analysis/load/rtss-like.ts";
import { runSummary } from "../../../src/analysis/load/run-summary.ts";
import { peakForceBw } from "../../../src/analysis/load/step-load.ts";
import type { RunBlocks } from "../../../src/domain/activity.ts";
import { SILENT_SUMMARY } from "./silent-summary.ts";

interface Stretch {
  readonly blocks: number;
  readonly speedMPerS?: number | null;
  readonly gradeFrac?: number | null;
  readonly heartRateBpm?: number | null;
  readonly cadenceSpm?: number | null;
  readonly groundContactS?: number | null;
  readonly powerW?: number | null;
}

/** Stretches of blocks of 30 s, level and silent except where told otherwise. */
function recorded(...stretches: readonly Stretch[]): RunBlocks {
  const all = stretches.flatMap((stretch) => Array.from({ length: stretch.blocks }, () => stretch));
  const of = <T>(read: (stretch: Stretch) => T) => all.map(read);
  const times = (a: number | null | undefined, b: number | null | undefined) =>
    a === null || a === undefined || b === null || b === undefined ? null : a * b;
  return {
    lengthS: 30,
    secondsS: of(() => 30),
    distanceM: of(({ speedMPerS }) => times(speedMPerS, 30)),
    climbM: of(({ speedMPerS, gradeFrac = 0 }) => times(times(speedMPerS, 30), gradeFrac)),
    heartRateBpm: of(({ heartRateBpm = null }) => heartRateBpm),
    steps: of(({ cadenceSpm }) => times(cadenceSpm, 0.5)),
    cadenceSpm: of(({ cadenceSpm = null }) => cadenceSpm),
    groundContactS: of(({ groundContactS = null }) => groundContactS),
    powerW: of(({ powerW = null }) => powerW),
  };
}

const minutes = (count: number) => ({ blocks: count * 2 });

describe("grade-adjusted speed of a recording", () => {
  test("3×600 s at 3.0 level, 2.5 at +6 % and 3.4 at −4 %: mean 3.052464, fourth-power mean 3.091635 m/s", () => {
    const graded = gradedSpeed(
      recorded(
        { ...minutes(10), speedMPerS: 3 },
        { ...minutes(10), speedMPerS: 2.5, gradeFrac: 0.06 },
        { ...minutes(10), speedMPerS: 3.4, gradeFrac: -0.04 },
      ),
    );
    expect(graded?.meanMPerS).toBeCloseTo(3.052464, 6);
    expect(graded?.fourthPowerMeanMPerS).toBeCloseTo(3.091635, 6);
    expect(rTssLike(1800, graded?.meanMPerS ?? 0, 4)).toBeCloseTo(29.1173, 6);
    expect(rTssLike(1800, graded?.fourthPowerMeanMPerS ?? 0, 4)).toBeCloseTo(29.86939, 6);
  });

  test("standing counts as it is, level; a lift or a leap of the altitude counts as nothing", () => {
    const graded = gradedSpeed(
      recorded(
        { blocks: 2, speedMPerS: 3 },
        { blocks: 2, speedMPerS: 0.1, gradeFrac: 3 },
        { blocks: 2, speedMPerS: 1, gradeFrac: 0.6 },
        { blocks: 2, speedMPerS: 30 },
      ),
    );
    expect(graded).toMatchObject({ gradedS: 120, meanMPerS: expect.closeTo(1.55, 12) });
  });

  test("the fourth-power mean is never below the mean, and both stay between the slowest and the fastest block", () => {
    const stretch = fc.record({
      blocks: fc.integer({ min: 1, max: 5 }),
      speedMPerS: fc.double({ min: 1, max: 6, noNaN: true }),
      gradeFrac: fc.double({ min: -0.4, max: 0.4, noNaN: true }),
    });
    fc.assert(
      fc.property(fc.array(stretch, { minLength: 1, maxLength: 20 }), (stretches) => {
        const speeds = stretches.map(({ speedMPerS, gradeFrac }) => gradeAdjustedSpeedMPerS(speedMPerS, gradeFrac));
        const graded = gradedSpeed(recorded(...stretches));
        const [mean, fourth] = [graded?.meanMPerS ?? Number.NaN, graded?.fourthPowerMeanMPerS ?? Number.NaN];
        expect(fourth).toBeGreaterThanOrEqual(mean * (1 - 1e-9));
        expect(mean).toBeGreaterThanOrEqual(Math.min(...speeds) * (1 - 1e-9));
        expect(fourth).toBeLessThanOrEqual(Math.max(...speeds) * (1 + 1e-9));
      }),
    );
  });
});

describe("the halves of a steady run", () => {
  const steady = (...more: readonly Stretch[]) =>
    recorded({ ...minutes(10), speedMPerS: 3, heartRateBpm: 130 }, ...more);

  test("3.0 m/s at 145 and then 2.95 m/s at 152, after ten minutes: 6.195175 %", () => {
    const halves = efficiencyHalves(
      steady(
        { ...minutes(20), speedMPerS: 3, heartRateBpm: 145 },
        { ...minutes(20), speedMPerS: 2.95, heartRateBpm: 152 },
      ),
    );
    expect(halves).toEqual({ first: expect.closeTo(3 / 145, 12), second: expect.closeTo(2.95 / 152, 12) });
    expect(decouplingPct(halves?.first ?? 0, halves?.second ?? 0)).toBeCloseTo(6.195175, 6);
  });

  test("need forty minutes in all", () => {
    const lasting = (count: number) => steady({ ...minutes(count - 10), speedMPerS: 3, heartRateBpm: 145 });
    expect(efficiencyHalves(lasting(40))).not.toBeNull();
    expect(efficiencyHalves(lasting(39))).toBeNull();
  });

  test("need an even speed: intervals and long stops are not steady", () => {
    const intervals = Array.from({ length: 20 }, (_, i) => ({
      blocks: 3,
      speedMPerS: i % 2 ? 4.5 : 2.2,
      heartRateBpm: 150,
    }));
    expect(efficiencyHalves(steady(...intervals))).toBeNull();
    const easy = { ...minutes(18), speedMPerS: 3, heartRateBpm: 145 };
    expect(efficiencyHalves(steady(easy, { ...minutes(4), speedMPerS: 0, heartRateBpm: 100 }, easy))).toBeNull();
  });

  test("need each half to be level: up and back down is not steady, and an unknown grade is not level", () => {
    const at = (gradeFrac: number | null) => ({ ...minutes(20), speedMPerS: 3, heartRateBpm: 145, gradeFrac });
    expect(efficiencyHalves(steady(at(0.009), at(-0.009)))).not.toBeNull();
    expect(efficiencyHalves(steady(at(0.011), at(-0.011)))).toBeNull();
    expect(efficiencyHalves(steady(at(0), at(null)))).toBeNull();
  });

  test("need heart rate on 95 % of each half", () => {
    const gap = (blocks: number) =>
      steady(
        { ...minutes(20), speedMPerS: 3, heartRateBpm: 145 },
        { blocks: 40 - blocks, speedMPerS: 3, heartRateBpm: 145 },
        { blocks, speedMPerS: 3 },
      );
    expect(efficiencyHalves(gap(2))).not.toBeNull();
    expect(efficiencyHalves(gap(3))).toBeNull();
  });
});

describe("the fastest stretch", () => {
  test("is found wherever it is, and lasts as long as it was asked to", () => {
    const blocks = recorded(
      { ...minutes(10), speedMPerS: 3 },
      { ...minutes(20), speedMPerS: 4 },
      { ...minutes(5), speedMPerS: 2 },
    );
    expect(bestEffort(blocks, 1200)).toEqual({ speedMPerS: 4, from: 20, to: 60 });
    expect(bestEffort(blocks, 1800)?.speedMPerS).toBeCloseTo((3 * 600 + 4 * 1200) / 1800, 12);
    expect(bestEffort(blocks, 2101)).toBeNull();
  });

  test("does not reach across blocks without a distance", () => {
    const broken = recorded(
      { ...minutes(10), speedMPerS: 4 },
      { blocks: 1, speedMPerS: null },
      { ...minutes(15), speedMPerS: 3 },
    );
    expect(bestEffort(broken, 900)).toMatchObject({ speedMPerS: 3 });
    expect(bestEffort(broken, 901)).toBeNull();
  });

  test("of the whole recording is its mean speed", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 8, noNaN: true }), { minLength: 1, maxLength: 60 }), (speeds) => {
        const blocks = recorded(...speeds.map((speedMPerS) => ({ blocks: 1, speedMPerS })));
        const mean = speeds.reduce((sum, speed) => sum + speed, 0) / speeds.length;
        expect(bestEffort(blocks, speeds.length * 30)?.speedMPerS).toBeCloseTo(mean, 9);
      }),
    );
  });

  test("its heart rate is the mean of its last minutes, and unknown with gaps", () => {
    const blocks = recorded({ ...minutes(10), heartRateBpm: 150 }, { ...minutes(20), heartRateBpm: 172 });
    expect(heartRateAtEnd(blocks, { from: 0, to: 60 }, 1200)).toBe(172);
    expect(heartRateAtEnd(blocks, { from: 0, to: 60 }, 1800)).toBeCloseTo(164.67, 2);
    const gaps = recorded({ ...minutes(27), heartRateBpm: 172 }, { ...minutes(3), heartRateBpm: null });
    expect(heartRateAtEnd(gaps, { from: 0, to: 60 }, 1200)).toBeNull();
  });
});

describe("a recording in short", () => {
  test("sums steps, their load and work over the blocks, and metres by heart rate", () => {
    const blocks = recorded(
      { blocks: 2, speedMPerS: 3, heartRateBpm: 142.6, cadenceSpm: 170, groundContactS: 0.24, powerW: 250 },
      { blocks: 2, speedMPerS: 4, heartRateBpm: 155, cadenceSpm: 180, groundContactS: 0.2, powerW: 300 },
    );
    expect(runSummary(blocks, { durationS: 120, treadmill: false })).toMatchObject({
      smoothingS: 30,
      steps: 350,
      stepLoad: expect.closeTo(170 * peakForceBw(170, 0.24) + 180 * peakForceBw(180, 0.2), 9),
      powerWorkKj: 33,
      heartRateMetresLowestBpm: 140,
      heartRateMetresWidthBpm: 5,
      heartRateMetresM: [180, 0, 0, 240],
      highestHeartRateBpm: 155,
    });
  });

  test("says nothing where the recording is silent", () => {
    expect(runSummary(recorded({ blocks: 4 }), { durationS: 120, treadmill: false })).toEqual(SILENT_SUMMARY);
  });

  test("makes no sum of blocks that cover under 90 % of the timer time", () => {
    const blocks = recorded({ blocks: 9, cadenceSpm: 170, powerW: 250 });
    expect(runSummary(blocks, { durationS: 300, treadmill: false })).toMatchObject({ steps: 765 });
    expect(runSummary(blocks, { durationS: 301, treadmill: false })).toMatchObject({ steps: null, powerWorkKj: null });
    expect(runSummary(blocks, { durationS: null, treadmill: false })).toMatchObject({ steps: 765 });
  });

  test("weights no steps when contact is known for under 90 % of them", () => {
    const contact = (known: number) =>
      recorded(
        { blocks: known, cadenceSpm: 170, groundContactS: 0.24 },
        { blocks: 10 - known, cadenceSpm: 170 },
        { blocks: 5, cadenceSpm: 0 },
      );
    expect(runSummary(contact(9), { durationS: null, treadmill: false }).stepLoad).toBeGreaterThan(0);
    expect(runSummary(contact(8), { durationS: null, treadmill: false }).stepLoad).toBeNull();
  });

  test("a treadmill's altitude says nothing about its grade", () => {
    const blocks = recorded({ ...minutes(60), speedMPerS: 3, heartRateBpm: 150 });
    expect(runSummary(blocks, { durationS: 3600, treadmill: true })).toMatchObject({
      gradedS: null,
      gapSpeed4MPerS: null,
      efficiencyFirst: null,
      best60MinSpeedMPerS: 3,
    });
  });
});
