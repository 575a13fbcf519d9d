import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Sport } from "../../../src/domain/activity.ts";
import { checkSamples } from "../../../src/ingest/quality/clean-samples.ts";
import { mapTracks, type Samples, samplesOf } from "../../../src/ingest/track/samples.ts";
import { column, degOf, samplesWith, weightsOf } from "./made-samples.ts";

const check = (samples: Samples, sport: Sport = "run") =>
  checkSamples(samples, { sport, weights: weightsOf(samples), unitsPerDeg: 1, cadenceUnit: "strides" });

/** A plain generator of noise, so that one seed is one run. */
function noise(seed: number): () => number {
  let state = seed >>> 0 || 1;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) / 2 ** 32 - 0.5;
  };
}

const LENGTH = 2400;

/** A run as a sound watch records it: paces and hills, a heart that follows late, and noise on everything. */
function soundRun(seed: number, sameRate: boolean): Samples {
  const by = noise(seed);
  let [heart, along] = [110, 0];
  const speed = column(LENGTH, (i) => Math.max(0.5, (i % 300 < 150 ? 3.6 : 2.6) + by() * 0.6));
  const distance = speed.map((value) => (along += value));
  const strides = column(LENGTH, (i) => Math.round(80 + 3 * ((speed[i] as number) - 2) + by() * 3));
  const heartRate = column(LENGTH, (i) => {
    const wanted = sameRate ? 2 * (strides[i] as number) : 120 + 14 * (speed[i] as number);
    heart += (wanted - heart) / 30;
    return Math.round(heart + by() * 2);
  });
  return samplesWith({
    speed,
    distance,
    cadence: strides,
    heartRate,
    altitude: column(LENGTH, (i) => 80 + 30 * Math.sin(i / 200) + by() * 3),
    positionLat: distance.map((value) => 48 + degOf(value + by() * 10)),
    positionLong: column(LENGTH, () => 11 + degOf(by() * 10)),
  });
}

/** Anything a watch might write, broken or not. */
const anyRun = fc
  .array(
    fc.record({
      step: fc.integer({ min: 1, max: 70 }),
      repeat: fc.integer({ min: 1, max: 60 }),
      heartRate: fc.oneof(fc.integer({ min: 0, max: 255 }), fc.constant(Number.NaN)),
      altitude: fc.oneof(fc.integer({ min: -100, max: 400 }), fc.constantFrom(0, Number.NaN)),
      cadence: fc.oneof(fc.integer({ min: 0, max: 130 }), fc.constant(Number.NaN)),
      metres: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: 0, max: 3000 })),
      speed: fc.double({ min: 0, max: 6, noNaN: true }),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((pieces) => {
    const rows = pieces.flatMap((piece) => Array.from({ length: piece.repeat }, () => piece));
    let [time, along] = [0, 0];
    const of = (get: (row: (typeof rows)[number]) => number) => Float64Array.from(rows, get);
    const timeS = of((row) => (time += row.step > 50 ? row.step : 1));
    const distance = of((row) => (along += row.metres));
    return samplesWith(
      {
        distance,
        speed: of((row) => row.speed),
        heartRate: of((row) => row.heartRate),
        altitude: of((row) => row.altitude),
        cadence: of((row) => row.cadence),
        positionLat: distance.map((value) => 48 + degOf(value)),
        positionLong: distance.map(() => 11),
      },
      timeS,
    );
  });

describe("checking samples", () => {
  it("finds nothing in a sound run and leaves it as it is", () => {
    fc.assert(
      fc.property(fc.integer(), fc.boolean(), (seed, sameRate) => {
        const samples = soundRun(seed, sameRate);
        const { remarks, samples: clean, settleDistance } = check(samples);
        expect(remarks).toEqual([]);
        expect(clean.of).toEqual(samples.of);
        const lengthM = samples.of.distance.at(-1) ?? 0;
        expect(settleDistance(lengthM)).toEqual({ distanceM: lengthM, remarks: [] });
      }),
      { numRuns: 60 },
    );
  });

  it("changes nothing the second time", () => {
    fc.assert(
      fc.property(anyRun, fc.constantFrom<Sport>("run", "ride"), (samples, sport) => {
        const once = check(samples, sport).samples;
        const twice = check(once, sport);
        for (const name of ["heartRate", "altitude", "distance", "speed"] as const)
          expect(twice.samples.of[name], name).toEqual(once.of[name]);
        expect(twice.remarks.map((remark) => remark.flag)).not.toContain("HEART_RATE_DROPOUT");
      }),
      { numRuns: 300 },
    );
  });

  it("only ever takes away: what is left of the heart rate is what was there", () => {
    fc.assert(
      fc.property(anyRun, (samples) => {
        const clean = check(samples).samples.of.heartRate;
        clean.forEach((rate, i) => {
          if (!Number.isNaN(rate)) expect(rate).toBe(samples.of.heartRate[i]);
        });
      }),
      { numRuns: 100 },
    );
  });

  it("never makes a distance longer, negative or not a number", () => {
    fc.assert(
      fc.property(anyRun, fc.double({ min: 0, max: 1e5, noNaN: true }), (samples, deviceM) => {
        const { distanceM } = check(samples).settleDistance(deviceM);
        expect(distanceM).toBeGreaterThanOrEqual(0);
        expect(distanceM).toBeLessThanOrEqual(deviceM);
      }),
      { numRuns: 100 },
    );
  });

  it("does not depend on the order in which records stand in the file", () => {
    fc.assert(
      fc.property(anyRun, (samples) => {
        const rows = Uint32Array.from(samples.timeS, (_, i) => i);
        const backwards = (series: Float64Array) => series.slice().reverse();
        const inOrder = samplesOf(samples.of, samples.timeS, rows);
        const turned = samplesOf(
          mapTracks((name) => backwards(samples.of[name])),
          backwards(samples.timeS),
          rows,
        );
        expect(check(turned).remarks).toEqual(check(inOrder).remarks);
        expect(check(turned).samples.of).toEqual(check(inOrder).samples.of);
      }),
      { numRuns: 50 },
    );
  });
});
