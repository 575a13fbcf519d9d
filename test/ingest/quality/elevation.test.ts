import { describe, expect, it } from "vitest";
import { believedAscentM } from "../../../src/ingest/quality/believed-ascent.ts";
import { withoutElevationSpikes } from "../../../src/ingest/quality/elevation-spikes.ts";
import { withoutZeroPadding } from "../../../src/ingest/quality/zero-padding.ts";
import { column, missingIn, seconds } from "./made-samples.ts";

const LENGTH = 600;
const timeS = seconds(LENGTH);
const hill = (i: number) => 120 + 20 * Math.sin(i / 100);

describe("the altitude", () => {
  it("loses a spike and nothing else", () => {
    const altitude = column(LENGTH, (i) => hill(i) + (i >= 200 && i < 205 ? 63 : 0));
    const { altitudeM, found, falseAscentM } = withoutElevationSpikes(altitude, timeS);
    expect([found, missingIn(altitudeM)]).toEqual([1, 5]);
    expect(falseAscentM).toBeCloseTo(63, 0);
    expect(altitudeM[205]).toBe(hill(205));
  });

  it("goes on at its old level after a leap to a new one", () => {
    const altitude = column(LENGTH, (i) => hill(i) + (i >= 200 ? 80 : 0));
    const { altitudeM, found } = withoutElevationSpikes(altitude, timeS);
    expect([found, missingIn(altitudeM)]).toEqual([1, 0]);
    expect(altitudeM[200]).toBeCloseTo(hill(199), 6);
    expect((altitudeM[400] as number) - (altitudeM[300] as number)).toBeCloseTo(hill(400) - hill(300), 6);
  });

  it("is the very same where nothing leaps, a climb over a gap included", () => {
    const altitude = column(LENGTH, hill);
    expect(withoutElevationSpikes(altitude, timeS).altitudeM).toBe(altitude);
    const lift = column(LENGTH, (i) => (i < 200 ? 100 : i < 240 ? Number.NaN : 280));
    expect(withoutElevationSpikes(lift, timeS).found).toBe(0);
  });
});

describe("zeros in the altitude", () => {
  it("beside real values are padding, at the start, at the end and between", () => {
    const altitude = column(LENGTH, (i) => (i < 30 || i >= 590 || (i >= 300 && i < 400) ? 0 : hill(i)));
    const { altitudeM, found, falseAscentM } = withoutZeroPadding(altitude, timeS);
    expect([found, missingIn(altitudeM)]).toEqual([3, 140]);
    expect(falseAscentM).toBeCloseTo(hill(30) + hill(400), 6);
  });

  it("beside the sea are real", () => {
    const dunes = column(LENGTH, (i) => Math.max(0, Math.round(4 * Math.sin(i / 50))));
    expect(withoutZeroPadding(dunes, timeS).altitudeM).toBe(dunes);
    const mostlyZero = column(LENGTH, (i) => (i < 200 ? 40 : 0));
    expect(withoutZeroPadding(mostlyZero, timeS).altitudeM).toBe(mostlyZero);
  });
});

describe("the ascent", () => {
  it("is the watch's own, unless leaps made most of it", () => {
    expect(believedAscentM(210, 180, 0)).toBe(210);
    expect(believedAscentM(500, 180, 90)).toBe(500);
    expect(believedAscentM(500, 180, 300)).toBe(180);
    expect(believedAscentM(200, 180, 300)).toBe(200);
  });

  it("is that of the altitude where the watch states none, and unknown where nothing is known", () => {
    expect(believedAscentM(null, 180, 0)).toBe(180);
    expect(believedAscentM(210, null, 300)).toBe(210);
    expect(believedAscentM(null, null, 0)).toBeNull();
  });
});
