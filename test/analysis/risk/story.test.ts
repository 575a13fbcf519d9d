import { describe, expect, test } from "vitest";
import type { RunnerHistory } from "../../../src/domain/history.ts";
import { addDays, isoWeekday } from "../../../src/domain/local-day.ts";
import { ago, assessOn, findingsOf, pain, planned, says, steady, TODAY, withPain, withRun } from "./make-history.ts";

/** A knee at 3 of 10, logged every Monday, Wednesday and Friday for a month; the runs stay what they were. */
const LOGGED = Array.from({ length: 30 }, (_, i) => ago(29 - i)).filter((day) => [1, 3, 5].includes(isoWeekday(day)));
const STORY: RunnerHistory = withPain({ ...steady(), noPain: [] }, ...LOGGED.map((day) => pain(day, 3)));

describe("the knee that hurts a little for weeks", () => {
  test("is never green from the third logged day on", () => {
    const third = LOGGED[2] ?? TODAY;
    const levels = Array.from({ length: TODAY - third + 1 }, (_, i) => assessOn(STORY, addDays(third, i)).level);
    expect(levels.length).toBeGreaterThan(20);
    expect(new Set(levels)).toEqual(new Set(["amber"]));
  });

  test("is amber by PAIN_PERSIST, without any spike", () => {
    const assessment = assessOn(STORY);
    expect(says(assessment, "PAIN_PERSIST")).toBe("amber");
    expect(says(assessment, "SPIKE_M")).toBe("clear");
    expect(assessment.sentence).toBe("Your left knee keeps speaking up. Run no longer than now until it settles.");
    expect(findingsOf(assessment, "PAIN_PERSIST")[0]?.text).toBe("Left knee at 2 or more on 6 days of the last 14.");
  });

  test("would have meant rest before the long run that jumped by half", () => {
    const withPlan = { ...STORY, planned: [planned(addDays(TODAY, 1), 15)] };
    expect(assessOn(withPlan)).toMatchObject({ headline: "rest", level: "red" });
  });

  test("speaks of the longer run once it was run", () => {
    const ran = withRun(STORY, LOGGED.at(-1) ?? TODAY, 15);
    expect(assessOn(ran).sentence).toBe("Your left knee is speaking up after a longer run. Keep the next ones short.");
  });

  test("a month of zeros instead is a month of green", () => {
    const quiet = { ...STORY, pain: STORY.pain.map((entry) => ({ ...entry, nrs: 0 })) };
    const levels = Array.from({ length: 25 }, (_, i) => assessOn(quiet, ago(i)).level);
    expect(new Set(levels)).toEqual(new Set(["green"]));
  });
});
