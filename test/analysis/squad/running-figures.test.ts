import { describe, expect, test } from "vitest";
import { runningFigures } from "../../../src/analysis/squad/running-figures.ts";
import type { DayState } from "../../../src/domain/load.ts";
import { addDays, localDayOf } from "../../../src/domain/local-day.ts";

const TODAY = localDayOf(2026, 11, 22);

/** A day so many days ago: a run, a day of rest, or a day that nobody knows of. */
function day(ago: number, state: DayState, distanceM: number | null = null, sessionM = distanceM) {
  const at = addDays(TODAY, -ago);
  const spike = {
    day: at,
    value: null,
    category: "none",
    provisional: false,
    longestPrior30dM: null,
    sessionM,
  } as const;
  return { day: at, state, distanceM, spike };
}

/** Every day from the first to the last: what is not said is unknown. */
function dense(...said: readonly ReturnType<typeof day>[]) {
  const [first, last] = [said[0]?.day ?? TODAY, said.at(-1)?.day ?? TODAY];
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const ago = TODAY - first - i;
    return said.find((one) => one.day === TODAY - ago) ?? day(ago, "unknown");
  });
}

describe("how much was run", () => {
  test("is what is known of 7 and 30 days, both ends included, and the longest run of 30", () => {
    const days = dense(
      day(30, "observed", 40_000),
      day(29, "observed", 21_000),
      day(28, "rest"),
      day(7, "observed", 12_000, 9_000),
      day(6, "observed", 8_000),
      day(0, "observed", 5_000),
    );
    expect(runningFigures(days, TODAY)).toEqual({
      knownDaysOf28: 3,
      distance7dM: 13_000,
      distance30dM: 46_000,
      longestRun30dM: 21_000,
    });
  });

  test("is nothing, and not zero, where no day is known", () => {
    const unknown = { knownDaysOf28: 0, distance7dM: null, distance30dM: null, longestRun30dM: null };
    expect(runningFigures([day(3, "unknown"), day(2, "unknown")], TODAY)).toEqual(unknown);
    expect(runningFigures([], TODAY)).toEqual(unknown);
  });

  test("is zero where every known day was rest, without a longest run", () => {
    expect(runningFigures([day(2, "rest"), day(1, "rest")], TODAY)).toEqual({
      knownDaysOf28: 2,
      distance7dM: 0,
      distance30dM: 0,
      longestRun30dM: null,
    });
  });

  test("leaves a run without a distance out of the sum, and counts its day as known", () => {
    expect(runningFigures([day(1, "observed", null), day(0, "observed", 6_000)], TODAY)).toMatchObject({
      knownDaysOf28: 2,
      distance7dM: 6_000,
    });
  });

  test("does not look past its day", () => {
    const days = dense(day(1, "observed", 4_000), day(-1, "observed", 30_000));
    expect(runningFigures(days, TODAY)).toMatchObject({ distance30dM: 4_000, longestRun30dM: 4_000 });
  });
});
