import { describe, expect, test } from "vitest";
import { followedDays, OUTCOME_RULES, outcomesOf } from "../../../../src/analysis/link/backtest/outcomes.ts";
import type { PainEntry } from "../../../../src/domain/pain.ts";
import { dayAt } from "../../daily.ts";

const pain = (index: number, nrs: number): PainEntry => ({
  day: dayAt(index),
  region: "calf",
  side: "left",
  moment: "daily",
  nrs,
  quality: null,
  alteredGait: null,
  nightPain: null,
  note: null,
  activityId: null,
});
const noPain = (...indexes: readonly number[]) => indexes.map((index) => ({ day: dayAt(index) }));
const every = (step: number, to: number) => [...Array(to).keys()].filter((index) => index % step === 0);
const span = (to: number) => ({ from: dayAt(0), to: dayAt(to) });
const marked = (column: Uint8Array) => [...column.keys()].filter((day) => column[day] === 1);

describe("outcomes", () => {
  test("a sore day after 28 days without one is a new onset, one after 27 is not", () => {
    const log = { pain: [pain(10, 3), pain(39, 2), pain(67, 2)], noPain: [] };
    expect(marked(outcomesOf(log, span(100)).onset)).toEqual([10, 39]);
    expect(marked(outcomesOf({ ...log, pain: [pain(10, 3), pain(38, 2)] }, span(100)).onset)).toEqual([10]);
  });

  test("quiet days can be 14 or 42 instead", () => {
    const log = { pain: [pain(10, 3), pain(30, 2), pain(70, 2)], noPain: [] };
    const onsets = (quietDays: number) => marked(outcomesOf(log, span(100), { ...OUTCOME_RULES, quietDays }).onset);
    expect([onsets(14), onsets(28), onsets(42)]).toEqual([[10, 30, 70], [10, 70], [10]]);
  });

  test("an NRS of 1 is no onset and ends no quiet", () => {
    expect(marked(outcomesOf({ pain: [pain(5, 1)], noPain: [] }, span(60)).sore)).toEqual([]);
  });

  test("nobody is at risk while sore and for 28 days after", () => {
    const { atRisk } = outcomesOf({ pain: [pain(10, 3)], noPain: [] }, span(60));
    expect([atRisk[9], atRisk[10], atRisk[38], atRisk[39]]).toEqual([1, 0, 0, 1]);
  });

  test("a log without answers for a fortnight is not being kept, and such days do not count", () => {
    const outcomes = outcomesOf({ pain: [], noPain: noPain(0, 7, 14, 50, 57, 64) }, span(70));
    expect([outcomes.kept[27], outcomes.kept[28], outcomes.kept[50]]).toEqual([1, 0, 1]);
    const followed = followedDays(outcomes, 7);
    expect(marked(followed)).toEqual([...Array(21).keys(), ...[...Array(14).keys()].map((index) => 50 + index)]);
  });

  test("the last days of a log have no known outcome yet", () => {
    const followed = followedDays(outcomesOf({ pain: [], noPain: noPain(...every(3, 100)) }, span(99)), 7);
    expect([followed[92], followed[93]]).toEqual([1, 0]);
  });

  test("what lies outside the span does not count", () => {
    const { sore, answered } = outcomesOf({ pain: [pain(-3, 5), pain(99, 5)], noPain: noPain(-1) }, span(20));
    expect([...marked(sore), ...marked(answered)]).toEqual([]);
  });
});
