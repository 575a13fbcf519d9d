import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { areaUnderCurve } from "../../../../src/analysis/link/statistics/auc.ts";
import { brierScore } from "../../../../src/analysis/link/statistics/brier.ts";
import { calibration, reliabilityBins } from "../../../../src/analysis/link/statistics/calibration.ts";
import { conditionalLogistic, type MatchedSet } from "../../../../src/analysis/link/statistics/conditional-logistic.ts";
import { logisticRegression } from "../../../../src/analysis/link/statistics/logistic-regression.ts";
import { naturalSpline, splineKnots } from "../../../../src/analysis/link/statistics/natural-spline.ts";
import { seededRandom } from "../../../../src/analysis/link/statistics/seeded-random.ts";
import { SIX_SETS } from "./six-sets.ts";

const Y = [0, 0, 1, 0, 0, 0, 1, 0, 1, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0];
const Z = [0.1, 0.3, 1.2, 0.2, -0.4, 0.5, 0.9, -1, 0.7, 0.4, -0.2, 1.5, 0, 0.6, -0.7, 0.2, -0.1, 0.3, 1.1, -0.5];
const glm = () => {
  const fit = logisticRegression({ columns: [Z], outcome: Y });
  if (fit.kind !== "estimated") throw new Error(fit.why);
  return fit;
};

describe("logistic regression", () => {
  // R prints the errors of its last step but one, where the coefficients were still off by 7e-7: they agree to six decimals.
  it("gives what R 4.2.2 glm gives for 20 rows, and the errors of one step further", () => {
    const fit = glm();
    expect(fit.coefficients[0]).toBeCloseTo(-2.813293216, 8);
    expect(fit.standardErrors[0]).toBeCloseTo(1.205118377, 6);
    expect(fit.coefficients[1]).toBeCloseTo(3.517476048, 8);
    expect(fit.standardErrors[1]).toBeCloseTo(1.659399689, 6);
  });

  it("its probabilities have the Brier score and the area that R 4.2.2 gives", () => {
    const { coefficients } = glm();
    const probability = Z.map((z) => 1 / (1 + Math.exp(-(coefficients[0]! + coefficients[1]! * z))));
    const brier = brierScore(probability, Y);
    expect(brier.kind === "estimated" && brier.score).toBeCloseTo(0.1093884022, 10);
    // 5 of 20 happened: always saying a quarter scores 3/16.
    expect(brier).toMatchObject({ baseScore: 0.1875, skill: expect.closeTo(1 - 0.1093884022 / 0.1875, 9) });
    const area = areaUnderCurve(Z, Y);
    expect(area.kind === "estimated" && area.auc).toBeCloseTo(0.8866666667, 10);
  });

  it("a ridge pulls the slope towards zero and leaves the share of events as it is", () => {
    const fit = logisticRegression({ columns: [Z], outcome: Y }, { ridge: 2 });
    if (fit.kind !== "estimated") throw new Error(fit.why);
    expect(fit.coefficients[1]).toBeGreaterThan(0);
    expect(fit.coefficients[1]).toBeLessThan(glm().coefficients[1]!);
    const sum = Z.reduce(
      (total, z) => total + 1 / (1 + Math.exp(-(fit.coefficients[0]! + fit.coefficients[1]! * z))),
      0,
    );
    expect(sum).toBeCloseTo(5, 8);
  });

  it("a weight of two is the row twice, and an offset is taken off", () => {
    const twice = logisticRegression({ columns: [[...Z, ...Z]], outcome: [...Y, ...Y] });
    const weighed = logisticRegression({ columns: [Z], outcome: Y, weights: Y.map(() => 2) });
    if (twice.kind !== "estimated" || weighed.kind !== "estimated") throw new Error("no fit");
    expect(weighed.coefficients[1]).toBeCloseTo(twice.coefficients[1]!, 9);
    const shifted = logisticRegression({ columns: [Z], outcome: Y, offset: Z });
    expect(shifted.kind === "estimated" && shifted.coefficients[1]).toBeCloseTo(glm().coefficients[1]! - 1, 8);
  });

  it("cannot tell when a column separates the outcomes, does not vary, or nothing happened", () => {
    const separated = logisticRegression({ columns: [[1, 2, 3, 4, 5, 6]], outcome: [0, 0, 0, 1, 1, 1] });
    expect(separated.kind).toBe("cannot-tell");
    expect(logisticRegression({ columns: [[2, 2, 2, 2]], outcome: [0, 1, 0, 1] }).kind).toBe("cannot-tell");
    expect(logisticRegression({ columns: [[1, 2]], outcome: [0, 0] }).kind).toBe("cannot-tell");
  });
});

const SETS: MatchedSet[] = SIX_SETS.map((rows) => ({ rows: rows.map((x) => [x]), cases: 1 }));

describe("conditional logistic regression", () => {
  it("gives what R survival 3.5.3 clogit gives, exactly and by Efron, for 6 sets of one case and three controls", () => {
    for (const ties of ["exact", "efron"] as const) {
      const fit = conditionalLogistic(SETS, { ties });
      if (fit.kind !== "estimated") throw new Error(fit.why);
      expect(fit.coefficients[0]).toBeCloseTo(4.941151295, 9);
      expect(fit.standardErrors[0]).toBeCloseTo(2.59867498, 8);
      expect(fit.logLikNull).toBeCloseTo(-8.317766167, 9);
      expect(fit.logLik).toBeCloseTo(-4.959143049, 9);
      expect(fit.informativeSets).toBe(6);
      // scipy 1.17: chi2.sf(2 · (−4.959143049 + 8.317766167), 1)
      expect(fit.pValue).toBeCloseTo(0.0095484949, 10);
    }
  });

  it("with several cases a set is the sum over every way to choose them", () => {
    const rows = [
      [1.2, 0],
      [0.4, 1],
      [0.9, 1],
      [-0.3, 0],
      [0.1, 1],
      [1.1, 0],
    ];
    const sets: MatchedSet[] = [
      { rows, cases: 2 },
      { rows: rows.map(([a, b]) => [a! * 0.7 + 0.1, 1 - b!]), cases: 3 },
      {
        rows: [
          [0.2, 1],
          [0.5, 0],
          [0.8, 0],
        ],
        cases: 1,
      },
    ];
    const fit = conditionalLogistic(sets);
    if (fit.kind !== "estimated") throw new Error(fit.why);
    const byHand = sets.reduce((sum, set) => sum + logLikByHand(set, [...fit.coefficients]), 0);
    expect(fit.logLik).toBeCloseTo(byHand, 10);
    for (const [da, db] of [
      [0.01, 0],
      [-0.01, 0],
      [0, 0.01],
      [0, -0.01],
    ] as const) {
      const beside = [fit.coefficients[0]! + da, fit.coefficients[1]! + db];
      expect(sets.reduce((sum, set) => sum + logLikByHand(set, beside), 0)).toBeLessThan(byHand);
    }
  });

  it("does not change when every row of a set moves by the same amount", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -50, max: 50, noNaN: true }), { minLength: 6, maxLength: 6 }), (moves) => {
        const moved = SETS.map((set, i) => ({ ...set, rows: set.rows.map(([x]) => [x! + moves[i]!]) }));
        const fit = conditionalLogistic(moved);
        expect(fit.kind === "estimated" && fit.coefficients[0]).toBeCloseTo(4.941151295, 5);
      }),
      { numRuns: 30 },
    );
  });

  it("leaves out sets that say nothing, and cannot tell when none says anything or all say the same", () => {
    const silent = [
      { rows: [[1], [1]], cases: 1 },
      { rows: [[1], [2]], cases: 2 },
      { rows: [], cases: 1 },
    ];
    const fit = conditionalLogistic([...SETS, ...silent]);
    expect(fit.kind === "estimated" && fit.informativeSets).toBe(6);
    expect(conditionalLogistic(silent).kind).toBe("cannot-tell");
    expect(
      conditionalLogistic([
        { rows: [[2], [1]], cases: 1 },
        { rows: [[3], [1]], cases: 1 },
      ]).kind,
    ).toBe("cannot-tell");
  });
});

function logLikByHand({ rows, cases }: MatchedSet, beta: readonly number[]): number {
  const eta = rows.map((row) => row.reduce((sum, x, j) => sum + x * beta[j]!, 0));
  const groups = (from: number, left: number): number[] =>
    left === 0
      ? [0]
      : Array.from({ length: eta.length - from }, (_, i) => from + i).flatMap((i) =>
          groups(i + 1, left - 1).map((sum) => sum + eta[i]!),
        );
  const chosen = eta.slice(0, cases).reduce((a, b) => a + b, 0);
  return chosen - Math.log(groups(0, cases).reduce((sum, group) => sum + Math.exp(group), 0));
}

describe("natural splines", () => {
  const knots = [0, 2, 5, 9];

  it("are straight outside the knots and smooth at them", () => {
    const at = (x: number) => naturalSpline(x, knots)[1]!;
    expect(naturalSpline(-3, knots)).toEqual([-3, 0, 0]);
    const bend = (x: number) => at(x + 0.01) - 2 * at(x) + at(x - 0.01);
    expect(bend(9.5)).toBeCloseTo(0, 10);
    expect(bend(20)).toBeCloseTo(0, 10);
    for (const knot of knots) expect(bend(knot + 0.02) - bend(knot - 0.02)).toBeCloseTo(0, 5);
  });

  it("have knots at fixed shares of the values, and none when the values hardly vary", () => {
    const values = Array.from({ length: 101 }, (_, i) => i);
    expect(splineKnots(values, 3)).toEqual([10, 50, 90]);
    expect(splineKnots(values, 4)).toEqual([5, 35, 65, 95]);
    expect(splineKnots([0, 0, 0, 0, 1], 4)).toBeNull();
    expect(splineKnots([], 3)).toBeNull();
  });
});

describe("calibration", () => {
  const random = seededRandom(21);
  const truth = Float64Array.from({ length: 20_000 }, () => 1 / (1 + Math.exp(2 + random.normal())));
  const outcome = Uint8Array.from(truth, (p) => (random.uniform() < p ? 1 : 0));

  it("of true probabilities has intercept 0 and slope 1", () => {
    const fit = calibration(truth, outcome);
    if (fit.kind !== "estimated") throw new Error(fit.why);
    expect(Math.abs(fit.intercept)).toBeLessThan(3 * fit.interceptSe);
    expect(Math.abs(fit.slope - 1)).toBeLessThan(3 * fit.slopeSe);
    expect(fit.bins).toHaveLength(10);
    for (const { meanProbability, observed } of fit.bins) {
      if (observed.kind !== "estimated") throw new Error(observed.why);
      expect(observed.of).toBe(2000);
      expect(Math.abs(meanProbability - observed.estimate)).toBeLessThan(0.04);
    }
  });

  it("shows probabilities that are too extreme by a slope below 1, and too high by an intercept below 0", () => {
    const extreme = truth.map((p) => p ** 2 / (p ** 2 + (1 - p) ** 2));
    const high = truth.map((p) => (3 * p) / (1 + 2 * p));
    const slope = calibration(extreme, outcome);
    const level = calibration(high, outcome);
    expect(slope.kind === "estimated" && slope.slope).toBeCloseTo(0.5, 1);
    expect(level.kind === "estimated" && level.intercept).toBeCloseTo(-Math.log(3), 1);
  });

  it("keeps equal probabilities in one bin, and cannot tell when all ended the same way", () => {
    expect(reliabilityBins([0.2, 0.2, 0.2, 0.2], [0, 1, 0, 0], 2)).toHaveLength(1);
    expect(reliabilityBins([], [])).toEqual([]);
    expect(calibration([0.1, 0.2], [0, 0]).kind).toBe("cannot-tell");
  });
});
