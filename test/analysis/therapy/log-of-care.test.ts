import { describe, expect, test } from "vitest";
import { daysSince } from "../../../src/analysis/therapy/days-since.ts";
import { exercisesKept } from "../../../src/analysis/therapy/exercises-kept.ts";
import type { ExercisePlan } from "../../../src/domain/exercise.ts";
import { addDays, type LocalDay } from "../../../src/domain/local-day.ts";
import { ago, massage, TODAY } from "../risk/make-history.ts";

describe("days since the last session", () => {
  test("has a row a kind and a row a region of it, the most recent first", () => {
    const therapy = [
      massage(ago(40), { regions: ["calf", "glute"] }),
      massage(ago(12), { regions: ["calf"] }),
      massage(ago(5)),
      massage(ago(30), { kind: "physio", regions: ["knee"] }),
    ];
    expect(daysSince(therapy, TODAY).map((row) => [row.kind, row.region, row.daysSince, row.sessions])).toEqual([
      ["massage", null, 5, 3],
      ["massage", "calf", 12, 2],
      ["massage", "glute", 40, 1],
      ["physio", null, 30, 1],
      ["physio", "knee", 30, 1],
    ]);
  });

  test("never is no row, and a session to come is not one", () => {
    expect(daysSince([], TODAY)).toEqual([]);
    expect(daysSince([massage(addDays(TODAY, 1))], TODAY)).toEqual([]);
  });
});

describe("exercises kept", () => {
  const plan = (more: Partial<ExercisePlan> = {}): ExercisePlan => ({
    key: "calf-raise",
    kind: "strength",
    title: "Calf raise",
    regions: ["calf"],
    timesPerWeek: 2,
    from: ago(27), // a Monday; TODAY is a Sunday
    until: null,
    by: null,
    ...more,
  });
  const done = (...backs: readonly number[]) => backs.map((back) => ({ day: ago(back), key: "calf-raise" }));
  const kept = (days: ReturnType<typeof done>, more: Partial<ExercisePlan> = {}, asOf: LocalDay = TODAY) => {
    const [first] = exercisesKept([plan(more)], days, asOf);
    if (first === undefined) throw new Error("no exercise");
    return first;
  };

  test("counts the days of each week against what was asked", () => {
    const { weeks, lastDone, daysSinceLast } = kept(done(26, 24, 17, 12, 10, 9, 5));
    expect(weeks.map(({ times, isKept }) => [times, isKept])).toEqual([
      [2, true],
      [1, false],
      [3, true],
      [1, false],
    ]);
    expect([lastDone, daysSinceLast]).toEqual([ago(5), 5]);
  });

  test("a week in which nothing at all was logged is not known, not zero", () => {
    const { weeks, streakWeeks, streakMayBeLonger } = kept(done(26, 24, 12, 10, 5, 3));
    expect(weeks.map(({ times, isKept }) => [times, isKept])).toEqual([
      [2, true],
      [null, null],
      [2, true],
      [2, true],
    ]);
    expect([streakWeeks, streakMayBeLonger]).toEqual([2, true]);
  });

  test("a week in which another exercise was logged is a zero", () => {
    const { weeks } = kept([...done(26), { day: ago(17), key: "stretch" }]);
    expect(weeks.map(({ times }) => times)).toEqual([1, 0, null, null]);
  });

  test("the current week ends no streak, and adds to it once it is kept", () => {
    const wednesday = addDays(TODAY, 3);
    const days = done(26, 24, 19, 17, 12, 10, 5, 3);
    expect(kept(days, {}, wednesday)).toMatchObject({ streakWeeks: 4, streakMayBeLonger: false });
    expect(kept([...days, ...done(-1, -2)], {}, wednesday).streakWeeks).toBe(5);
    expect(kept([...days, ...done(-1)], {}, wednesday).weeks.at(-1)).toMatchObject({
      times: 1,
      isWhole: false,
      isKept: null,
    });
  });

  test("without a number asked, once a week keeps it", () => {
    expect(kept(done(26, 19, 12, 5), { timesPerWeek: null }).streakWeeks).toBe(4);
  });

  test("a first week that begins on a Thursday cannot be missed", () => {
    const { weeks } = kept(done(24), { from: ago(24) });
    expect(weeks[0]).toMatchObject({ isWhole: false, times: 1, isKept: null });
  });

  test("an exercise that is over for eight weeks, or has not begun, is not listed", () => {
    expect(exercisesKept([plan({ from: ago(200), until: ago(60) })], [], TODAY)).toEqual([]);
    expect(exercisesKept([plan({ from: addDays(TODAY, 1) })], [], TODAY)).toEqual([]);
    expect(exercisesKept([plan({ from: ago(200), until: ago(20) })], [], TODAY)).toHaveLength(1);
  });

  test("twice on one day is one day", () => {
    expect(kept(done(5, 5)).weeks.at(-1)?.times).toBe(1);
  });
});
