import { describe, expect, test } from "vitest";
import { type MatchedSession, matchedEffect, withoutSession } from "../../../src/analysis/therapy/matched-effect.ts";
import type { LocalDay } from "../../../src/domain/local-day.ts";

const day = (t: number, nrs: number, change: number) => ({ day: t as LocalDay, nrs, change });

describe("sessions against days as sore", () => {
  test("with days of their own and the same start are Welch's two means", () => {
    const changes = [-2, -1, -3, -2, 0, -1, -2, -2, -1, -3, -1, 0];
    const others = [-1, 0, 0, -1, 1, -2, 0, -1, 0, 1, -1, 0];
    // Far apart, so that no two days are kin; the residuals have n − 2 as with a line.
    const days = others.map((change, i) => day(100 * i, 4, change));
    const effect = matchedEffect(changes.map((change): MatchedSession => ({ nrsBefore: 4, change, days })));
    expect(effect?.sessions.mean).toBeCloseTo(-1.5, 12);
    expect(effect?.without.mean).toBeCloseTo(-1 / 3, 12);
    // t(10; 0.975) = 2.228139. Standard errors: √(11/11/12) and √(8.6667/10/12).
    expect(effect?.difference.lower).toBeCloseTo(-7 / 6 - 2.228139 * Math.sqrt(1 / 12 + 8.666667 / 120), 5);
    expect(effect?.difference.upper).toBeCloseTo(-7 / 6 + 2.228139 * Math.sqrt(1 / 12 + 8.666667 / 120), 5);
  });

  test("whose days started a point lower gain nothing by it when a point of start is a point of fall", () => {
    const days = Array.from({ length: 20 }, (_, i) => day(50 * i, 3 + (i % 2), -(3 + (i % 2)) + 2));
    const sessions = Array.from({ length: 12 }, (): MatchedSession => ({ nrsBefore: 4, change: -2, days }));
    expect(withoutSession(sessions)[0]).toBeCloseTo(-2, 12);
    expect(matchedEffect(sessions)?.difference.mean).toBeCloseTo(0, 12);
  });

  test("give no interval from a handful of days, however many sessions they serve", () => {
    const few = Array.from({ length: 9 }, (_, i) => day(50 * i, 4, -1));
    const sessions = Array.from({ length: 30 }, (): MatchedSession => ({ nrsBefore: 4, change: -3, days: few }));
    expect(matchedEffect(sessions)).toBeNull();
  });

  test("give none when all days start alike and not where their sessions do: nobody knows what a point is worth", () => {
    const days = Array.from({ length: 20 }, (_, i) => day(50 * i, 3, -(i % 3)));
    const at = (nrsBefore: number) =>
      matchedEffect(Array.from({ length: 12 }, (): MatchedSession => ({ nrsBefore, change: -2, days })));
    expect(at(4)).toBeNull();
    expect(at(3)?.difference.mean).toBeCloseTo(-2 + 19 / 20, 12);
  });

  test("neighbouring days that go on alike count for less than days far apart", () => {
    const width = (gap: number) => {
      const days = Array.from({ length: 40 }, (_, i) => day(gap * i, 4, i % 20 < 10 ? -2 : 0));
      const effect = matchedEffect(
        Array.from({ length: 12 }, (_, i): MatchedSession => ({ nrsBefore: 4, change: -(i % 2), days })),
      );
      return (effect?.without.upper ?? 0) - (effect?.without.lower ?? 0);
    };
    expect(width(1)).toBeGreaterThan(1.3 * width(30));
  });
});
