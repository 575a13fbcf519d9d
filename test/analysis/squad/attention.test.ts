import { describe, expect, test } from "vitest";
import { attentionGroup, compareAttention, isPainRising, worstOfWeek } from "../../../src/analysis/squad/attention.ts";
import type { AssessmentLevel, Headline } from "../../../src/domain/assessment.ts";
import type { AthleteId } from "../../../src/domain/ids.ts";
import type { SquadStanding } from "../../../src/domain/squad.ts";

const HEADLINES: Readonly<Record<AssessmentLevel, Headline>> = {
  clinician: "see-clinician",
  red: "rest",
  amber: "ease",
  green: "carry-on",
  grey: "cannot-say",
};
const verdict = (level: AssessmentLevel) => ({ level, headline: HEADLINES[level] });
const NO_ANSWERS: readonly null[] = Array.from({ length: 28 }, () => null);

function standing(name: string, some: Partial<SquadStanding>): SquadStanding {
  return {
    athlete: name as AthleteId,
    name,
    now: verdict("green"),
    weekAgo: verdict("green"),
    painNrs: NO_ANSWERS,
    silentDays: 0,
    ...some,
  };
}

/** 28 days; the last 14 as given, oldest first. */
const painOf = (...last: readonly (number | null)[]) => [...NO_ANSWERS.slice(last.length), ...last];
const twoWeeks = (before: number | null, now: number | null) => painOf(...Array(7).fill(before), ...Array(7).fill(now));

describe("who needs a look first", () => {
  const squad = [
    standing("rests quietly", {}),
    standing("silent", { silentDays: 7 }),
    standing("hurts, unjudged", { now: verdict("grey"), painNrs: twoWeeks(null, 2) }),
    standing("amber as before", { now: verdict("amber"), weekAgo: verdict("amber") }),
    standing("newly amber", { now: verdict("amber") }),
    standing("amber, pain rising", { now: verdict("amber"), weekAgo: verdict("amber"), painNrs: twoWeeks(1, 3) }),
    standing("red", { now: verdict("red") }),
    standing("clinician", { now: verdict("clinician") }),
  ];

  test("is a clinician's case, then red, amber with rising pain, newly graver, amber, pain without a verdict, silence, the rest", () => {
    expect(squad.toSorted(compareAttention).map(({ name }) => name)).toEqual(squad.map(({ name }) => name).reverse());
  });

  test("within a group is the worse pain of the week, then the longer silence, then the name", () => {
    const amber = (name: string, some: Partial<SquadStanding>) =>
      standing(name, { now: verdict("amber"), weekAgo: verdict("amber"), ...some });
    const same = [
      amber("b", {}),
      amber("a", {}),
      amber("quiet for 3 days", { silentDays: 3 }),
      amber("hurts 5", { painNrs: twoWeeks(5, 5) }),
      amber("hurts 2", { painNrs: twoWeeks(2, 2) }),
    ];
    const names = same.toSorted(compareAttention).map(({ name }) => name);
    expect(names).toEqual(["hurts 5", "hurts 2", "quiet for 3 days", "a", "b"]);
  });

  test("counts an athlete of whom nothing was ever heard as silent", () => {
    expect(attentionGroup(standing("new", { now: null, weekAgo: null, silentDays: null }))).toBe("silent");
  });

  test("is not somebody who became milder", () => {
    expect(attentionGroup(standing("better", { now: verdict("green"), weekAgo: verdict("red") }))).toBe("rest");
  });

  test("calls a first verdict no change: nothing stood before it", () => {
    expect(attentionGroup(standing("first", { now: verdict("amber"), weekAgo: null }))).toBe("amber");
  });
});

describe("pain that rises", () => {
  test.each([
    ["from 1 to 3", twoWeeks(1, 3), true],
    ["from none, said each day, to 1", twoWeeks(0, 1), true],
    ["not when both weeks are as bad", twoWeeks(4, 4), false],
    ["not when it fell", twoWeeks(4, 2), false],
    ["not without an answer in the week before: silence is not painless", twoWeeks(null, 6), false],
    ["not without an answer in the last week", twoWeeks(3, null), false],
  ])("%s", (_, painNrs, rises) => {
    expect(isPainRising(painNrs)).toBe(rises);
  });

  test("is not told of somebody who does not share it", () => {
    expect(isPainRising(null)).toBe(false);
    expect(worstOfWeek(null)).toBeNull();
  });

  test("takes the worst of the last 7 days, and the 7 before them, and none older", () => {
    const days = painOf(9, ...Array(6).fill(null), 2, ...Array(6).fill(null), 3);
    expect(worstOfWeek(days)).toBe(3);
    expect(isPainRising(painOf(9, 2, ...Array(6).fill(null), 3, ...Array(6).fill(null)))).toBe(true);
  });
});
