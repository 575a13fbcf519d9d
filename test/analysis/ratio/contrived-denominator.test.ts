import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { contrivedDenominator, rankCorrelation } from "../../../src/analysis/ratio/contrived-denominator.ts";
import { REAL_RUNNER_KM, repeat } from "../daily.ts";

/** The same numbers on every machine. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

describe("Spearman's rank correlation", () => {
  // Computed by hand: ranks 1 2 3 4 5 and 1 3 2 5 4, 1 − 6·4/(5·24).
  test("of five pairs", () => {
    expect(rankCorrelation([10, 20, 30, 40, 50], [1, 3, 2, 5, 4])).toBeCloseTo(0.8, 12);
  });

  // R: cor(c(1,2,2,3), c(1,2,3,4), method = "spearman").
  test("with equal values", () => {
    expect(rankCorrelation([1, 2, 2, 3], [1, 2, 3, 4])).toBeCloseTo(0.9486832981, 9);
  });

  test("is 1 with itself, −1 with its opposite, and nothing without variation", () => {
    expect(rankCorrelation([3, 1, 2], [3, 1, 2])).toBe(1);
    expect(rankCorrelation([3, 1, 2], [-3, -1, -2])).toBe(-1);
    expect(rankCorrelation([1, 1, 1], [1, 2, 3])).toBeNull();
    expect(rankCorrelation([1, 2], [1, 2, 3])).toBeNull();
  });
});

describe("a contrived denominator", () => {
  const random = () => seeded(7);

  test("leaves a runner of constant habit all of the order of the ratio", () => {
    const loads = Array.from({ length: 200 }, (_, day) => [5, 0, 8, 0, 6, 0, 15 + (day % 11)][day % 7] ?? 0);
    const check = contrivedDenominator(loads, null, random());
    expect(check?.days).toBe(173);
    expect(check?.withAcuteAlone).toBeGreaterThan(0.9);
    expect(check?.withRandom).toBeGreaterThan(0.5);
    expect(check?.beforeOnsets).toBeNull();
  });

  // Lövdal et al. 2021, athlete 0, twice over.
  test("leaves a real runner most of it", () => {
    const check = contrivedDenominator([...REAL_RUNNER_KM, ...REAL_RUNNER_KM], null, random());
    expect(check?.withAcuteAlone).toBeGreaterThan(0.9);
    expect(check?.withRandom).toBeGreaterThan(0.8);
  });

  test("finds an onset that follows the acute load without any chronic load", () => {
    const loads = Array.from({ length: 140 }, (_, day) => (day >= 100 && day < 107 ? 20 : 5 + (day % 3)));
    const beforeOnset = loads.map((_, day) => day >= 103 && day < 108);
    const check = contrivedDenominator(loads, beforeOnset, random());
    expect(check?.beforeOnsets?.ratio).toBeGreaterThan(0.95);
    expect(check?.beforeOnsets?.acuteAlone).toBeGreaterThan(0.95);
    expect(check?.beforeOnsets?.random).toBeGreaterThan(0.9);
  });

  test("says nothing of fewer than 28 days with a ratio, of equal loads, and of onsets everywhere", () => {
    expect(contrivedDenominator(repeat(5, 54), null, random())).toBeNull();
    expect(contrivedDenominator(REAL_RUNNER_KM, null, random())).toBeNull();
    const loads = Array.from({ length: 90 }, (_, day) => day % 5);
    expect(
      contrivedDenominator(
        loads,
        loads.map(() => true),
        random(),
      )?.beforeOnsets,
    ).toBeNull();
    expect(
      contrivedDenominator(
        loads,
        loads.map(() => false),
        random(),
      )?.beforeOnsets,
    ).toBeNull();
  });

  test("gives the same for the same seed, and no number outside its bounds", () => {
    const load = fc.option(fc.double({ min: 0, max: 60, noNaN: true }), { freq: 6 });
    fc.assert(
      fc.property(fc.array(load, { maxLength: 120 }), fc.nat(), (loads, seed) => {
        const onsets = loads.map((_, day) => day % 17 === 0);
        const check = contrivedDenominator(loads, onsets, seeded(seed));
        expect(contrivedDenominator(loads, onsets, seeded(seed))).toEqual(check);
        if (check === null) return;
        for (const value of [check.withAcuteAlone, check.withRandom]) {
          expect(Math.abs(value)).toBeLessThanOrEqual(1 + 1e-12);
        }
        for (const value of Object.values(check.beforeOnsets ?? {})) {
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: 30 },
    );
  });
});
