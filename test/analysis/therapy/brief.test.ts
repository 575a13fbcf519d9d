import { describe, expect, test } from "vitest";
import { dailyRecords } from "../../../src/analysis/daily-records.ts";
import { therapyBrief } from "../../../src/analysis/therapy/brief.ts";
import type { RunnerHistory } from "../../../src/domain/history.ts";
import type { LocalDay } from "../../../src/domain/local-day.ts";
import { ago, EMPTY, massage, pain, run, steady, TODAY, withPain, withRun } from "../risk/make-history.ts";

const briefOf = (history: RunnerHistory, asOf: LocalDay = TODAY) =>
  therapyBrief(history, dailyRecords(history, asOf), asOf);
const placeOf = (history: RunnerHistory) => {
  const [place] = briefOf(history).places;
  if (place === undefined) throw new Error("no place");
  return place;
};

describe("where it hurts and since when", () => {
  const sore = withPain(
    steady(),
    pain(ago(60), 2),
    pain(ago(10), 3, { quality: "ache", alteredGait: true }),
    pain(ago(8), 5, { quality: "sharp", nightPain: null, alteredGait: false }),
    pain(ago(8), 2, { region: "hip" }),
    pain(ago(2), 0),
    pain(ago(50), 4, { region: "calf" }),
  );

  test("tells a place that was sore in the last 28 days, from the first day after 14 free ones", () => {
    expect(briefOf(sore).places.map(({ site }) => site.region)).toEqual(["knee", "hip"]);
    expect(placeOf(sore)).toMatchObject({
      episode: { firstDay: ago(10), lastSoreDay: ago(8), daysSore: 2, worstNrs: 5, state: "open" },
      answeredDays: 4, // with the no-pain day of today
      latest: { day: TODAY, nrs: 0 },
      qualities: ["ache", "sharp"],
      gaitDays: 1,
      earlier: [{ firstDay: ago(60), state: "silent" }],
    });
  });

  test("names the other places that were sore since", () => {
    expect(placeOf(sore).alsoSore).toEqual([{ region: "hip", side: "left" }]);
  });

  test("what was never asked is not no", () => {
    const unasked = withPain(steady(), pain(ago(3), 3, { alteredGait: null, nightPain: null }));
    expect(placeOf(unasked)).toMatchObject({ gaitDays: null, nightDays: null });
  });
});

describe("the running and how it changed", () => {
  test("the routine of the last eight weeks, from known days", () => {
    expect(briefOf(steady()).routine).toMatchObject({
      coverage: 1,
      runs: 28,
      runsPerWeek: 3.5,
      weeklyDistanceM: 35_000,
      longRunM: 10_000,
      longestRunM: 10_000,
      paceSPerKm: 360,
      cadenceSpm: null,
      groundContactS: null,
    });
  });

  test("with too many unknown days there is no number a week, but the runs are told", () => {
    const { routine } = briefOf({ ...steady(), claims: [] });
    expect(routine).toMatchObject({
      coverage: 0.5,
      runs: 28,
      runsPerWeek: null,
      weeklyDistanceM: null,
      longestRunM: 10_000,
    });
  });

  test("the four weeks before a place began stand beside the eight before them", () => {
    const more = [11, 13, 15, 17].reduce((history, back) => withRun(history, ago(back), 12), steady());
    const { before } = placeOf(withPain(more, pain(ago(10), 3)));
    expect(before.earlier).toMatchObject({ window: { from: ago(94), to: ago(39) }, runsPerWeek: 3.5 });
    expect(before.lastWeeks).toMatchObject({
      window: { from: ago(38), to: ago(11) },
      runsPerWeek: 4.5,
      longestRunM: 12_000,
    });
  });

  test("cadence and ground contact are medians over the runs that state them", () => {
    const sessions = steady().sessions.map((session, i) => ({
      ...session,
      avgCadenceSpm: i % 2 === 0 ? 170 : null,
      avgGroundContactS: 0.24,
      groundContactBalanceLeftFrac: 0.49,
    }));
    expect(briefOf({ ...steady(), sessions }).routine).toMatchObject({
      cadenceSpm: 170,
      groundContactS: 0.24,
      groundContactBalanceLeftFrac: 0.49,
    });
  });
});

describe("what changed before it began", () => {
  const changes = (history: RunnerHistory) => placeOf(withPain(history, pain(ago(4), 3))).changes;

  test("a longer run and the largest rise of a week", () => {
    const ramped = [6, 8, 10].reduce((history, back) => withRun(history, ago(back), 16), steady());
    expect(changes(ramped).map(({ kind }) => kind)).toEqual(["longer-run", "week-change"]);
    expect(changes(ramped)[0]?.text).toBe(
      "Thu 12 Nov: a run of 16.0 km, 60 % longer than any of the 30 days before it (10.0 km).",
    );
  });

  test("a return from a break", () => {
    const sessions = steady().sessions.filter(({ localDay }) => localDay < ago(30) || localDay > ago(12));
    expect(changes({ ...steady(), sessions }).map(({ kind }) => kind)).toContain("return-from-break");
  });

  test("hard sessions where there were none, and only where the sessions before were rated", () => {
    const rate = (history: RunnerHistory, before: number | null) => ({
      ...history,
      sessions: history.sessions.map((session) => ({
        ...session,
        rpe0To10: session.localDay >= ago(12) ? 8 : before,
      })),
    });
    expect(changes(rate(steady(), 4)).map(({ kind }) => kind)).toEqual(["new-hard-sessions"]);
    expect(changes(rate(steady(), 7))).toEqual([]);
    expect(changes(rate(steady(), null))).toEqual([]);
  });

  test("nothing, for a steady runner; and never a word of cause", () => {
    expect(changes(steady())).toEqual([]);
    const ramped = withRun(steady(), ago(6), 30);
    for (const { text } of changes(ramped)) expect(text).not.toMatch(/because|caus|led to|due to|too much/i);
  });
});

describe("care and safety", () => {
  test("the sessions of a year, the latest first, with what soreness did", () => {
    const history = {
      ...steady(),
      therapy: [massage(ago(400)), massage(ago(40), { nrsBefore: 4, nrsAfter: 2 }), massage(ago(5))],
    };
    const brief = briefOf(history);
    expect(brief.sessions.map(({ day }) => day)).toEqual([ago(5), ago(40)]);
    expect(brief.beforeAfter.map(({ kind }) => kind)).toEqual(["massage"]);
    expect(brief.daysSince[0]).toMatchObject({ kind: "massage", daysSince: 5 });
  });

  test("the latest safety answers carry their day; never asked is null", () => {
    expect(briefOf(steady()).safety).toBeNull();
    const asked = {
      ...steady(),
      safetyChecks: [
        { day: ago(20), yes: ["skin" as const] },
        { day: ago(3), yes: [] },
        { day: ago(3), yes: ["bleeding" as const] },
      ],
    };
    expect(briefOf(asked).safety).toEqual({ check: { day: ago(3), yes: ["bleeding"] }, daysAgo: 3 });
  });

  test("a red flag that stands comes with it", () => {
    const numb = withPain(steady(), pain(TODAY, 1, { region: "toes", quality: "numb" }));
    expect(briefOf(numb).redFlags.map(({ rule }) => rule)).toEqual(["RF_NEURO"]);
    expect(briefOf(steady()).redFlags).toEqual([]);
  });

  test("an empty history makes an empty brief, without a number", () => {
    expect(briefOf(EMPTY)).toMatchObject({
      places: [],
      sessions: [],
      exercises: [],
      safety: null,
      routine: { runs: 0, coverage: 0, runsPerWeek: null },
    });
  });

  test("nothing of a later day is told", () => {
    const later = withPain(withRun(steady(), ago(-1), 40), pain(ago(-1), 9));
    expect(briefOf(later)).toEqual(briefOf(steady()));
    expect(run(TODAY, 1).localDay).toBe(TODAY);
  });
});
