import { describe, expect, it } from "vitest";
import { checkSamples } from "../../../src/ingest/quality/clean-samples.ts";
import { readPath } from "../../../src/ingest/quality/gps-teleports.ts";
import type { Samples } from "../../../src/ingest/track/samples.ts";
import { column, degOf, samplesWith, seconds, weightsOf } from "./made-samples.ts";

const LENGTH = 1001;
/** North at 3 m/s, and so many metres further from a second on. */
const north = (leapM: number, fromS = 500, toS = LENGTH) =>
  column(LENGTH, (i) => 50 + degOf(3 * i + (i >= fromS && i < toS ? leapM : 0)));
const path = (lat: Float64Array) => ({ timeS: seconds(LENGTH), lat, long: column(LENGTH, () => 7), unitsPerDeg: 1 });
const checked = (samples: Samples, sport: "run" | "ride" = "run") =>
  checkSamples(samples, { sport, weights: weightsOf(samples), unitsPerDeg: 1, cadenceUnit: "strides" });
const run = (leapM: number, distance?: Float64Array) =>
  samplesWith({
    positionLat: north(leapM),
    positionLong: column(LENGTH, () => 7),
    ...(distance === undefined ? {} : { distance, speed: column(LENGTH, () => 3) }),
  });
const flagsOf = (samples: Samples, deviceM: number | null) => {
  const { remarks, settleDistance } = checked(samples);
  const settled = settleDistance(deviceM);
  return { flags: [...remarks, ...settled.remarks].map((remark) => remark.flag), distanceM: settled.distanceM };
};

describe("the path", () => {
  it("leaves a leap out of its length", () => {
    const { leaps, distanceM } = readPath(path(north(2000)));
    expect(leaps).toEqual([{ from: 499, to: 500, leapM: expect.closeTo(2003, 0) }]);
    expect(distanceM).toBeCloseTo(999 * 3, 0);
  });

  it("leaves both ways of a spike out", () => {
    const { leaps, distanceM } = readPath(path(north(400, 500, 510)));
    expect(leaps).toHaveLength(2);
    expect(distanceM).toBeCloseTo(998 * 3, 0);
  });

  it("knows noise, and a gap that can be run, from a leap", () => {
    expect(readPath(path(north(45))).leaps).toEqual([]);
    const tunnel = north(0).map((lat, i) => (i > 100 && i < 300 ? Number.NaN : lat));
    expect(readPath(path(tunnel))).toEqual({ leaps: [], distanceM: expect.closeTo(3000, 0) });
  });

  it("takes 0/0 for no position, and says nothing without two positions", () => {
    const lost = path(north(0).map((lat, i) => (i < 10 ? 0 : lat)));
    lost.long.fill(0, 0, 10);
    expect(readPath(lost).leaps).toEqual([]);
    expect(readPath(path(column(LENGTH, () => Number.NaN)))).toEqual({ leaps: [], distanceM: null });
  });
});

describe("the watch's distance", () => {
  const plain = column(LENGTH, (i) => 3 * i);
  const following = column(LENGTH, (i) => 3 * i + (i >= 500 ? 2000 : 0));

  it("stays when it did not follow the leap", () => {
    expect(flagsOf(run(2000, plain), 3000)).toEqual({ flags: ["GPS_TELEPORT"], distanceM: 3000 });
  });

  it("loses the leap when it followed it, and the samples lose it too", () => {
    const samples = run(2000, following);
    expect(flagsOf(samples, 5000)).toEqual({
      flags: ["GPS_TELEPORT", "DISTANCE_REPLACED"],
      distanceM: expect.closeTo(2997, 5),
    });
    const clean = checked(samples).samples.of;
    expect(clean.distance[LENGTH - 1]).toBeCloseTo(2997, 5);
    expect(clean.speed[500]).toBeNaN();
    expect(checked(samples).settleDistance(5000).remarks[0]?.detail).toBe(
      "The watch counted a leap of its position as distance: 5.00 km are now 3.00 km.",
    );
  });

  it("gives way to the path where the samples hold no distance", () => {
    expect(flagsOf(run(2000), 5000)).toEqual({
      flags: ["GPS_TELEPORT", "DISTANCE_REPLACED"],
      distanceM: expect.closeTo(2997, 0),
    });
  });

  it("stays when the leap explains too little of what it says, or the excess is small", () => {
    expect(
      flagsOf(
        run(
          300,
          column(LENGTH, (i) => 5 * i + (i >= 500 ? 300 : 0)),
        ),
        5300,
      ).distanceM,
    ).toBe(5300);
    expect(
      flagsOf(
        run(
          190,
          column(LENGTH, (i) => 3 * i + (i >= 500 ? 190 : 0)),
        ),
        3190,
      ).distanceM,
    ).toBe(3190);
  });

  it("that is missing stays missing, and the leap in the samples is told", () => {
    expect(flagsOf(run(2000, following), null)).toEqual({
      flags: ["GPS_TELEPORT", "DISTANCE_REPLACED"],
      distanceM: null,
    });
    expect(flagsOf(run(2000), null)).toEqual({ flags: ["GPS_TELEPORT"], distanceM: null });
  });

  it("of a ride is not judged by how fast people run", () => {
    expect(checked(run(2000, following), "ride").remarks).toEqual([]);
  });
});
