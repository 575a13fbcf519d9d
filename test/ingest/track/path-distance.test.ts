import { describe, expect, it } from "vitest";
import { haversineM, pathDistance } from "../../../src/ingest/track/path-distance.ts";

const METRES_PER_DEG = (6_371_008.8 * Math.PI) / 180;

/** Metres north of the start at each second. */
function walk(northM: readonly number[], options: { epochS?: number[]; fastestMPerS?: number } = {}) {
  const path = {
    epochS: Float64Array.from(options.epochS ?? northM.map((_, i) => i)),
    latDeg: Float64Array.from(northM, (metres) => metres / METRES_PER_DEG),
    longDeg: new Float64Array(northM.length).fill(10),
  };
  const out = new Float64Array(northM.length).fill(Number.NaN);
  const rows = { from: 0, to: northM.length };
  const totalM = pathDistance(path, rows, { startM: 0, fastestMPerS: options.fastestMPerS ?? 12.5 }, out);
  return { totalM, out: [...out].map((value) => Math.round(value * 1000) / 1000) };
}

describe("the distance between two places", () => {
  it("is that on a sphere of the Earth's mean radius", () => {
    expect(haversineM(0, 0, 1, 0)).toBeCloseTo(METRES_PER_DEG, 6);
    // Paris to London, 343.5 km by great circle
    expect(haversineM(48.8566, 2.3522, 51.5074, -0.1278) / 1000).toBeCloseTo(343.6, 0);
    expect(haversineM(0, 179.999, 0, -179.999)).toBeCloseTo(222.39, 1);
    expect(haversineM(10, 20, 10, 20)).toBe(0);
    expect(haversineM(0, 0, 0, 180)).toBeCloseTo(Math.PI * 6_371_008.8, 0);
  });
});

describe("the distance along a track", () => {
  it("adds up the way and spreads a step over the time it took", () => {
    expect(walk([0, 3, 6, 9, 12])).toEqual({ totalM: expect.closeTo(12, 6), out: [0, 3, 6, 9, 12] });
    expect(walk([0, 1, 2, 9], { epochS: [0, 1, 4, 6] }).out).toEqual([0, 1.5, 6, 9]);
  });

  it("is 0 for a receiver that wavers in place", () => {
    const wavering = Array.from({ length: 600 }, (_, i) => 2 * Math.sin(i * 1.7));
    expect(walk(wavering).totalM).toBe(0);
  });

  it("passes over a point that leapt away and came back", () => {
    expect(walk([0, 10, 20, 900, 40, 50]).totalM).toBeCloseTo(50, 6);
  });

  it("goes on from beyond a leap that lasts, without counting it", () => {
    const { totalM } = walk([0, 10, 20, 5000, 5010, 5020, 5030, 5040]);
    expect(totalM).toBeCloseTo(40, 6);
  });

  it("takes as possible what is possible for the sport", () => {
    const ride = [0, 30, 60, 90, 120];
    expect(walk(ride, { fastestMPerS: 40 }).totalM).toBeCloseTo(120, 6);
    expect(walk(ride.map((metres) => metres * 2)).totalM).toBeLessThan(240);
  });

  it("knows no distance where there is no place or no time", () => {
    expect(walk([0, Number.NaN, 10, 20]).out).toEqual([0, Number.NaN, 10, 20]);
    expect(walk([0, 5, 10], { epochS: [0, Number.NaN, 2] }).out).toEqual([0, Number.NaN, 10]);
    expect(walk([Number.NaN, Number.NaN])).toEqual({ totalM: 0, out: [Number.NaN, Number.NaN] });
  });

  it("stands where it stood after the last step that counts", () => {
    expect(walk([0, 10, 11, 12]).out).toEqual([0, 10, 10, 10]);
  });
});
