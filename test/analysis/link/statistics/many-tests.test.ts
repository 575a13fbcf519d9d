import { expect, it } from "vitest";
import { benjaminiHochberg } from "../../../../src/analysis/link/statistics/benjamini-hochberg.ts";
import { holm } from "../../../../src/analysis/link/statistics/holm.ts";
import { eventsNeeded } from "../../../../src/analysis/link/statistics/power.ts";

const P = [0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216];

it("Holm gives what R 4.2.2 p.adjust gives", () => {
  const expected = [0.01, 0.072, 0.312, 0.312, 0.312, 0.312, 0.312, 0.615, 0.615, 0.615];
  holm(P).forEach((p, i) => {
    expect(p).toBeCloseTo(expected[i]!, 12);
  });
});

it("Benjamini-Hochberg gives what R 4.2.2 p.adjust gives", () => {
  const expected = [0.01, 0.04, 0.084, 0.084, 0.084, 0.1, 0.105714, 0.216, 0.216, 0.216];
  benjaminiHochberg(P).forEach((p, i) => {
    expect(p).toBeCloseTo(expected[i]!, 6);
  });
});

it("both keep the order they were given, and adjust nothing when there is one test", () => {
  const shuffled = [P[5]!, P[0]!, P[9]!];
  expect(holm(shuffled)).toEqual([0.12, 0.003, 0.216]);
  expect(benjaminiHochberg(shuffled)[1]).toBeCloseTo(0.003, 12);
  expect(holm([0.03])).toEqual([0.03]);
  expect(holm([])).toEqual([]);
});

it("the events needed are those of Schoenfeld 1983 at 80 % and 5 %", () => {
  expect(eventsNeeded({ hazardRatio: 1.64, prevalenceFrac: 0.05 })).toBe(675);
  expect(eventsNeeded({ hazardRatio: 1.64, prevalenceFrac: 0.1 })).toBe(356);
  expect(eventsNeeded({ hazardRatio: 2.28, prevalenceFrac: 0.05 })).toBe(243);
  expect(eventsNeeded({ hazardRatio: 2.28, prevalenceFrac: 0.02 })).toBe(590);
});

it("no number of events shows a ratio of 1", () => {
  expect(() => eventsNeeded({ hazardRatio: 1, prevalenceFrac: 0.05 })).toThrow("invalid question");
  expect(() => eventsNeeded({ hazardRatio: 2, prevalenceFrac: 0 })).toThrow("invalid question");
});
