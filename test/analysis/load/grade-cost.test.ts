import { describe, expect, test } from "vitest";
import { gradeAdjustedSpeedMPerS, gradeCost } from "../../../src/analysis/load/grade-cost.ts";

describe("the cost of running by grade (Minetti et al. 2002, J Appl Physiol 93:1039)", () => {
  test.each([
    [-0.45, 4.032305],
    [-0.2, 1.800032],
    [-0.1, 2.151706],
    [-0.05, 2.745924],
    [0, 3.6],
    [0.05, 4.685196],
    [0.1, 5.968214],
    [0.2, 9.006688],
    [0.45, 19.426015],
  ])("at a grade of %d is %d J per kg and m", (grade, cost) => {
    expect(gradeCost(grade)).toBeCloseTo(cost, 6);
  });

  test("has its least, 1.781276, at −18.1 %", () => {
    const grades = Array.from({ length: 901 }, (_, i) => -0.45 + i / 1000);
    const least = grades.reduce((best, grade) => (gradeCost(grade) < gradeCost(best) ? grade : best));
    expect(least).toBeCloseTo(-0.181, 9);
    expect(gradeCost(least)).toBeCloseTo(1.781276, 6);
  });

  test("steeper than was measured it stays at the end of the curve", () => {
    expect(gradeCost(0.6)).toBe(gradeCost(0.45));
    expect(gradeCost(-2)).toBe(gradeCost(-0.45));
  });
});

describe("grade-adjusted speed", () => {
  test("2.8 m/s at +5 % is 3.644041 m/s, 274.4206 s/km", () => {
    expect(gradeAdjustedSpeedMPerS(2.8, 0.05)).toBeCloseTo(3.644041, 6);
    expect(1000 / gradeAdjustedSpeedMPerS(2.8, 0.05)).toBeCloseTo(274.4206, 4);
  });

  test("on the level it is the speed itself, 1.3014 of it at +5 % and 0.5977 at −10 %", () => {
    expect(gradeAdjustedSpeedMPerS(3.3, 0)).toBe(3.3);
    expect(gradeAdjustedSpeedMPerS(1, 0.05)).toBeCloseTo(1.3014, 4);
    expect(gradeAdjustedSpeedMPerS(1, -0.1)).toBeCloseTo(0.5977, 4);
  });
});
