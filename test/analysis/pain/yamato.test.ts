import { describe, expect, test } from "vitest";
import { dailyRecords } from "../../../src/analysis/daily-records.ts";
import { painEpisodes } from "../../../src/analysis/pain/episodes.ts";
import { siteDiaries } from "../../../src/analysis/pain/site-diary.ts";
import { type Yamato, yamato } from "../../../src/analysis/pain/yamato.ts";
import type { RunnerHistory } from "../../../src/domain/history.ts";
import { addDays } from "../../../src/domain/local-day.ts";
import type { OstrcWeek } from "../../../src/domain/ostrc.ts";
import type { PainEntry } from "../../../src/domain/pain.ts";
import { said } from "../../../src/messages/said.ts";
import {
  ago,
  assessOn,
  EMPTY,
  findingsOf,
  massage,
  pain,
  planned,
  run,
  sayings,
  says,
  TODAY,
  withPain,
} from "../risk/make-history.ts";

const inDays = (count: number) => addDays(TODAY, count);
/** Rests on every day that has no run, and knee pain on the given days back. */
function hurting(soreBack: readonly number[], more: Partial<PainEntry> = {}): RunnerHistory {
  const base = { ...EMPTY, claims: [{ from: ago(60), to: inDays(20) }], sessions: [run(ago(59), 8)] };
  return withPain(base, ...soreBack.map((back) => pain(ago(back), 3, more)));
}
const plan = (...backs: readonly number[]) => backs.map((back) => planned(ago(back), 8)).sort((a, b) => a.day - b.day);
function yamatoOf(history: RunnerHistory): Yamato | undefined {
  const [diary] = siteDiaries(history.pain, history.noPain, TODAY);
  const episode = diary && painEpisodes(diary, TODAY).at(-1);
  return episode && yamato(episode, { history, days: dailyRecords(history, TODAY), asOf: TODAY });
}
const week = (back: number, participation: number | null, more: Partial<OstrcWeek> = {}): OstrcWeek => ({
  day: ago(back),
  version: "O2",
  site: { region: "knee", side: "left" },
  participation,
  modification: null,
  performance: null,
  pain: null,
  ...more,
});

describe("a running-related injury", () => {
  test("is three planned runs in a row that were missed or cut short", () => {
    const history = { ...hurting([5, 3, 1]), planned: plan(4, 2, 1) };
    expect(yamatoOf(history)).toEqual({ kind: "met", by: "runs", count: 3, from: ago(4), to: ago(1) });
    const shortened = { ...history, sessions: [...history.sessions, run(ago(2), 6)] };
    expect(yamatoOf(shortened)).toMatchObject({ kind: "met", by: "runs" });
  });

  test("is none when one of the three was run as planned", () => {
    const history = { ...hurting([5, 3, 1]), planned: plan(4, 2, 1) };
    expect(yamatoOf({ ...history, sessions: [...history.sessions, run(ago(2), 6.4)] })).toEqual({ kind: "not-met" });
  });

  test("is 7 days of planned runs missed, two runs being enough", () => {
    const history = { ...hurting([8, 5, 2]), planned: plan(7, 1) };
    expect(yamatoOf(history)).toEqual({ kind: "met", by: "days", count: 7, from: ago(7), to: ago(1) });
    expect(yamatoOf({ ...history, planned: plan(6, 1) })).toEqual({ kind: "not-met" });
  });

  test("is a week without participation, or two in a row with less of it", () => {
    expect(yamatoOf({ ...hurting([8, 2]), ostrc: [week(1, 25)] })).toMatchObject({ by: "days", count: 7 });
    expect(yamatoOf({ ...hurting([12, 2]), ostrc: [week(8, 17), week(1, 17)] })).toMatchObject({
      by: "days",
      count: 14,
    });
    expect(yamatoOf({ ...hurting([8, 2]), ostrc: [week(1, 17)] })).toEqual({ kind: "not-met" });
  });

  test("is a visit to a physio for the place, or a red flag that was seen", () => {
    const physio = massage(ago(1), { kind: "physio", regions: ["knee"] });
    expect(yamatoOf({ ...hurting([5]), therapy: [physio] })).toMatchObject({ kind: "met", by: "consultation" });
    expect(yamatoOf({ ...hurting([5]), therapy: [{ ...physio, regions: ["calf"] }] })?.kind).toBe("cannot-say");
    expect(yamatoOf({ ...hurting([5]), therapy: [{ ...physio, kind: "massage" }] })?.kind).toBe("cannot-say");
    expect(yamatoOf({ ...hurting([5]), seenFlags: [{ rule: "RF_BSI", day: ago(1) }] })).toMatchObject({
      by: "consultation",
    });
  });

  test("is of the lower limbs: back and shoulder are none", () => {
    const shoulder = { ...hurting([5, 3, 1], { region: "shoulder" }), planned: plan(4, 2, 1) };
    expect(yamatoOf(shoulder)).toEqual({ kind: "not-met" });
  });

  test("cannot be told without plans and weekly answers, or from days nobody knows about", () => {
    expect(yamatoOf(hurting([5, 3, 1]))).toEqual({
      kind: "cannot-say",
      missing: said("yamato.missing.plans"),
    });
    const unknown = { ...hurting([5, 3, 1]), claims: [], planned: plan(4, 2, 1) };
    expect(yamatoOf(unknown)).toEqual({ kind: "cannot-say", missing: said("yamato.missing.days") });
  });

  test("is not made by the plan of a day that is not over", () => {
    const history = { ...hurting([5, 3, 1]), planned: plan(4, 2, 0) };
    expect(yamatoOf(history)).toEqual({ kind: "not-met" });
  });
});

describe("RF_PERSIST and a restriction", () => {
  const lost = { ...hurting([5, 3, 1]), planned: plan(4, 2, 1) };

  test("is raised by runs missed with pain, and says how many", () => {
    const [finding] = findingsOf(assessOn(lost), "RF_PERSIST");
    expect(finding).toMatchObject({ kind: "flagged", level: "clinician", value: 3, threshold: 3 });
    expect(finding?.text).toBe(
      "Left knee: 3 planned runs in a row missed or shortened, up to Sat 21 Nov. See a physio or clinician; rest meanwhile.",
    );
    expect(assessOn(lost).sentence).toBe(
      "Your left knee has kept you from running as planned. See a physio or clinician, and rest until then.",
    );
  });

  test("stands in silence, and is settled by two days without symptoms or two planned runs that were run", () => {
    expect(says(assessOn(lost, inDays(15)), "RF_PERSIST")).toBe("clinician");
    const better = { ...lost, noPain: [{ day: inDays(1) }, { day: inDays(2) }] };
    expect(sayings(better, "RF_PERSIST", 3)).toEqual(["clinician", "clinician", "clear"]);
    const back = {
      ...lost,
      planned: [...lost.planned, planned(inDays(1), 5), planned(inDays(2), 5)],
      sessions: [...lost.sessions, run(inDays(1), 5), run(inDays(2), 5)],
    };
    expect(sayings(back, "RF_PERSIST", 3)).toEqual(["clinician", "clinician", "clear"]);
  });

  test("is not ended by a new episode of the place after weeks of silence", () => {
    const again = withPain(lost, pain(inDays(20), 1));
    expect(says(assessOn(again, inDays(20)), "RF_PERSIST")).toBe("clinician");
  });

  test("is not raised by a consultation, which is what it asks for", () => {
    const seen = { ...lost, therapy: [massage(ago(0), { kind: "physio", regions: ["knee"] })] };
    expect(says(assessOn(seen), "RF_PERSIST")).toBe("clear");
  });
});

describe("the weekly answers", () => {
  const answered = (...ostrc: readonly OstrcWeek[]): RunnerHistory => ({ ...hurting([2]), ostrc });
  const substantial = (back: number, more: Partial<OstrcWeek> = {}) =>
    week(back, 8, { modification: 17, performance: 8, pain: 8, ...more });
  const mild = (back: number) => week(back, 8, { modification: 8, performance: 8, pain: 8 });

  test("OSTRC_SUBST is red until the next weekly answer", () => {
    expect(says(assessOn(answered(substantial(0))), "OSTRC_SUBST")).toBe("red");
    expect(findingsOf(assessOn(answered(substantial(0))), "OSTRC_SUBST")[0]).toMatchObject({
      value: 41,
      text: "Left knee held you back a lot in the week to Sun 22 Nov: 41 of 100.",
    });
    expect(says(assessOn(answered(substantial(7), mild(0))), "OSTRC_SUBST")).toBe("clear");
    expect(assessOn(answered(substantial(0))).sentence).toBe(
      "Your left knee held you back a lot last week. Rest or reduce, and seek advice if it stays.",
    );
  });

  test("it asks when two weeks have passed without an answer", () => {
    const says14 = [14, 15].map((back) => says(assessOn(answered(substantial(back))), "OSTRC_SUBST"));
    expect(says14).toEqual(["red", "cannot-say"]);
  });

  test("an answer about the whole body without a problem speaks for the knee too", () => {
    expect(says(assessOn(answered(substantial(7), week(0, 0, { site: null }))), "OSTRC_SUBST")).toBe("clear");
    expect(says(assessOn(answered(substantial(0, { site: null }))), "OSTRC_SUBST")).toBe("red");
  });

  test("half an answer is not a no", () => {
    expect(says(assessOn(answered(week(0, 8))), "OSTRC_SUBST")).toBe("cannot-say");
    expect(says(assessOn(answered(week(0, 0))), "OSTRC_SUBST")).toBe("clear");
  });

  test("RF_PERSIST is raised by two substantial weeks running, and not by one or by two far apart", () => {
    const persist = (...ostrc: readonly OstrcWeek[]) => says(assessOn(answered(...ostrc)), "RF_PERSIST");
    expect(persist(substantial(7), substantial(0))).toBe("clinician");
    expect(persist(substantial(0))).toBe("clear");
    expect(persist(substantial(21), substantial(0))).toBe("clear");
    expect(persist(substantial(1), substantial(0))).toBe("clear");
    expect(persist(substantial(7, { site: null }), substantial(0, { site: null }))).toBe("clinician");
  });

  test("two later weeks that are better settle it, one does not", () => {
    const persist = (...ostrc: readonly OstrcWeek[]) => says(assessOn(answered(...ostrc)), "RF_PERSIST");
    expect(persist(substantial(21), substantial(14), mild(7))).toBe("clinician");
    expect(persist(substantial(21), substantial(14), mild(7), mild(0))).toBe("clear");
  });
});
