import { describe, expect, it } from "vitest";
import { OUTCOME_RULES } from "../../../../src/analysis/link/backtest/outcomes.ts";
import { imputeLoads } from "../../../../src/analysis/link/episodes/impute-loads.ts";
import { type LinkDays, linkDays, SPIKE_LEVELS } from "../../../../src/analysis/link/episodes/link-days.ts";
import { reverseView } from "../../../../src/analysis/link/episodes/reverse-view.ts";
import { runsAtRisk } from "../../../../src/analysis/link/episodes/runs-at-risk.ts";
import { loadBefore, longestBefore, spikeBefore } from "../../../../src/analysis/link/episodes/windows.ts";
import { seededRandom } from "../../../../src/analysis/link/statistics/seeded-random.ts";
import { type LinkStory, lastDayOf, linkHistory, steadyKm } from "../link-history.ts";

function columns(story: LinkStory, quietDays = 28): LinkDays {
  const days = linkDays(linkHistory(story), lastDayOf(story), { rules: { ...OUTCOME_RULES, quietDays } });
  if (days === null) throw new Error("no days");
  return days;
}
const marked = (column: Uint8Array): number[] => [...column.keys()].filter((i) => column[i] === 1);
const level = (code: number | undefined) => SPIKE_LEVELS[code ?? -1];

describe("the days at risk", () => {
  const story: LinkStory = { days: 200, kmOn: steadyKm(), sore: [60, 61, 64, 80, 150] };

  it("an episode goes on until 28 quiet days have passed, and its later sore days start no new one", () => {
    const days = columns(story);
    expect(marked(days.onset)).toEqual([60, 150]);
    expect([59, 60, 61, 80, 108, 109, 150, 151].map((t) => days.atRisk[t])).toEqual([1, 1, 0, 0, 0, 1, 1, 0]);
  });

  it("14 or 42 quiet days change what counts as new", () => {
    expect(marked(columns({ ...story, sore: [60, 80, 150] }, 14).onset)).toEqual([60, 80, 150]);
    expect(marked(columns({ ...story, sore: [60, 80, 115, 150] }, 42).onset)).toEqual([60]);
  });

  it("a day without an answer in the two weeks before it does not count, nor an episode with which the log begins", () => {
    const days = columns({ ...story, free: [20, 40, 100], sore: [41] });
    const isCounted = (t: number) => (t > 20 && t <= 34) || t === 41 || (t > 100 && t <= 114);
    expect(marked(days.atRisk)).toEqual([...days.atRisk.keys()].filter(isCounted));
    expect(marked(days.onset)).toEqual([41]);
    expect(marked(columns({ ...story, free: [], sore: [60, 61] }).onset)).toEqual([]);
  });

  it("nothing known is no calendar", () => {
    expect(linkDays(linkHistory({ days: 0, kmOn: () => null }), lastDayOf({ ...story }))).toBeNull();
  });
});

describe("the windows", () => {
  it("end on the day before, and a day's own load never counts", () => {
    const days = columns({ days: 100, kmOn: (i) => (i === 50 ? 70 : 0) });
    const week = loadBefore(days, 7, 1);
    expect([50, 51, 57, 58].map((t) => week[t])).toEqual([0, 70, 70, 0]);
    expect(loadBefore(days, 28, 8)[57]).toBe(0);
    expect(loadBefore(days, 28, 8)[58]).toBeCloseTo(70 / 3, 12);
    expect([...longestBefore(days).slice(50, 58)]).toEqual([0, 70, 70, 70, 70, 70, 70, 70]);
  });

  it("scale the known days, and know nothing when two days of a week are unknown", () => {
    const one = columns({ days: 60, kmOn: (i) => (i === 41 ? null : 6) });
    const two = columns({ days: 60, kmOn: (i) => (i === 41 || i === 42 ? null : 6) });
    expect(loadBefore(one, 7, 1)[45]).toBeCloseTo(42, 12);
    expect(loadBefore(two, 7, 1)[45]).toBeNaN();
    expect(longestBefore(two)[45]).toBeNaN();
    expect(loadBefore(two, 28, 1)[45]).toBeCloseTo(42, 12);
    expect(loadBefore(two, 7, 1)[6]).toBeNaN();
  });

  it("name the loudest spike of the week before, and hold a break and a guess apart from it", () => {
    const spiked = columns({ days: 120, kmOn: steadyKm({ 60: 12, 64: 25 }) });
    const at = (t: number) => level(spikeBefore(spiked)[t]);
    expect([60, 61, 64, 65, 71, 72].map(at)).toEqual(["reference", "small", "small", "large", "large", "reference"]);
    expect(at(20)).toBe("unknown");
    const back = columns({ days: 160, kmOn: (i) => (i > 50 && i < 100 ? 0 : i % 2 === 0 ? 10 : 0) });
    expect(level(spikeBefore(back)[101])).toBe("return");
    const gap = columns({ days: 120, kmOn: (i) => (i === 80 || i === 81 ? null : steadyKm()(i)) });
    expect(level(spikeBefore(gap)[83])).toBe("unknown");
    expect(level(spikeBefore(gap)[88])).toBe("reference");
  });
});

describe("days left out of the windows", () => {
  it("move every window back by as many", () => {
    const days = columns({ days: 120, kmOn: steadyKm({ 60: 25 }) });
    expect(level(spikeBefore(days, 3)[63])).toBe("reference");
    expect(level(spikeBefore(days, 3)[64])).toBe("large");
    expect(level(spikeBefore(days, 3)[70])).toBe("large");
    expect(level(spikeBefore(days, 3)[71])).toBe("reference");
    expect([63, 64].map((t) => longestBefore(days, 3)[t])).toEqual([10, 25]);
    expect(loadBefore(days, 10, 4)[64]).toBe(loadBefore(days, 7, 1)[61]);
  });

  it("take away runs with an episode so soon after them", () => {
    const days = columns({ days: 120, kmOn: steadyKm(), sore: [66] });
    const numbers = new Map(runsAtRisk(days, 3).map((run) => [run.dayNumber, run.isFollowed]));
    expect([56, 58, 60, 62, 64].map((t) => numbers.get(t))).toEqual([true, true, true, true, undefined]);
    expect(numbers.get(54)).toBe(false);
  });
});

describe("the runs at risk", () => {
  it("are followed when an episode begins in the 7 days after, and not counted on the day it begins", () => {
    const days = columns({ days: 120, kmOn: steadyKm({ 62: 14 }), sore: [66] });
    const runs = runsAtRisk(days);
    const byDay = new Map(runs.map((run) => [run.dayNumber, run]));
    expect(byDay.get(58)?.isFollowed).toBe(false);
    expect(byDay.get(60)).toMatchObject({ isFollowed: true, level: "reference" });
    expect(byDay.get(62)).toMatchObject({ isFollowed: true, level: "moderate" });
    expect(byDay.has(66)).toBe(false);
    expect(byDay.has(68)).toBe(false);
  });

  it("without an answer in the days after is not counted at all", () => {
    const days = columns({ days: 120, kmOn: steadyKm(), free: [40, 50, 60] });
    expect(Math.max(...runsAtRisk(days).map(({ dayNumber }) => dayNumber))).toBe(66);
  });
});

describe("the other way around", () => {
  it("running less after an episode began is told as what pain does", () => {
    const days = columns({ days: 200, kmOn: (i) => (i >= 100 && i < 130 ? 0 : steadyKm()(i)), sore: [100] });
    expect(reverseView(days)).toEqual({ kind: "estimated", onsets: 1, before: 35, after: 0, fell: 1 });
  });

  it("cannot be told without an episode", () => {
    expect(reverseView(columns({ days: 100, kmOn: steadyKm() })).kind).toBe("cannot-tell");
  });
});

describe("filling in unknown loads", () => {
  const story: LinkStory = { days: 150, kmOn: (i) => (i % 11 === 3 ? null : i % 7 === 6 ? 20 : 0) };

  it("draws from the same weekday, keeps what is known, and differs between draws", () => {
    const days = columns({ ...story, kmOn: (i) => (i % 11 === 3 ? null : i % 7 === 6 ? 20 + (i % 5) : 0) });
    const first = imputeLoads(days, seededRandom(1));
    const second = imputeLoads(days, seededRandom(2));
    const again = imputeLoads(days, seededRandom(1));
    expect(first.known.every((isKnown) => isKnown === 1)).toBe(true);
    for (let t = 0; t < days.length; t++) {
      if (days.known[t] === 1) expect(first.load[t]).toBe(days.load[t]);
      else if (t % 7 === 6) expect(first.load[t]).toBeGreaterThanOrEqual(20);
      else expect(first.load[t]).toBe(0);
    }
    expect(first.load).toEqual(again.load);
    expect(first.load).not.toEqual(second.load);
  });

  it("gives a run without a distance the level of its filled-in day, and the days after it theirs, and adds no run", () => {
    const made = columns({ days: 160, kmOn: (i) => (i === 91 ? 15 : 10) });
    const unknown = SPIKE_LEVELS.indexOf("unknown");
    const days: LinkDays = {
      ...made,
      known: made.known.map((isKnown, t) => (t === 90 ? 0 : isKnown)),
      spike: made.spike.map((code, t) => (t === 90 || t === 91 ? unknown : code)),
      runs: made.runs.map((run) => (run.dayNumber === 90 || run.dayNumber === 91 ? { ...run, level: "unknown" } : run)),
    };
    const filled = imputeLoads(days, seededRandom(1));
    expect([90, 91].map((t) => level(filled.spike[t]))).toEqual(["reference", "moderate"]);
    const levelOn = (t: number) => filled.runs.find(({ dayNumber }) => dayNumber === t)?.level;
    expect([90, 91, 92, 4].map(levelOn)).toEqual(["reference", "moderate", "reference", "unknown"]);
    expect(filled.runs).toHaveLength(days.runs.length);
  });

  it("leaves a day that is far from any known day unknown", () => {
    const days = columns({ days: 300, kmOn: (i) => (i > 60 && i < 240 ? null : 5) });
    expect(imputeLoads(days, seededRandom(1)).known[150]).toBe(0);
  });
});
