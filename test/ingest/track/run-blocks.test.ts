import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { runBlocks } from "../../../src/ingest/track/run-blocks.ts";
import { mapTracks, type SampleName, type Samples } from "../../../src/ingest/track/samples.ts";
import { weightsS } from "../../../src/ingest/track/weights.ts";

type Columns = Readonly<Partial<Record<SampleName, (second: number) => number>>>;

/** A record a second, from 0 to `lastS`, the last one closing it. */
function recorded(lastS: number, columns: Columns, keep: (second: number) => boolean = () => true): Samples {
  const seconds = Array.from({ length: lastS + 1 }, (_, second) => second).filter(keep);
  const of = mapTracks((name) => Float64Array.from(seconds, (second) => columns[name]?.(second) ?? Number.NaN));
  return { timeS: Float64Array.from(seconds), of, clockSuspect: false };
}

const blocksOf = (samples: Samples, stepsPerCount = 2) =>
  runBlocks(samples, weightsS(samples.timeS, []), stepsPerCount);

describe("a recording in blocks", () => {
  test("has a block for every 30 s, and a shorter one at the end", () => {
    const blocks = blocksOf(recorded(100, { distance: (s) => 3 * s, heartRate: () => 150 }));
    expect(blocks).toMatchObject({
      lengthS: 30,
      secondsS: [30, 30, 30, 10],
      distanceM: [90, 90, 90, 30],
      heartRateBpm: [150, 150, 150, 150],
    });
  });

  test("counts steps with standing in them, and cadence and contact while stepping alone", () => {
    const isStanding = (s: number) => s % 30 >= 15;
    const blocks = blocksOf(
      recorded(60, {
        cadence: (s) => (isStanding(s) ? 0 : 85),
        fractionalCadence: (s) => (isStanding(s) ? 0 : 0.5),
        stanceTime: (s) => (isStanding(s) ? Number.NaN : 240),
      }),
    );
    expect(blocks).toMatchObject({
      steps: [42.75, 42.75],
      cadenceSpm: [171, 171],
      groundContactS: [expect.closeTo(0.24, 12), expect.closeTo(0.24, 12)],
    });
  });

  test("has no value where a quantity is missing for more than a fifth of the block, nor where it was never recorded", () => {
    const blocks = blocksOf(
      recorded(60, { heartRate: (s) => (s < 7 ? Number.NaN : 140), power: (s) => (s < 36 ? 200 : Number.NaN) }),
    );
    expect(blocks).toMatchObject({ heartRateBpm: [null, 140], powerW: [200, null] });
    expect(blocks).toMatchObject({ distanceM: [null, null], climbM: [null, null], steps: [null, null] });
  });

  test("climbs between altitudes averaged around its edges, so that the noise of one reading is a tenth of it", () => {
    const slope = (s: number) => 100 + 0.15 * s;
    const clean = blocksOf(recorded(120, { altitude: slope }));
    expect(clean?.climbM[1]).toBeCloseTo(4.5, 9);
    expect(clean?.climbM[2]).toBeCloseTo(4.5, 9);
    const noisy = blocksOf(recorded(120, { altitude: (s) => slope(s) + (s === 60 ? 10 : 0) }));
    expect(Math.abs((noisy?.climbM[1] ?? 0) - 4.5)).toBeCloseTo(0.5, 9);
  });

  test("a column of zeros is no altitude, and the sea is", () => {
    expect(blocksOf(recorded(60, { altitude: () => 0 }))?.climbM).toEqual([null, null]);
    expect(blocksOf(recorded(60, { altitude: (s) => (s < 59 ? 0 : 1) }))?.climbM[0]).toBe(0);
  });

  test("a pause is in no block: neither its time nor its metres nor its climb across the edge", () => {
    const whileRunning = (s: number) => s <= 30 || s >= 630;
    const far = (s: number) => (s <= 30 ? 3 * s : 500 + 3 * (s - 630));
    const blocks = blocksOf(recorded(690, { distance: far, altitude: (s) => (s <= 30 ? 100 : 400) }, whileRunning));
    expect(blocks).toMatchObject({ secondsS: [30, 30, 30], distanceM: [90, 90, 90] });
    expect(blocks?.climbM[2]).toBe(0);
  });

  test("where there is no distance the speed counts", () => {
    expect(blocksOf(recorded(60, { speed: () => 2.5 }))?.distanceM).toEqual([75, 75]);
  });

  test("nothing recorded is nothing, not an empty block", () => {
    expect(blocksOf(recorded(0, {}))).toBeNull();
  });

  test("holds all recorded time and all metres, whatever the gaps", () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ gapS: fc.integer({ min: 1, max: 14 }), byM: fc.integer({ min: 0, max: 60 }) })),
        (steps) => {
          let [second, metres] = [0, 0];
          const timeS = [0];
          const distance = [0];
          let countedM = 0;
          for (const { gapS, byM } of steps) {
            second += gapS;
            metres += byM;
            timeS.push(second);
            distance.push(metres);
            if (gapS <= 10) countedM += byM;
          }
          const samples: Samples = {
            timeS: Float64Array.from(timeS),
            of: mapTracks((name) =>
              name === "distance" ? Float64Array.from(distance) : new Float64Array(timeS.length).fill(Number.NaN),
            ),
            clockSuspect: false,
          };
          const weights = weightsS(samples.timeS, []);
          const blocks = runBlocks(samples, weights, 2);
          const sum = (values: Iterable<number | null>) =>
            [...values].reduce<number>((total, value) => total + (value ?? 0), 0);
          expect(sum(blocks?.secondsS ?? [])).toBeCloseTo(sum(weights), 9);
          expect(sum(blocks?.distanceM ?? [])).toBeCloseTo(countedM, 9);
        },
      ),
    );
  });
});
