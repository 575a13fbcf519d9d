import { describe, expect, it } from "vitest";
import { contrast, drawAthletes } from "../../../../src/analysis/link/squad/athlete-draws.ts";
import { columnSpreads, type Design, designOf } from "../../../../src/analysis/link/squad/design.ts";
import { randomIntercept } from "../../../../src/analysis/link/squad/random-intercept.ts";
import { levelTerm, splineOf, splineTerm } from "../../../../src/analysis/link/squad/terms.ts";
import { logisticRegression } from "../../../../src/analysis/link/statistics/logistic-regression.ts";
import { seededRandom } from "../../../../src/analysis/link/statistics/seeded-random.ts";

interface Truth {
  readonly groups: number;
  readonly rows: number;
  readonly sigma: number;
  readonly slope: number;
  readonly seed?: number;
}

/** One column beside the intercept. */
function design({ groups, rows, sigma, slope, seed = 1 }: Truth): Design {
  const random = seededRandom(seed);
  const x: number[] = [];
  const outcome: number[] = [];
  for (let group = 0; group < groups; group++) {
    const level = -2 + sigma * random.normal();
    for (let row = 0; row < rows; row++) {
      const value = random.normal();
      x.push(1, value);
      outcome.push(random.uniform() < 1 / (1 + Math.exp(-level - slope * value)) ? 1 : 0);
    }
  }
  return {
    rows: groups * rows,
    columns: 2,
    x: Float64Array.from(x),
    outcome: Uint8Array.from(outcome),
    groupStart: Int32Array.from({ length: groups + 1 }, (_, i) => i * rows),
  };
}

function fitted(of: Design) {
  const fit = randomIntercept(of);
  if (fit.kind !== "estimated") throw new Error(fit.why);
  return fit;
}

describe("a logistic regression with a level for each athlete", () => {
  it("is the plain one when the athletes do not differ", () => {
    const same = design({ groups: 40, rows: 50, sigma: 0, slope: 0.7 });
    const column = Float64Array.from({ length: same.rows }, (_, i) => same.x[2 * i + 1]!);
    const plain = logisticRegression({ columns: [column], outcome: same.outcome });
    const fit = fitted(same);
    if (plain.kind !== "estimated") throw new Error(plain.why);
    expect(fit.sigma).toBeLessThan(0.2);
    expect(fit.coefficients[0]).toBeCloseTo(plain.coefficients[0]!, 1);
    expect(fit.coefficients[1]).toBeCloseTo(plain.coefficients[1]!, 2);
    expect(Math.sqrt(fit.covariance[3]!)).toBeCloseTo(plain.standardErrors[1]!, 2);
  });

  it("finds the slope and the spread that were planted", () => {
    const fit = fitted(design({ groups: 200, rows: 60, sigma: 0.8, slope: 0.5 }));
    const error = Math.sqrt(fit.covariance[3]!);
    expect(Math.abs(fit.coefficients[1]! - 0.5)).toBeLessThan(2.5 * error);
    expect(Math.abs(fit.sigma - 0.8)).toBeLessThan(0.15);
  });

  it("ends at the top: no athlete's part pulls the coefficients either way", () => {
    const fit = fitted(design({ groups: 60, rows: 40, sigma: 0.6, slope: 0.3 }));
    for (const column of [0, 1]) {
      const pull = fit.groupScores.reduce((sum, score, i) => sum + (i % 2 === column ? score : 0), 0);
      expect(Math.abs(pull)).toBeLessThan(1e-3);
    }
  });

  it("has a log likelihood that agrees with adding up over the athletes' levels by hand", () => {
    const of = design({ groups: 30, rows: 80, sigma: 0.7, slope: 0.4 });
    const fit = fitted(of);
    let byHand = 0;
    for (let group = 0; group < 30; group++) {
      let total = 0;
      const step = 0.05;
      for (let z = -7; z <= 7; z += step) {
        let logLik = 0;
        for (let row = group * 80; row < (group + 1) * 80; row++) {
          const eta = fit.coefficients[0]! + fit.coefficients[1]! * of.x[2 * row + 1]! + z * fit.sigma;
          logLik += of.outcome[row]! * eta - Math.log1p(Math.exp(eta));
        }
        total += Math.exp(logLik - (z * z) / 2) * step;
      }
      byHand += Math.log(total / Math.sqrt(2 * Math.PI));
    }
    expect(Math.abs(fit.logLik - byHand)).toBeLessThan(0.3);
  });

  it("cannot tell when a column does not vary or one side has every event", () => {
    const of = design({ groups: 20, rows: 20, sigma: 0, slope: 0 });
    expect(randomIntercept({ ...of, x: of.x.map(() => 1) }).kind).toBe("cannot-tell");
    const apart = Float64Array.from(of.x, (value, i) => (i % 2 === 1 ? of.outcome[(i - 1) / 2]! : value));
    expect(randomIntercept({ ...of, x: apart }).kind).toBe("cannot-tell");
  });
});

describe("drawing athletes again", () => {
  const drawn = (fit: ReturnType<typeof fitted>, seed: number, replicates: number) => {
    const draws = drawAthletes(fit, seededRandom(seed), replicates);
    if (draws.kind !== "estimated") throw new Error(draws.why);
    return draws;
  };

  it("with one step each spreads like fitting every draw anew", () => {
    const truth = { groups: 50, rows: 60, sigma: 0.6, slope: 0.5 };
    const of = design(truth);
    const fit = fitted(of);
    const draws = drawn(fit, 3, 400);
    const oneStep = spread(Array.from({ length: 400 }, (_, r) => draws.replicates[2 * r + 1]!));
    const random = seededRandom(4);
    const anew = Array.from({ length: 60 }, () => fitted(again(of, () => random.integer(50))).coefficients[1]!);
    expect(oneStep / spread(anew)).toBeGreaterThan(0.75);
    expect(oneStep / spread(anew)).toBeLessThan(1.33);
  });

  it("gives a sum of coefficients its value and an interval around it, and is repeatable", () => {
    const fit = fitted(design({ groups: 80, rows: 40, sigma: 0.5, slope: 0.5 }));
    const once = contrast([drawn(fit, 1, 300)], [0, 1]);
    expect(once).toEqual(contrast([drawn(fit, 1, 300)], [0, 1]));
    expect(once.value).toBe(fit.coefficients[1]);
    expect(once.lower).toBeLessThan(once.value);
    expect(once.upper).toBeGreaterThan(once.value);
    const twice = contrast([drawn(fit, 1, 300), drawn(fit, 2, 300)], [0, 1]);
    expect(twice.value).toBeCloseTo(once.value, 12);
    expect(() => contrast([], [0, 1])).toThrow("no draws");
  });
});

function spread(values: readonly number[]): number {
  const mean = values.reduce((a, b) => a + b, 0) / values.length;
  return Math.sqrt(values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1));
}

function again(of: Design, draw: () => number): Design {
  const rows = of.groupStart[1]!;
  const picked = Array.from({ length: of.groupStart.length - 1 }, draw);
  return {
    ...of,
    x: Float64Array.from(picked.flatMap((group) => [...of.x.subarray(group * rows * 2, (group + 1) * rows * 2)])),
    outcome: Uint8Array.from(picked.flatMap((group) => [...of.outcome.subarray(group * rows, (group + 1) * rows)])),
  };
}

describe("a design", () => {
  it("puts an intercept, splines and levels beside each other, athlete by athlete", () => {
    const values = Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    const codes = Uint8Array.of(1, 2, 3, 1, 1, 2, 3, 1, 1, 1);
    const rows = Int32Array.of(1, 2, 5, 6, 9);
    const line = splineOf(values, []);
    const built = designOf([line, levelTerm(codes, [2, 3])], rows, {
      outcome: Uint8Array.of(0, 1, 0, 0, 0, 0, 1, 0, 0, 0),
      athlete: Int32Array.of(0, 0, 0, 1, 1, 1, 1, 2, 2, 2),
    });
    expect([...built.x]).toEqual([1, 1, 1, 0, 1, 2, 0, 1, 1, 5, 1, 0, 1, 6, 0, 1, 1, 9, 0, 0]);
    expect([...built.groupStart]).toEqual([0, 2, 4, 5]);
    expect([...built.outcome]).toEqual([1, 0, 0, 1, 0]);
    expect(columnSpreads(built)[0]).toBe(0);
    expect(splineTerm(values, Int32Array.from(values.keys()), 4).columns).toBe(3);
    expect(
      splineTerm(
        values.map(() => 1),
        rows,
        4,
      ).columns,
    ).toBe(1);
  });
});
