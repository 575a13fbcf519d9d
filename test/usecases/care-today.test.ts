import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { ExercisePlan } from "../../src/domain/exercise.ts";
import { addDays } from "../../src/domain/local-day.ts";
import { emptyWellnessDay } from "../../src/domain/wellness.ts";
import { ME, openRealApp, type RealApp, TODAY } from "../real-app.ts";

let real: RealApp;
beforeEach(async () => {
  real = await openRealApp();
});
afterEach(() => real.close());

const plan: ExercisePlan = {
  key: "calf-raises",
  kind: "strength",
  title: "Calf raises",
  regions: ["calf"],
  timesPerWeek: 3,
  from: addDays(TODAY, -10),
  until: null,
  by: "Ana",
};

describe("the care of today", () => {
  it("is empty where nothing was said", async () => {
    expect(await real.app.careToday(ME, TODAY)).toEqual({ exercises: [], doneToday: [], sleepS: null });
  });

  it("holds the exercises in force, those done today, and the night as the runner said it", async () => {
    const ended = { ...plan, key: "wall-sits", title: "Wall sits", until: addDays(TODAY, -1) };
    const later = { ...plan, key: "bridges", title: "Bridges", from: addDays(TODAY, 1) };
    await real.app.log(ME, [
      { kind: "exercise-plan", entry: plan },
      { kind: "exercise-plan", entry: ended },
      { kind: "exercise-plan", entry: later },
      { kind: "exercise-done", entry: { day: TODAY, key: "calf-raises" } },
      { kind: "exercise-done", entry: { day: addDays(TODAY, -1), key: "calf-raises" } },
      { kind: "wellness", entry: { ...emptyWellnessDay(addDays(TODAY, -1), "runner"), sleepS: 6 * 3600 } },
      { kind: "wellness", entry: { ...emptyWellnessDay(TODAY, "runner"), sleepS: 7.5 * 3600 } },
    ]);
    const care = await real.app.careToday(ME, TODAY);
    expect(care.exercises.map(({ plan: { key } }) => key)).toEqual(["calf-raises"]);
    expect(care.doneToday).toEqual([{ day: TODAY, key: "calf-raises" }]);
    expect(care.sleepS).toBe(27_000);
  });
});

describe("the rhythm in the report of the care", () => {
  it("is the one the runner asked for, and due at once without a session", async () => {
    await real.app.log(ME, [{ kind: "setting", name: "massageRhythmDays", from: TODAY, value: 28 }]);
    const { rhythm, effects } = await real.app.therapyReport(ME, TODAY);
    expect(rhythm).toMatchObject({ rhythmDays: 28, isStated: true, isDue: true, daysSinceLast: null });
    expect(effects.map(({ kind }) => kind)).toEqual(["cannot-tell", "cannot-tell"]);
  });
});
