import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { likelihoodInterval } from "../../../../src/analysis/link/statistics/likelihood-interval.ts";

describe("the interval of a likelihood", () => {
  it("of a normal one is the estimate with 1.96 errors to both sides", () => {
    fc.assert(
      fc.property(
        fc.double({ min: -20, max: 20, noNaN: true }),
        fc.double({ min: 0.01, max: 50, noNaN: true }),
        (value, standardError) => {
          const logLikAt = (x: number) => -(((x - value) / standardError) ** 2) / 2;
          const { lower, upper } = likelihoodInterval(logLikAt, { value, standardError });
          expect((value - lower) / standardError).toBeCloseTo(1.959963985, 6);
          expect((upper - value) / standardError).toBeCloseTo(1.959963985, 6);
        },
      ),
    );
  });

  it("of a Poisson count of 7 holds the means whose deviance is at most 3.841459, and is lopsided", () => {
    const logLikAt = (logMean: number) => 7 * logMean - Math.exp(logMean);
    const peak = { value: Math.log(7), standardError: 1 / Math.sqrt(7) };
    const { lower, upper } = likelihoodInterval(logLikAt, peak);
    const deviance = (mean: number) => 2 * (7 * Math.log(7 / mean) - (7 - mean));
    expect(deviance(Math.exp(lower))).toBeCloseTo(3.841459, 5);
    expect(deviance(Math.exp(upper))).toBeCloseTo(3.841459, 5);
    expect(peak.value - lower).toBeGreaterThan(upper - peak.value);
  });
});
