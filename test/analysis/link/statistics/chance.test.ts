import { describe, expect, it } from "vitest";
import { clusterBootstrap, movingBlockBootstrap } from "../../../../src/analysis/link/statistics/bootstrap.ts";
import { circularShiftTest } from "../../../../src/analysis/link/statistics/circular-shift.ts";
import { seededRandom, xoshiro128StarStar } from "../../../../src/analysis/link/statistics/seeded-random.ts";

const mean = (values: readonly number[]) => values.reduce((a, b) => a + b, 0) / values.length;
const variance = (values: readonly number[]) => {
  const centre = mean(values);
  return mean(values.map((value) => (value - centre) ** 2));
};
const draws = (count: number, draw: () => number) => Array.from({ length: count }, draw);

describe("the seeded generator", () => {
  it("gives the numbers of the reference program of xoshiro128** from the state 1, 2, 3, 4", () => {
    const next = xoshiro128StarStar(Uint32Array.of(1, 2, 3, 4));
    expect(draws(10, next)).toEqual([
      11520, 0, 5927040, 70819200, 2031721883, 1637235492, 1287239034, 3734860849, 3729100597, 4258142804,
    ]);
  });

  it("repeats itself for a seed, and differs for its neighbour", () => {
    const first = seededRandom(7);
    const again = seededRandom(7);
    expect(draws(50, () => first.normal())).toEqual(draws(50, () => again.normal()));
    expect(seededRandom(7).uniform()).not.toBe(seededRandom(8).uniform());
    expect(seededRandom(7).uniform()).not.toBe(seededRandom(7 + 2 ** 32).uniform());
  });

  it("has streams that do not depend on what was drawn before", () => {
    const fresh = seededRandom(3);
    const used = seededRandom(3);
    draws(10, () => used.uniform());
    expect(used.stream(4).uniform()).toBe(fresh.stream(4).uniform());
    expect(fresh.stream(4).uniform()).not.toBe(fresh.stream(5).uniform());
  });

  it("has the mean and variance of each distribution", () => {
    const random = seededRandom(1);
    const count = 40_000;
    const uniform = draws(count, () => random.uniform());
    expect(mean(uniform)).toBeCloseTo(0.5, 2);
    expect(variance(uniform)).toBeCloseTo(1 / 12, 2);
    expect(Math.min(...uniform)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...uniform)).toBeLessThan(1);
    const normal = draws(count, () => random.normal());
    expect(Math.abs(mean(normal))).toBeLessThan(0.02);
    expect(Math.abs(variance(normal) - 1)).toBeLessThan(0.03);
    for (const rate of [0.3, 4, 75]) {
      const poisson = draws(count, () => random.poisson(rate));
      expect(Math.abs(mean(poisson) / rate - 1)).toBeLessThan(0.03);
      expect(Math.abs(variance(poisson) / rate - 1)).toBeLessThan(0.05);
    }
    for (const [shape, scale] of [
      [0.5, 2],
      [3, 1.5],
    ] as const) {
      const gamma = draws(count, () => random.gamma(shape, scale));
      expect(Math.abs(mean(gamma) / (shape * scale) - 1)).toBeLessThan(0.03);
      expect(Math.abs(variance(gamma) / (shape * scale ** 2) - 1)).toBeLessThan(0.08);
    }
    expect(new Set(draws(1000, () => random.integer(6)))).toEqual(new Set([0, 1, 2, 3, 4, 5]));
  });
});

describe("the bootstrap", () => {
  it("over athletes is as wide as the normal interval of a mean, and the same for the same seed", () => {
    const random = seededRandom(11);
    const clusters = Array.from({ length: 200 }, () => random.normal());
    const once = clusterBootstrap(clusters, mean, { random: seededRandom(5) });
    const again = clusterBootstrap(clusters, mean, { random: seededRandom(5) });
    expect(once).toEqual(again);
    if (once.kind !== "estimated") throw new Error(once.why);
    const half = 1.96 * Math.sqrt(variance(clusters) / clusters.length);
    expect((once.upper - once.lower) / 2 / half).toBeGreaterThan(0.9);
    expect((once.upper - once.lower) / 2 / half).toBeLessThan(1.1);
  });

  // The generator and its seeding written again in Python, the percentiles by numpy.quantile: 1,000 draws each.
  it("from a seed has the ends that a second program finds", () => {
    const first = seededRandom(20_251_122);
    expect(draws(3, () => first.uniform())).toEqual([0.7026811733117799, 0.8148796038422836, 0.1376253123110418]);
    const athletes = [1.5, 2, 0.5, 4, 3.25, 2.75, 1, 5, 2.5, 3];
    expect(clusterBootstrap(athletes, mean, { random: seededRandom(42) })).toEqual({
      kind: "estimated",
      lower: expect.closeTo(1.699375, 10),
      upper: expect.closeTo(3.375, 10),
      replicates: 1000,
      failed: 0,
    });
    const loads = Array.from({ length: 100 }, (_, i) => ((i * 37) % 101) / 101);
    const ofDays = (days: Int32Array) => mean(Array.from(days, (day) => loads[day]!));
    expect(movingBlockBootstrap(100, 14, ofDays, { random: seededRandom(7) })).toMatchObject({
      lower: expect.closeTo(0.4772252475, 10),
      upper: expect.closeTo(0.5199009901, 10),
    });
  });

  it("over blocks keeps neighbours together", () => {
    const seen: number[] = [];
    movingBlockBootstrap(
      100,
      20,
      (days) => {
        for (let i = 1; i < days.length; i++) seen.push(days[i]! - days[i - 1]!);
        return 1;
      },
      { random: seededRandom(2), replicates: 10 },
    );
    expect(seen.filter((step) => step === 1).length).toBeGreaterThanOrEqual(10 * 95);
  });

  it("cannot tell from one athlete, from a short calendar, or when most draws have no value", () => {
    const random = seededRandom(1);
    expect(clusterBootstrap([1], mean, { random }).kind).toBe("cannot-tell");
    expect(movingBlockBootstrap(30, 28, () => 1, { random }).kind).toBe("cannot-tell");
    expect(clusterBootstrap([1, 2, 3], () => null, { random }).kind).toBe("cannot-tell");
    expect(clusterBootstrap([1, 2, 3], () => Number.NaN, { random }).kind).toBe("cannot-tell");
  });
});

describe("the shift of a calendar", () => {
  it("counts the shifts that give more, and half of those that give just as much, the truth among them", () => {
    const result = circularShiftTest(156, (shift) => (shift === 0 ? 5 : shift < 38 ? 6 : shift < 42 ? 5 : 1));
    expect(result).toEqual({ kind: "estimated", observed: 5, pValue: (10 + (4 + 1) / 2) / (1 + 101), shifts: 101 });
  });

  it("of a calendar that always gives the same is one half", () => {
    expect(circularShiftTest(156, () => 3)).toMatchObject({ pValue: 0.5 });
  });

  it("finds a planted link and not a missing one", () => {
    const random = seededRandom(9);
    const days = 400;
    const load = Float64Array.from({ length: days }, () => random.uniform());
    const at = (shift: number, day: number) => load[(day + shift) % days]!;
    const linked = [...load.keys()].filter((day) => load[day]! > 0.97);
    const free = [...load.keys()].filter((day) => day % 40 === 3);
    const test = (onsets: readonly number[]) =>
      circularShiftTest(days, (shift) => mean(onsets.map((day) => at(shift, day))));
    expect(test(linked)).toMatchObject({ pValue: 0.5 / 346 });
    const nothing = test(free);
    expect(nothing.kind === "estimated" && nothing.pValue > 0.05).toBe(true);
  });

  it("cannot tell from a calendar too short to shift, or without a value", () => {
    expect(circularShiftTest(70, () => 1).kind).toBe("cannot-tell");
    expect(circularShiftTest(300, () => null).kind).toBe("cannot-tell");
  });
});
