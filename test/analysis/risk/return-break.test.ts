import { describe, expect, test } from "vitest";
import type { RunnerHistory } from "../../../src/domain/history.ts";
import { addDays } from "../../../src/domain/local-day.ts";
import { ago, assessOn, EMPTY, findingsOf, planned, run, sayings, says, steady, TODAY } from "./make-history.ts";

const inDays = (count: number) => addDays(TODAY, count);
/** A runner who stopped `gapDays` days before TODAY, each of them known as rest, and runs again on TODAY. */
function returning(gapDays: number, isBack = true): RunnerHistory {
  const before = steady().sessions.filter(({ localDay }) => localDay < ago(gapDays));
  const last = run(ago(gapDays + 1), 10);
  const sessions = [...before.filter(({ localDay }) => localDay < last.localDay), last];
  return {
    ...EMPTY,
    sessions: isBack ? [...sessions, run(TODAY, 5)] : sessions,
    claims: [{ from: ago(200), to: inDays(30) }],
    noPain: [{ day: TODAY }],
  };
}

describe("running again", () => {
  test("after 14 days without a run is amber, after 13 it is not", () => {
    expect(says(assessOn(returning(14)), "RETURN_BREAK")).toBe("amber");
    expect(says(assessOn(returning(13)), "RETURN_BREAK")).toBe("clear");
  });

  test("says how long the break was, even when it began long before the window", () => {
    const [finding] = findingsOf(assessOn(returning(40)), "RETURN_BREAK");
    expect(finding).toMatchObject({ value: 40, threshold: 14, text: "Running again after 40 days without a run." });
    expect(assessOn(returning(40)).sentence).toBe("You are coming back from a break. Start with short, easy runs.");
  });

  test("lasts until the break has left the last 21 days", () => {
    expect(sayings(returning(20), "RETURN_BREAK", 9)).toEqual([...Array(7).fill("amber"), "clear", "clear"]);
  });

  test("shows no load ratio, since there is nothing usual to compare with", () => {
    const ratios = ["ACWR_COUPLED", "ACWR_UNCOUPLED", "ACWR_EWMA"] as const;
    const told = (gapDays: number) => ratios.map((rule) => says(assessOn(returning(gapDays)), rule));
    expect(told(14)).toEqual(["cannot-say", "cannot-say", "cannot-say"]);
    expect(told(13)).toEqual(["info", "info", "info"]);
  });

  test("speaks instead of the spike rules after 30 days", () => {
    const assessment = assessOn(returning(40));
    expect(assessment.headline).toBe("ease");
    expect(["SPIKE_S", "SPIKE_M", "SPIKE_L"].map((rule) => says(assessment, rule as "SPIKE_S"))).toEqual([
      "cannot-say",
      "cannot-say",
      "cannot-say",
    ]);
  });
});

describe("not running", () => {
  test("is clear until a run is planned", () => {
    expect(says(assessOn(returning(20, false)), "RETURN_BREAK")).toBe("clear");
    const withPlan = { ...returning(20, false), planned: [planned(inDays(3), 5)] };
    const [finding] = findingsOf(assessOn(withPlan), "RETURN_BREAK");
    expect(finding).toMatchObject({ kind: "flagged", level: "amber" });
    expect(finding?.text).toMatch(/days without a run, and one planned for Wed 25 Nov/);
  });
});

describe("what is not known", () => {
  test("a runner who runs twice a week is not on a break", () => {
    const sessions = Array.from({ length: 60 }, (_, i) => ago(59 - i))
      .filter((day) => day % 7 === 0 || day % 7 === 3)
      .map((day) => run(day, 10));
    const history = { ...EMPTY, sessions, claims: [{ from: ago(80), to: TODAY }] };
    expect(says(assessOn(history), "RETURN_BREAK")).toBe("clear");
  });

  test("two unknown weeks are asked about, not taken for a break", () => {
    const [finding] = findingsOf(assessOn({ ...returning(20), claims: [] }), "RETURN_BREAK");
    expect(finding).toMatchObject({ kind: "cannot-say", missing: "whether you ran between Mon 2 Nov and Sat 21 Nov" });
  });

  test("without any run there is nothing to return to", () => {
    expect(says(assessOn(EMPTY), "RETURN_BREAK")).toBe("cannot-say");
    expect(says(assessOn({ ...EMPTY, sessions: [run(TODAY, 5)] }), "RETURN_BREAK")).toBe("cannot-say");
  });
});
