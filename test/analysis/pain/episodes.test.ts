import { describe, expect, test } from "vitest";
import { painEpisodes } from "../../../src/analysis/pain/episodes.ts";
import { siteTrend } from "../../../src/analysis/pain/pain-trend.ts";
import { siteDiaries } from "../../../src/analysis/pain/site-diary.ts";
import { siteLimit } from "../../../src/analysis/pain/site-limits.ts";
import { timeLoss } from "../../../src/analysis/pain/time-loss.ts";
import { addDays } from "../../../src/domain/local-day.ts";
import { type PainEntry, REGIONS } from "../../../src/domain/pain.ts";
import { ENGLISH } from "../../../src/messages/words.ts";
import { ago, pain, TODAY } from "../risk/make-history.ts";

const episodesOf = (entries: readonly PainEntry[], noPain: readonly number[] = [], freeDays?: number) =>
  siteDiaries(
    entries,
    noPain.map((back) => ({ day: ago(back) })),
    TODAY,
  ).flatMap((diary) => painEpisodes(diary, TODAY, freeDays));
const sore = (...backs: number[]) => backs.map((back) => pain(ago(back), 2));

describe("an episode", () => {
  test("knows its place, its code, its days and its worst", () => {
    const entries = [pain(ago(20), 2), pain(ago(18), 0), pain(ago(16), 5), pain(ago(16), 3, { moment: "after" })];
    expect(episodesOf(entries, [10])).toEqual([
      {
        site: { region: "knee", side: "left" },
        code: "K/KN",
        firstDay: ago(20),
        lastSoreDay: ago(16),
        state: "closed",
        endedOn: ago(2),
        worstNrs: 5,
        daysSore: 2,
        entries: 4,
        freeAnswers: 1,
      },
    ]);
  });

  test("is open until 14 days have passed without symptoms", () => {
    expect(episodesOf(sore(13), [5])[0]).toMatchObject({ state: "open", endedOn: null });
    expect(episodesOf(sore(14), [5])[0]).toMatchObject({ state: "closed", endedOn: TODAY });
  });

  test("that ends in silence is not called closed", () => {
    expect(episodesOf(sore(40))[0]).toMatchObject({ state: "silent", freeAnswers: 0 });
    expect(episodesOf(sore(40, 5)).map(({ state }) => state)).toEqual(["silent", "open"]);
    expect(episodesOf(sore(40), [20])[0]).toMatchObject({ state: "silent" });
  });

  test("depends on the free days that end it: 7, 14 and 28 give 3, 2 and 1", () => {
    const days = sore(60, 45, 35, 34);
    expect([7, 14, 28].map((freeDays) => episodesOf(days, [], freeDays).length)).toEqual([3, 2, 1]);
  });

  test("is of one place: a knee and a calf have their own", () => {
    const codes = episodesOf([pain(ago(3), 2), pain(ago(3), 2, { region: "calf" })]).map(({ code }) => code);
    expect(codes).toEqual(["K/KN", "Q/LE"]);
  });

  test("does not begin with an answer of 0", () => {
    expect(episodesOf([pain(ago(3), 0)], [1])).toEqual([]);
  });
});

describe("the trend of a place", () => {
  const weekOf = (back: number, nrs: number) => [0, 1, 2, 3].map((i) => pain(ago(7 * back + i), nrs));
  const trendOf = (...entries: readonly PainEntry[]) =>
    siteDiaries(entries, [], TODAY).map((diary) => siteTrend(diary, TODAY, 3))[0];

  test("is its weekly means, and whether the last moved by 1 or more", () => {
    expect(trendOf(...weekOf(2, 1), ...weekOf(1, 2), ...weekOf(0, 4))).toEqual({
      direction: "rising",
      weekMeansNrs: [1, 2, 4],
    });
    expect(trendOf(...weekOf(1, 3), ...weekOf(0, 1))).toEqual({ direction: "falling", weekMeansNrs: [null, 3, 1] });
    expect(trendOf(...weekOf(1, 3), ...weekOf(0, 3))?.direction).toBe("level");
  });

  test("is not known with fewer than 4 answers in a week", () => {
    expect(trendOf(...weekOf(1, 3), pain(TODAY, 5))).toEqual({ direction: "unknown", weekMeansNrs: [null, 3, null] });
  });
});

describe("time loss", () => {
  const onset = ago(100);
  const band = (days: number) => timeLoss(onset, addDays(onset, days), TODAY)?.band;

  test("counts from the day after onset, which is day 0", () => {
    expect(timeLoss(onset, onset, TODAY)).toEqual({ days: 0, band: "minor", isOver: true });
    expect(timeLoss(onset, addDays(onset, 10), TODAY)).toEqual({ days: 10, band: "moderate", isOver: true });
  });

  test("is minor under 7 days, moderate to 27, severe to 83, very severe from 84", () => {
    expect([6, 7, 27, 28, 83, 84].map(band)).toEqual([
      "minor",
      "moderate",
      "moderate",
      "severe",
      "severe",
      "very-severe",
    ]);
  });

  test("counts so far while the runner is not back, and says so", () => {
    expect(timeLoss(onset, null, TODAY)).toEqual({ days: 100, band: "very-severe", isOver: false });
    expect(timeLoss(ago(3), addDays(TODAY, 4), TODAY)).toEqual({ days: 3, band: "minor", isOver: false });
  });

  test("is nothing before the onset", () => {
    expect(timeLoss(addDays(TODAY, 1), null, TODAY)).toBeNull();
    expect(timeLoss(onset, addDays(onset, -1), TODAY)).toBeNull();
  });
});

describe("the limit of a place", () => {
  test("is a tested number for the Achilles tendon and the front of the knee only", () => {
    const tested = REGIONS.filter((region) => siteLimit({ region, side: "left" }).isTested);
    expect(tested).toEqual(["knee-front", "achilles", "knee"]);
    expect(siteLimit({ region: "achilles", side: "left" }).duringNrs).toBe(5);
    expect(siteLimit({ region: "knee-front", side: "left" }).duringNrs).toBe(2);
  });

  test("elsewhere is no worse than at the start, and says that no number was tested", () => {
    const limit = siteLimit({ region: "calf", side: "left" });
    expect(limit.duringNrs).toBeNull();
    expect(ENGLISH.tell(limit.words)).toMatch(
      /^For the left calf the usual limit is no worse than at the start .*No number was tested/,
    );
  });

  test("for bone is no pain at all", () => {
    expect(siteLimit({ region: "shin", side: "left" }, true)).toMatchObject({ kind: "bone", duringNrs: 0 });
  });
});
