import { describe, expect, it } from "vitest";
import { areaUnderCurve } from "../../../../src/analysis/link/statistics/auc.ts";
import { brierScore } from "../../../../src/analysis/link/statistics/brier.ts";
import {
  normalPosterior,
  PUBLISHED_PRIOR,
  SCEPTICAL_PRIOR,
} from "../../../../src/analysis/link/statistics/normal-posterior.ts";
import { rubinPool } from "../../../../src/analysis/link/statistics/rubin.ts";

describe("scores", () => {
  it("a probability that is always right has a Brier score of 0, and the base rate has no skill", () => {
    expect(brierScore([0, 1, 1], [0, 1, 1])).toMatchObject({ score: 0, skill: 1 });
    expect(brierScore([0.25, 0.25, 0.25, 0.25], [0, 0, 0, 1])).toMatchObject({ score: 0.1875, skill: 0 });
    expect(brierScore([0.2], [0]).kind).toBe("cannot-tell");
  });

  it("the area is 1 when every event scores higher, and a half when all score the same", () => {
    expect(areaUnderCurve([1, 2, 3, 4], [0, 0, 1, 1])).toEqual({ kind: "estimated", auc: 1 });
    expect(areaUnderCurve([4, 4, 4, 4], [0, 1, 0, 1])).toEqual({ kind: "estimated", auc: 0.5 });
    expect(areaUnderCurve([1, 2], [1, 1]).kind).toBe("cannot-tell");
  });
});

describe("shrinkage", () => {
  it("without an estimate the prior speaks alone", () => {
    expect(normalPosterior(null, PUBLISHED_PRIOR).ratio).toBeCloseTo(1.6, 12);
    expect(normalPosterior(null, SCEPTICAL_PRIOR)).toMatchObject({ ratio: 1, sd: 0.5 });
  });

  it("an estimate as precise as the prior meets it half way on the log scale", () => {
    const met = normalPosterior({ logRatio: Math.log(4), standardError: 0.5 }, SCEPTICAL_PRIOR);
    expect(met.ratio).toBeCloseTo(2, 12);
    expect(met.sd).toBeCloseTo(0.5 / Math.SQRT2, 12);
    expect(met.lower).toBeCloseTo(Math.exp(Math.log(2) - (1.959963984540054 * 0.5) / Math.SQRT2), 10);
  });

  it("a ratio of 2.4 with an error of 0.4 becomes 2.05 (1.11 to 3.78) and 1.71 (0.92 to 3.15) (scipy 1.17)", () => {
    const seen = { logRatio: Math.log(2.4), standardError: 0.4 };
    expect(normalPosterior(seen, PUBLISHED_PRIOR)).toMatchObject({
      ratio: expect.closeTo(2.04876762, 8),
      lower: expect.closeTo(1.11076454, 8),
      upper: expect.closeTo(3.77888257, 8),
    });
    expect(normalPosterior(seen, SCEPTICAL_PRIOR)).toMatchObject({
      ratio: expect.closeTo(1.70543874, 8),
      lower: expect.closeTo(0.92462457, 8),
      upper: expect.closeTo(3.14562405, 8),
    });
  });

  it("a sharp estimate overrules both priors", () => {
    for (const prior of [PUBLISHED_PRIOR, SCEPTICAL_PRIOR])
      expect(normalPosterior({ logRatio: Math.log(3), standardError: 0.001 }, prior).ratio).toBeCloseTo(3, 3);
  });
});

describe("pooling completed data sets", () => {
  it("adds the variance between them by Rubin's rules", () => {
    const pooled = rubinPool([
      { estimate: 1, standardError: 0.5 },
      { estimate: 2, standardError: 0.5 },
      { estimate: 3, standardError: 0.5 },
    ]);
    if (pooled.kind !== "estimated") throw new Error(pooled.why);
    expect(pooled.estimate).toBe(2);
    expect(pooled.standardError).toBeCloseTo(Math.sqrt(0.25 + 4 / 3), 12);
    expect(pooled.missingFrac).toBeCloseTo(4 / 3 / (0.25 + 4 / 3), 12);
    expect(pooled.upper).toBeGreaterThan(2 + 1.96 * pooled.standardError);
  });

  it("is the plain normal interval when nothing was missing, and refuses a single data set", () => {
    const same = { estimate: 1, standardError: 0.5 };
    expect(rubinPool([same, same])).toMatchObject({ estimate: 1, standardError: 0.5, missingFrac: 0 });
    expect(rubinPool([same]).kind).toBe("cannot-tell");
  });
});
