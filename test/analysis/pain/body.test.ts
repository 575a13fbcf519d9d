import { describe, expect, test } from "vitest";
import { dailyRecords } from "../../../src/analysis/daily-records.ts";
import { leadUp } from "../../../src/analysis/pain/lead-up.ts";
import { longestPause } from "../../../src/analysis/pain/longest-pause.ts";
import { openNights, openSignQuestions } from "../../../src/analysis/pain/sign-flags.ts";
import { siteDiaries } from "../../../src/analysis/pain/site-diary.ts";
import { weeklyAsk } from "../../../src/analysis/pain/weekly-ask.ts";
import type { RunnerHistory } from "../../../src/domain/history.ts";
import type { LocalDay } from "../../../src/domain/local-day.ts";
import type { OstrcWeek } from "../../../src/domain/ostrc.ts";
import type { PainSite } from "../../../src/domain/pain.ts";
import { ago, assessOn, EMPTY, findingsOf, pain, run, steady, TODAY, withPain, withRun } from "../risk/make-history.ts";

const daysOf = (history: RunnerHistory) => dailyRecords(history, TODAY);

describe("what was run before an episode", () => {
  test("names the longest run, how far past the month before it, and the week change", () => {
    const before = leadUp(ago(4), daysOf(withRun(steady(), ago(6), 14)));
    expect(before.longest).toEqual({ day: ago(6), distanceM: 14_000 });
    expect(before.spike).toMatchObject({ day: ago(6), category: "moderate", value: 1.4, longestPrior30dM: 10_000 });
    expect(before.weekChangePct).toMatchObject({ kind: "known" });
    expect(before).toMatchObject({ unknownDays: 0, returnDay: null, window: { from: ago(17), to: ago(4) } });
  });

  test("knows no spike and no change where running was as always", () => {
    const before = leadUp(ago(4), daysOf(steady()));
    expect(before).toMatchObject({ spike: null, longest: { distanceM: 10_000 }, unknownDays: 0 });
  });

  test("leaves out a longer run of the day after", () => {
    expect(leadUp(ago(7), daysOf(withRun(steady(), ago(6), 30))).longest?.distanceM).toBe(10_000);
  });

  test("counts the days nobody told us about, those before the first run too", () => {
    const history = { ...EMPTY, sessions: [run(ago(3), 8)] };
    expect(leadUp(ago(2), daysOf(history))).toMatchObject({ unknownDays: 13, longest: { distanceM: 8000 } });
    expect(leadUp(ago(60), daysOf(history))).toMatchObject({
      unknownDays: 14,
      longest: null,
      spike: null,
      weekChangePct: { kind: "unknown", reason: "NO_HISTORY" },
    });
    expect(leadUp(ago(2), [])).toMatchObject({ unknownDays: 14, longest: null });
  });

  test("names a first run after a break", () => {
    const history = { ...EMPTY, sessions: [run(ago(90), 10), run(ago(5), 5)], claims: [{ from: ago(90), to: TODAY }] };
    expect(leadUp(ago(4), daysOf(history))).toMatchObject({ returnDay: ago(5), spike: null });
  });
});

describe("the longest pause in an episode", () => {
  const runsOn = (...backs: readonly number[]): RunnerHistory => ({
    ...EMPTY,
    sessions: backs.map((back) => run(ago(back), 8)),
    claims: [{ from: ago(60), to: TODAY }],
  });
  const pauseOf = (history: RunnerHistory, from: LocalDay, to: LocalDay) =>
    longestPause({ from, to }, daysOf(history), TODAY);

  test("lasts from the last run to the next, the day of return included in the number", () => {
    expect(pauseOf(runsOn(40, 30, 12, 10), ago(31), ago(20))).toEqual({
      kind: "pause",
      lastRunDay: ago(30),
      backOn: ago(12),
      loss: { days: 18, band: "moderate", isOver: true },
    });
  });

  test("goes on while there was no run since", () => {
    expect(pauseOf(runsOn(40, 12), ago(13), ago(5))).toMatchObject({ backOn: null, loss: { days: 12, isOver: false } });
  });

  test("of less than 7 days without a run is an ordinary gap", () => {
    expect(pauseOf(runsOn(40, 33, 26, 19, 12, 5), ago(31), ago(6))).toEqual({ kind: "none" });
    expect(pauseOf(runsOn(40, 33, 25, 19, 12, 5), ago(34), ago(6))).toMatchObject({ kind: "pause", backOn: ago(25) });
  });

  test("is not told across days nobody knows, and says how many there are", () => {
    const unclaimed = { ...runsOn(40, 30, 12), claims: [] };
    expect(pauseOf(unclaimed, ago(31), ago(20))).toEqual({ kind: "cannot-say", unknownDays: 11 });
  });

  test("that began before the episode is not counted to it", () => {
    expect(pauseOf(runsOn(40, 12, 8, 4, 1), ago(30), ago(10))).toEqual({ kind: "none" });
  });
});

const week = (more: Partial<OstrcWeek> = {}): OstrcWeek => ({
  day: TODAY,
  version: "O2",
  site: null,
  participation: 0,
  modification: null,
  performance: null,
  pain: null,
  ...more,
});
const FULL = { participation: 8, modification: 8, performance: 0, pain: 8 };

describe("the weekly questions", () => {
  const knee: PainSite = { region: "knee", side: "left" };
  const calf: PainSite = { region: "calf", side: "right" };
  const sore = withPain(EMPTY, pain(ago(2), 3), pain(ago(1), 5, calf), pain(ago(20), 9, { region: "hip" }));

  test("are put once in 7 days, about the whole body, with the places that were sore, the sorest first", () => {
    expect(weeklyAsk(EMPTY, TODAY)).toEqual({ kind: "body", places: [] });
    expect(weeklyAsk(sore, TODAY)).toEqual({ kind: "body", places: [calf, knee] });
    const answered = { ...sore, ostrc: [week({ day: ago(6) })] };
    expect(weeklyAsk(answered, TODAY)).toEqual({ kind: "answered", nextOn: ago(-1) });
    expect(weeklyAsk({ ...sore, ostrc: [week({ day: ago(7) })] }, TODAY).kind).toBe("body");
  });

  test("go on with the other sore places when the answer was about one", () => {
    const first = { ...sore, ostrc: [week({ ...FULL, site: calf })] };
    expect(weeklyAsk(first, TODAY)).toEqual({ kind: "place", site: knee });
    const both = { ...sore, ostrc: [...first.ostrc, week({ site: knee })] };
    expect(weeklyAsk(both, TODAY).kind).toBe("answered");
  });

  test("stay when an answer was left out, and end when there was no taking part", () => {
    expect(weeklyAsk({ ...EMPTY, ostrc: [week({ ...FULL, pain: null })] }, TODAY).kind).toBe("body");
    expect(weeklyAsk({ ...EMPTY, ostrc: [week({ participation: 25 })] }, TODAY).kind).toBe("answered");
  });
});

describe("open questions", () => {
  const calf = { region: "calf", side: "left" } as const;
  const openOf = (history: RunnerHistory) => {
    const evidence = { history, diaries: siteDiaries(history.pain, history.noPain, TODAY), asOf: TODAY };
    return { signs: openSignQuestions(evidence), nights: openNights(evidence) };
  };

  test("are those behind each cannot-say of the red flags, with the place that called for them", () => {
    const history = withPain(EMPTY, pain(TODAY, 2, calf));
    const { signs } = openOf(history);
    expect(signs.map(({ sign }) => sign)).toEqual([
      "calf-swelling",
      "calf-warm",
      "calf-discoloured",
      "hard-veins",
      "recent-travel-surgery-oestrogen",
      "breathless",
    ]);
    expect(signs.every(({ calledBy }) => calledBy.region === "calf" && calledBy.side === "left")).toBe(true);
    const rules = new Set(signs.map(({ rule }) => rule));
    for (const rule of rules) expect(findingsOf(assessOn(history), rule)[0]?.kind).toBe("cannot-say");
  });

  test("are gone when they are answered, when a clinician has seen it, and when the place is free again", () => {
    const history = withPain(EMPTY, pain(ago(1), 2, calf));
    const asked = openOf(history).signs.map(({ sign }) => sign);
    expect(openOf({ ...history, redFlagChecks: [{ day: TODAY, site: calf, asked, yes: [] }] }).signs).toEqual([]);
    const seen = { ...history, seenFlags: [{ rule: "RF_DVT" as const, day: TODAY }] };
    expect(openOf(seen).signs.map(({ sign }) => sign)).toEqual(["breathless"]);
    expect(openOf({ ...history, noPain: [{ day: TODAY }] }).signs).toEqual([]);
  });

  test("ask about the night where bone may hurt and nobody said", () => {
    const entry = pain(ago(1), 2, { region: "shin", nightPain: null });
    expect(openOf(withPain(EMPTY, entry)).nights).toEqual([entry]);
    expect(openOf(withPain(EMPTY, entry, pain(TODAY, 1, { region: "shin" }))).nights).toEqual([]);
    expect(openOf(withPain(EMPTY, pain(ago(1), 2, { nightPain: null }))).nights).toEqual([]);
  });
});
