import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { climbOf } from "../../../src/ingest/track/climb.ts";

/** Altitudes a minute apart, so that none is averaged with another. */
const climb = (heightsM: readonly number[], everyS = 60) =>
  climbOf(
    Float64Array.from(heightsM, (_, i) => i * everyS),
    Float64Array.from(heightsM),
  );

describe("the climb of a track", () => {
  it("adds what goes up and what goes down, apart", () => {
    expect(climb([100, 150, 130, 180, 100])).toEqual({ ascentM: 100, descentM: 100 });
  });

  it("does not count what wavers by less than two metres", () => {
    expect(climb([100, 101.5, 100, 101.9, 100])).toEqual({ ascentM: 0, descentM: 0 });
    expect(climb([100, 101, 102, 103, 102, 103, 104])).toEqual({ ascentM: 4, descentM: 0 });
  });

  it("averages what wavers from second to second", () => {
    const noisy = Array.from({ length: 300 }, (_, i) => 100 + (i % 2) * 4);
    expect(climb(noisy, 1)).toEqual({ ascentM: 0, descentM: 0 });
    const rising = Array.from({ length: 301 }, (_, i) => 100 + i / 3 + (i % 2) * 4);
    expect(climb(rising, 1)!.ascentM).toBeGreaterThan(90);
    expect(climb(rising, 1)!.ascentM).toBeLessThan(100);
  });

  it("passes over altitudes that were missing and written as 0", () => {
    expect(climb([400, 405, 0, 0, 405, 410])).toEqual({ ascentM: 10, descentM: 0 });
  });

  it("is not known without altitudes, with one, or with zeros only", () => {
    expect(climb([])).toBeNull();
    expect(climb([100])).toBeNull();
    expect(climb([0, 0, 0])).toBeNull();
    expect(climb([Number.NaN, 100, Number.NaN, 110])).toEqual({ ascentM: 10, descentM: 0 });
  });

  it("ends where it began: ups minus downs is the difference, within what does not count", () => {
    const heights = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { minLength: 2, maxLength: 50 });
    fc.assert(
      fc.property(heights, (some) => {
        const total = climb(some, 3600);
        if (total === null) return;
        expect(total.ascentM).toBeGreaterThanOrEqual(0);
        expect(total.descentM).toBeGreaterThanOrEqual(0);
        expect(Math.abs(total.ascentM - total.descentM - (some.at(-1)! - some[0]!))).toBeLessThan(4.001);
      }),
    );
  });
});
