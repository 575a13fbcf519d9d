import { describe, expect, it } from "vitest";
import { checkSamples } from "../../../src/ingest/quality/clean-samples.ts";
import { detailsOfRemarks, flagsOfRemarks } from "../../../src/ingest/quality/quality-report.ts";
import { metresInWords, timeInWords, timesInWords } from "../../../src/ingest/quality/quantity-words.ts";
import { activity, type RecordInput, session, steady } from "../fit/watch-file.ts";
import { column, samplesWith, weightsOf } from "./made-samples.ts";

const SEMICIRCLES_PER_M = 2 ** 31 / 180 / 111_194.93;
const secondsOf = (run: ReturnType<typeof activity>, kind: string) =>
  run.histograms.find((one) => one.kind === kind)?.secondsS.reduce((sum, one) => sum + one, 0) ?? 0;
/** Heart rates that move, so that nothing about them is suspect. */
const alive = (records: readonly RecordInput[]): RecordInput[] =>
  records.map((record) => ({ ...record, heartRate: 150 + Math.round(4 * Math.sin(record.at / 20)) }));

describe("a run from a watch", () => {
  it("whose heart rate dropped out keeps the rest, and says for how long it did", () => {
    const records = alive(steady(1200)).map((one) => (one.at >= 100 && one.at < 300 ? { ...one, heartRate: 0 } : one));
    const run = activity({ records, sessions: [session(1200, 1200, 3600, { 16: 125, 17: 154 })] });
    expect(secondsOf(run, "heartRateBpm")).toBe(1000);
    expect(run.flags).toContain("HEART_RATE_DROPOUT");
    expect(run.flagDetails).toEqual({
      HEART_RATE_DROPOUT: "Heart rate dropped out for 3 min 20 s; these seconds are not in your loads.",
    });
    expect(run.avgHeartRateBpm).toBeCloseTo(150, 0);
  });

  it("keeps the watch's own average when little dropped out", () => {
    const records = alive(steady(1200)).map((one) => (one.at < 20 ? { ...one, heartRate: 0 } : one));
    const run = activity({ records, sessions: [session(1200, 1200, 3600, { 16: 148, 17: 154 })] });
    expect(run).toMatchObject({ avgHeartRateBpm: 148, maxHeartRateBpm: 154 });
    expect(run.flags).toContain("HEART_RATE_DROPOUT");
  });

  it("whose heart rate followed its steps loses it from histogram, average and maximum", () => {
    const strides = (at: number) => 84 + 2 * ((Math.floor(at / 30) * 7) % 3);
    const records = steady(2000).map((one) => ({
      ...one,
      cadence: strides(one.at),
      heartRate: one.at < 600 ? 140 + (one.at % 3) : strides(one.at) * 2,
    }));
    const run = activity({ records, sessions: [session(2000, 2000, 6000, { 16: 165, 17: 176 })] });
    expect(run.flags).toEqual(["ZONE_ASSUMED", "CADENCE_LOCK"]);
    expect(secondsOf(run, "heartRateBpm")).toBe(600);
    expect(run.avgHeartRateBpm).toBeCloseTo(141, 1);
    expect(run.maxHeartRateBpm).toBe(142);
  });

  it("that followed a leap of its position loses the leap", () => {
    const records = steady(1000).map((one) => {
      const alongM = one.at * 3 + (one.at >= 500 ? 4000 : 0);
      return {
        ...one,
        distanceM: alongM,
        lat: Math.round((5_000_000 + alongM) * SEMICIRCLES_PER_M),
        long: 83_000_000,
      };
    });
    const run = activity({ records, sessions: [session(1000, 1000, 7000)] });
    expect(run.flags).toEqual(["GPS_TELEPORT", "DISTANCE_REPLACED"]);
    expect(run.distanceM).toBeCloseTo(2997, 0);
    expect(secondsOf(run, "speedMPerS")).toBe(999);
  });

  it("whose altitude was padded with zeros has the grades of the rest", () => {
    const records = steady(600).map((one) => ({ ...one, altitudeM: one.at >= 500 ? 0 : 200 }));
    const run = activity({ records, sessions: [session(600, 600, 1800, { 22: 0 })] });
    expect(run.flags).toContain("ELEVATION_SPIKE");
    const grades = run.histograms.find((one) => one.kind === "gradeFrac");
    expect(grades).toMatchObject({ lowest: 0, secondsS: [expect.any(Number)] });
  });

  it("that counts both feet is not doubled", () => {
    const run = activity({ records: steady(60, { cadence: 172 }), sessions: [session(60, 60, 180, { 18: 172 })] });
    expect(run.avgCadenceSpm).toBe(172);
    expect(run.flags).toContain("CADENCE_DOUBLED");
  });

  it("that records only changes is averaged by time", () => {
    const at = [0, 1, 2, 3, 4, 5, 15, 25, 35, 45, 55];
    const records = at.map((second) => ({
      at: second,
      distanceM: second * 3,
      heartRate: second < 5 ? 180 : 120,
      cadence: second < 5 ? 90 : 80,
      power: second < 5 ? 400 : 200,
    }));
    const run = activity({ records, sessions: [session(55, 55, 165)] });
    expect(run.avgHeartRateBpm).toBeCloseTo((5 * 180 + 50 * 120) / 55, 6);
    expect(run.avgCadenceSpm).toBeCloseTo((2 * (5 * 90 + 50 * 80)) / 55, 6);
    expect(run.avgPowerW).toBeCloseTo((5 * 400 + 50 * 200) / 55, 6);
  });
});

describe("a clock that leapt", () => {
  const DAYS_27 = 27 * 86_400;
  const leapt = [...steady(300), ...steady(300).map((one) => ({ ...one, at: one.at + DAYS_27 + 301 }))];

  it("gives no longer times than the samples support", () => {
    const run = activity({ records: leapt, sessions: [session(DAYS_27 + 600, DAYS_27 + 600, 1800)] });
    expect(run.durationS).toBe(600);
    expect(run.elapsedS).toBe(600);
    expect(run.flags).toEqual(expect.arrayContaining(["CLOCK_SUSPECT", "SESSION_TOTALS_REPLACED"]));
  });

  it("leaves a timer alone that the samples support", () => {
    const run = activity({ records: leapt, sessions: [session(600, DAYS_27 + 600, 1800)] });
    expect(run).toMatchObject({ durationS: 600, elapsedS: 600 });
    expect(run.flags).not.toContain("SESSION_TOTALS_REPLACED");
  });

  it("is a pause where the timer was stopped before it and started after it", () => {
    const events = [
      [0, 0],
      [300, 4],
      [DAYS_27 + 301, 0],
    ] as const;
    const run = activity({ records: leapt, events, sessions: [session(600, DAYS_27 + 601, 1800)] });
    expect(run).toMatchObject({ durationS: 600, elapsedS: DAYS_27 + 601 });
  });
});

describe("what is said", () => {
  it("has the units people use", () => {
    expect([45, 60, 200, 3600, 3900].map(timeInWords)).toEqual(["45 s", "1 min", "3 min 20 s", "1 h", "1 h 5 min"]);
    expect([340.4, 2150].map(metresInWords)).toEqual(["340 m", "2.15 km"]);
    expect([1, 2, 5].map(timesInWords)).toEqual(["once", "twice", "5 times"]);
  });

  it("is one sentence a flag", () => {
    const samples = samplesWith({ altitude: column(400, (i) => (i === 100 ? 90 : i > 300 ? 0 : 40)) });
    const { remarks } = checkSamples(samples, {
      sport: "run",
      weights: weightsOf(samples),
      unitsPerDeg: 1,
      cadenceUnit: "strides",
    });
    expect(flagsOfRemarks(remarks)).toEqual(["ELEVATION_SPIKE"]);
    expect(detailsOfRemarks(remarks)).toEqual({
      flagDetails: {
        ELEVATION_SPIKE:
          "The altitude leapt once and was 0 where it was not known; those places are left out of the grades.",
      },
    });
    expect(detailsOfRemarks([])).toEqual({});
  });
});

describe("the ascent of a run", () => {
  /** Ten hills of 20 m. */
  const hills = steady(1200).map((one) => ({ ...one, altitudeM: 110 - 10 * Math.cos((one.at / 120) * 2 * Math.PI) }));

  it("is made of the altitude where the watch states none, smoothed a little", () => {
    const { ascentM } = activity({ records: hills, sessions: [session(1200, 1200, 3600)] });
    expect(ascentM).toBeGreaterThan(185);
    expect(ascentM).toBeLessThanOrEqual(200);
    expect(activity({ records: hills, sessions: [session(1200, 1200, 3600, { 22: 212 })] }).ascentM).toBe(212);
  });

  it("gives way when most of what is stated are leaps", () => {
    const spiky = hills.map((one) => (one.at % 120 === 60 ? { ...one, altitudeM: one.altitudeM + 90 } : one));
    const run = activity({ records: spiky, sessions: [session(1200, 1200, 3600, { 22: 1100 })] });
    expect(run.flags).toContain("ELEVATION_SPIKE");
    expect(run.ascentM).toBeLessThanOrEqual(200);
  });

  it("is not made on a treadmill", () => {
    expect(activity({ records: hills, sessions: [session(1200, 1200, 3600, { 6: 1 })] }).ascentM).toBeNull();
  });
});
