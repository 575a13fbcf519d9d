import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { clopperPearson } from "../../../../src/analysis/link/statistics/clopper-pearson.ts";
import {
  betaQuantile,
  normalCdf,
  normalQuantile,
  studentQuantile,
} from "../../../../src/analysis/link/statistics/distributions.ts";
import { gammaPoisson } from "../../../../src/analysis/link/statistics/gamma-poisson.ts";
import { poissonRate } from "../../../../src/analysis/link/statistics/poisson-rate.ts";
import { quantileOfSorted } from "../../../../src/analysis/link/statistics/quantile.ts";
import { logGamma } from "../../../../src/analysis/link/statistics/special-functions.ts";
import { wilsonInterval } from "../../../../src/analysis/link/statistics/wilson.ts";

describe("intervals for shares and rates", () => {
  it("Wilson of 4 in 10 and 0 in 5 is what R 4.2.2 gives (prop.test without correction)", () => {
    const four = wilsonInterval(4, 10);
    expect(four).toMatchObject({ kind: "estimated", estimate: 0.4, hits: 4, of: 10 });
    if (four.kind !== "estimated") throw new Error(four.why);
    expect(four.lower).toBeCloseTo(0.16818033, 8);
    expect(four.upper).toBeCloseTo(0.68732623, 8);
    const none = wilsonInterval(0, 5);
    if (none.kind !== "estimated") throw new Error(none.why);
    expect(none.lower).toBe(0);
    expect(none.upper).toBeCloseTo(0.43448246, 8);
  });

  it("Clopper-Pearson of 4 in 10 is what R 4.2.2 gives (binom.test)", () => {
    const four = clopperPearson(4, 10);
    if (four.kind !== "estimated") throw new Error(four.why);
    expect(four.lower).toBeCloseTo(0.12155226, 8);
    expect(four.upper).toBeCloseTo(0.73762192, 8);
    expect(clopperPearson(0, 5)).toMatchObject({ lower: 0 });
    expect(clopperPearson(5, 5)).toMatchObject({ upper: 1 });
  });

  it("7 events in 12 months have the exact interval of R 4.2.2 (poisson.test)", () => {
    const rate = poissonRate(7, 12);
    if (rate.kind !== "estimated") throw new Error(rate.why);
    expect(rate.estimate).toBeCloseTo(0.58333333, 8);
    expect(rate.lower).toBeCloseTo(0.23453025, 8);
    expect(rate.upper).toBeCloseTo(1.20188961, 8);
    expect(poissonRate(0, 12)).toMatchObject({ estimate: 0, lower: 0 });
  });

  it("209 injuries and 3,420 days lost in 140,950 min are 13.345158 and 218.375310 per 100 matches of 90 min (R injurytools 2.0.0)", () => {
    const per100Matches = 140_950 / (90 * 100);
    expect(poissonRate(209, per100Matches)).toMatchObject({ estimate: expect.closeTo(13.345158, 6) });
    expect(poissonRate(3420, per100Matches)).toMatchObject({ estimate: expect.closeTo(218.37531, 6) });
    // The package prints Wald's 11.536 to 15.154; the exact ends are those of scipy 1.17.
    expect(poissonRate(209, per100Matches)).toMatchObject({
      lower: expect.closeTo(11.597123, 6),
      upper: expect.closeTo(15.282284, 6),
    });
  });

  it("say that they cannot tell when nothing was counted", () => {
    for (const result of [wilsonInterval(0, 0), clopperPearson(0, 0), wilsonInterval(3, 2), poissonRate(1, 0)])
      expect(result.kind).toBe("cannot-tell");
  });

  it("hold the share, stay within 0 and 1, and the exact one is never the narrower at its lower end", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), fc.double({ min: 0, max: 1, noNaN: true }), (of, share) => {
        const hits = Math.round(share * of);
        for (const interval of [wilsonInterval(hits, of), clopperPearson(hits, of)]) {
          if (interval.kind !== "estimated") throw new Error(interval.why);
          expect(interval.lower).toBeGreaterThanOrEqual(0);
          expect(interval.lower).toBeLessThanOrEqual(interval.estimate);
          expect(interval.upper).toBeGreaterThanOrEqual(interval.estimate);
          expect(interval.upper).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe("a base rate by Gamma and Poisson", () => {
  it("adds events to events and exposure to exposure", () => {
    const posterior = gammaPoisson({ events: 4, exposure: 10 }, { events: 2, exposure: 5 });
    expect(posterior.mean).toBeCloseTo(6 / 15, 12);
    expect(posterior.lower).toBeLessThan(posterior.mean);
    expect(posterior.upper).toBeGreaterThan(posterior.mean);
  });

  it("with Jeffreys' prior lies between the two ends of the exact interval", () => {
    const exact = poissonRate(7, 12);
    const posterior = gammaPoisson({ events: 7, exposure: 12 });
    if (exact.kind !== "estimated") throw new Error(exact.why);
    expect(posterior.lower).toBeGreaterThan(exact.lower);
    expect(posterior.upper).toBeLessThan(exact.upper);
  });

  it("7 in 12 and none in 30 have the ends of scipy 1.17 (gamma.ppf with shapes 7.5 and 0.5)", () => {
    expect(gammaPoisson({ events: 7, exposure: 12 })).toEqual({
      mean: 0.625,
      lower: expect.closeTo(0.26092241, 8),
      upper: expect.closeTo(1.1453497, 8),
    });
    expect(gammaPoisson({ events: 0, exposure: 30 })).toEqual({
      mean: expect.closeTo(0.5 / 30, 12),
      lower: expect.closeTo(0.00001637, 8),
      upper: expect.closeTo(0.08373144, 8),
    });
  });

  it("refuses to divide by no exposure at all", () => {
    expect(() => gammaPoisson({ events: 0, exposure: 0 })).toThrow("invalid exposure: 0");
  });
});

describe("the distributions behind them", () => {
  it("agree with the printed tables", () => {
    expect(normalQuantile(0.975)).toBeCloseTo(1.959963984540054, 12);
    expect(normalQuantile(0.8)).toBeCloseTo(0.8416212335729143, 12);
    expect(normalCdf(-6)).toBeCloseTo(9.865876450377e-10, 20);
    expect(studentQuantile(0.975, 4)).toBeCloseTo(2.776445105197794, 10);
    expect(studentQuantile(0.975, 1)).toBeCloseTo(12.706204736174698, 8);
    expect(betaQuantile(0.5, 1, 1)).toBeCloseTo(0.5, 12);
    expect(logGamma(10)).toBeCloseTo(Math.log(362_880), 12);
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 12);
  });

  it("quantiles and shares undo each other", () => {
    fc.assert(
      fc.property(fc.double({ min: 0.001, max: 0.999, noNaN: true }), (p) => {
        expect(normalCdf(normalQuantile(p))).toBeCloseTo(p, 12);
      }),
    );
  });

  it("a quantile between two values is straight between them, as in R's type 7", () => {
    expect(quantileOfSorted([1, 2, 3, 4, 10], 0.9)).toBeCloseTo(7.6, 12);
    expect(() => quantileOfSorted([], 0.5)).toThrow("no values");
  });
});
