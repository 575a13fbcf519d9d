import { expect, test } from "vitest";
import { episodeStarts } from "../../../src/analysis/pain/episodes.ts";
import { siteDiaries, startOf, worstAt } from "../../../src/analysis/pain/site-diary.ts";
import { usualBefore } from "../../../src/analysis/pain/usual.ts";
import type { PainEntry } from "../../../src/domain/pain.ts";
import { ago, pain, TODAY } from "../risk/make-history.ts";

const diaryOf = (entries: readonly PainEntry[], noPain: readonly number[] = []) => {
  const [diary] = siteDiaries(
    entries,
    noPain.map((back) => ({ day: ago(back) })),
    TODAY,
  );
  if (diary === undefined) throw new Error("no diary");
  return diary;
};

test("region and side are taken literally, so knee and front of the knee are two places", () => {
  const entries = [
    pain(ago(1), 2),
    pain(ago(1), 2, { region: "knee-front" }),
    pain(ago(1), 2, { side: "right" }),
    pain(ago(1), 2, { side: null }),
  ];
  expect(siteDiaries(entries, [], TODAY)).toHaveLength(4);
});

test("a no-pain answer is a zero for every place, except where the same day says otherwise", () => {
  const diary = diaryOf([pain(ago(3), 2), pain(ago(1), 4)], [2, 1]);
  expect(diary.days.map(({ day, worstNrs }) => [TODAY - day, worstNrs])).toEqual([
    [3, 2],
    [2, 0],
    [1, 4],
  ]);
});

test("entries after the day asked about are not there", () => {
  expect(siteDiaries([pain(ago(-1), 5)], [], TODAY)).toEqual([]);
  expect(diaryOf([pain(ago(1), 2), pain(ago(-1), 5)], [-1]).days).toHaveLength(1);
});

test("of two runs on a day the lowest start and the worst of the rest count", () => {
  const [day] = diaryOf([
    pain(TODAY, 1, { moment: "pre" }),
    pain(TODAY, 3, { moment: "pre" }),
    pain(TODAY, 2, { moment: "during" }),
    pain(TODAY, 5, { moment: "during" }),
  ]).days;
  expect(day && startOf(day)).toBe(1);
  expect(day && worstAt(day, ["during"])).toBe(5);
  expect(day && worstAt(day, ["after"])).toBeNull();
});

test("the usual is the median of resting answers of the 28 days before", () => {
  const entries = [
    pain(ago(29), 9), // too old
    pain(ago(28), 1),
    pain(ago(10), 3, { moment: "pre" }),
    pain(ago(10), 8, { moment: "during" }), // not at rest
    pain(ago(5), 2, { moment: "next_morning" }),
    pain(TODAY, 9), // the day itself
  ];
  expect(usualBefore(diaryOf(entries), TODAY, 28)).toBe(2);
});

test("the usual of a place nobody answered about is not known, and not zero", () => {
  expect(usualBefore(diaryOf([pain(TODAY, 4)]), TODAY, 28)).toBeNull();
  expect(usualBefore(diaryOf([pain(ago(2), 4, { moment: "after" })]), TODAY, 28)).toBeNull();
});

test("a new episode needs 14 days without symptoms", () => {
  const starts = (...backs: number[]) =>
    episodeStarts(diaryOf(backs.map((back) => pain(ago(back), 1)))).map((d) => TODAY - d);
  expect(starts(30, 16, 1)).toEqual([30, 1]); // 30 → 16: 13 days free; 16 → 1: 14 days free
  expect(starts(30, 15)).toEqual([30, 15]);
  expect(starts(30, 16)).toEqual([30]);
  expect(episodeStarts(diaryOf([pain(ago(3), 0), pain(ago(2), 1)])).map((d) => TODAY - d)).toEqual([2]);
});
