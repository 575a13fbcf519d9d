import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dailyRecords } from "../../../src/analysis/daily-records.ts";
import { type ReturnState, returnState } from "../../../src/analysis/plan/return-levels.ts";
import { RETURN_LEVELS } from "../../../src/analysis/plan/return-table.ts";
import { assess } from "../../../src/analysis/risk/assess.ts";
import type { RunnerHistory } from "../../../src/domain/history.ts";
import { addDays, type LocalDay } from "../../../src/domain/local-day.ts";
import type { PainEntry } from "../../../src/domain/pain.ts";
import { ago, EMPTY, pain, run, steady, TODAY, withPain, withRun } from "../risk/make-history.ts";

const MILE_KM = 1.609344;
const stateOn = (history: RunnerHistory, asOf: LocalDay = TODAY): ReturnState => {
  const days = dailyRecords(history, asOf);
  const state = returnState(history, days, assess(history, days, asOf));
  if (state === null) throw new Error("not on the levels");
  return state;
};
/** On the levels for 40 days, after 35 km a week; every day answered "no pain". */
const returning = (...runs: readonly (readonly [number, number | null])[]): RunnerHistory => {
  const before = steady().sessions.filter(({ localDay }) => localDay < ago(60));
  const history: RunnerHistory = {
    ...EMPTY,
    sessions: before,
    claims: [{ from: ago(120), to: addDays(TODAY, 60) }],
    noPain: Array.from({ length: 61 }, (_, i) => ({ day: ago(60 - i) })),
    returnPlan: { from: ago(40), isReady: true },
  };
  return runs.reduce((sofar, [back, km]) => withRun(sofar, ago(back), km), history);
};
const withoutAnswer = (history: RunnerHistory, ...backs: readonly number[]): RunnerHistory => ({
  ...history,
  noPain: history.noPain.filter(({ day }) => !backs.some((back) => day === ago(back))),
});
const calf = (back: number, nrs: number, more: Partial<PainEntry> = {}) =>
  pain(ago(back), nrs, { region: "calf", ...more });

describe("the table", () => {
  // Trials 2023, doi 10.1186/s13063-023-07502-x, Table 1.
  test("is the published one", () => {
    expect(
      RETURN_LEVELS.map(({ walkMin, runMin, distanceM, rpe0To10 }) => [
        walkMin,
        runMin,
        distanceM / 1609.344,
        rpe0To10,
      ]),
    ).toEqual([
      [2, 3, 1, 3],
      [2, 3, 1.5, 3],
      [2, 4, 1.5, 4],
      [2, 4, 2, 4],
      [1, 4, 2, 5],
      [0, null, 2, 5],
    ]);
  });
});

describe("where it begins", () => {
  test("there is no state without a plan, or before its first day", () => {
    const history = returning();
    const on = (changed: RunnerHistory) =>
      returnState(changed, dailyRecords(changed, TODAY), assess(changed, dailyRecords(changed, TODAY), TODAY));
    expect(on({ ...history, returnPlan: null })).toBeNull();
    expect(on({ ...history, returnPlan: { from: addDays(TODAY, 1), isReady: true } })).toBeNull();
  });

  test("the first run is level 1", () => {
    expect(stateOn(returning())).toMatchObject({ outcome: "hold", level: { level: 1 }, times: 0, nextRunFrom: TODAY });
  });

  test("not before walking and hopping are free of pain", () => {
    expect(stateOn({ ...returning(), returnPlan: { from: ago(40), isReady: false } })).toMatchObject({
      outcome: "cannot-say",
      level: null,
      missing: "whether 30 minutes of brisk walking and hopping are free of pain",
    });
  });
});

describe("walking the levels", () => {
  test("once is a hold, twice with a rest day between is an advance", () => {
    expect(stateOn(returning([1, MILE_KM]))).toMatchObject({
      outcome: "hold",
      level: { level: 1 },
      times: 1,
      nextRunFrom: addDays(TODAY, 1),
    });
    expect(stateOn(returning([3, MILE_KM], [1, MILE_KM]))).toMatchObject({
      outcome: "advance",
      level: { level: 2 },
      times: 0,
    });
  });

  test("a run the day after a run does not count", () => {
    const state = stateOn(returning([2, MILE_KM], [1, MILE_KM]));
    expect(state).toMatchObject({ outcome: "hold", times: 1 });
    expect(state.reason).toContain("there was no rest day before it");
  });

  test("a run much shorter or longer than its level does not count; what a watch is off by does", () => {
    const after = (km: number) => stateOn(returning([3, MILE_KM], [1, km])).outcome;
    expect([0.89, 0.91, 1.19, 1.21].map((factor) => after(factor * MILE_KM))).toEqual([
      "hold",
      "advance",
      "advance",
      "hold",
    ]);
  });

  test("two runs of one day add up", () => {
    const history = returning([3, MILE_KM], [1, MILE_KM]);
    const twice = { ...history, sessions: [...history.sessions, { ...run(ago(1), MILE_KM), startedAt: null }] };
    expect(stateOn(twice).reason).toContain("was longer than level 1");
  });

  test("all six are walked in twelve runs, and then it is done", () => {
    const backs = Array.from({ length: 12 }, (_, i) => 1 + 3 * (11 - i));
    const runs = backs.map((back, i) => [back, (RETURN_LEVELS[Math.floor(i / 2)]?.distanceM ?? 0) / 1000] as const);
    const state = stateOn(returning(...runs));
    expect(state).toMatchObject({ outcome: "advance", isFinished: true, level: { level: 6 } });
    expect(state.attempts.map(({ level }) => level)).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6]);
    expect(stateOn(returning(...runs.slice(0, 11)))).toMatchObject({
      outcome: "hold",
      isFinished: false,
      level: { level: 6 },
    });
  });

  test("two weeks without a run lead one level back", () => {
    expect(stateOn(returning([18, MILE_KM], [16, MILE_KM]))).toMatchObject({
      outcome: "step-back",
      level: { level: 1 },
    });
    expect(stateOn(returning([16, MILE_KM], [14, MILE_KM]))).toMatchObject({ outcome: "advance", level: { level: 2 } });
  });
});

describe("the pain gate", () => {
  const twice = returning([3, MILE_KM], [1, MILE_KM]);

  test("sorer in the run than before it, or the morning after, holds the level and starts it again", () => {
    const inRun = withPain(withoutAnswer(twice, 1), calf(1, 1, { moment: "pre" }), calf(1, 2, { moment: "during" }));
    expect(stateOn(inRun)).toMatchObject({ outcome: "hold", level: { level: 1 }, times: 0 });
    expect(stateOn(inRun).reason).toContain("your left calf got sorer in the run of Sat 21 Nov");
    const morning = withPain(twice, calf(1, 1, { moment: "pre" }), calf(0, 2, { moment: "next_morning" }));
    expect(stateOn(morning)).toMatchObject({ outcome: "hold", times: 0 });
  });

  test("pain that stays as it was passes", () => {
    const same = withPain(
      twice,
      calf(1, 1, { moment: "pre" }),
      calf(1, 1, { moment: "after" }),
      calf(0, 1, { moment: "next_morning" }),
    );
    expect(stateOn(same).outcome).toBe("advance");
  });

  test("a run that hurt too much leads one level back once it has settled", () => {
    const history = withPain(
      returning([9, MILE_KM], [7, MILE_KM], [4, 1.5 * MILE_KM]),
      calf(4, 7, { moment: "during" }),
    );
    expect(stateOn(history, ago(4))).toMatchObject({ outcome: "hold", level: null }); // red: rest first
    expect(stateOn(history)).toMatchObject({ outcome: "step-back", level: { level: 1 } });
  });

  test("two runs in a row that got worse lead one level back", () => {
    const history = withPain(
      returning([13, MILE_KM], [11, MILE_KM], [8, 1.5 * MILE_KM], [5, 1.5 * MILE_KM]),
      calf(8, 1, { moment: "pre" }),
      calf(8, 2, { moment: "after" }),
      calf(5, 1, { moment: "pre" }),
      calf(5, 2, { moment: "after" }),
    );
    expect(stateOn(history).attempts.map(({ result }) => result)).toEqual(["counts", "counts", "worse", "worse"]);
    expect(stateOn(history)).toMatchObject({ outcome: "step-back", level: { level: 1 } });
  });

  test("silence about the run or the next morning cannot say, and names what is missing", () => {
    expect(stateOn(withoutAnswer(twice, 1))).toMatchObject({
      outcome: "cannot-say",
      missing: "how your body felt in the run of Sat 21 Nov",
    });
    expect(stateOn(withoutAnswer(twice, 0))).toMatchObject({
      outcome: "cannot-say",
      missing: "how your body felt on the morning of Sun 22 Nov",
    });
    expect(stateOn(twice, ago(1))).toMatchObject({
      outcome: "cannot-say",
      missing: "how your body will feel tomorrow morning",
    });
  });

  test("an answer about another place does not speak for a sore one", () => {
    const knee = withPain(withoutAnswer(twice, 0), calf(2, 2), pain(TODAY, 0, { moment: "next_morning" }));
    expect(stateOn(knee)).toMatchObject({
      outcome: "cannot-say",
      missing: "how your left calf felt on the morning of Sun 22 Nov",
    });
  });

  test("an unknown distance cannot say", () => {
    expect(stateOn(returning([3, MILE_KM], [1, null]))).toMatchObject({
      outcome: "cannot-say",
      missing: "the distance of the run of Sat 21 Nov",
    });
  });
});

describe("what closes it", () => {
  const twice = returning([3, MILE_KM], [1, MILE_KM]);

  test("a red flag closes the levels: they are not for bone pain nobody has looked at", () => {
    const state = stateOn(withPain(twice, pain(ago(1), 2, { region: "shin", nightPain: true })));
    expect(state).toMatchObject({ isClosed: true, outcome: "cannot-say", level: null, nextRunFrom: null });
    expect(state.missing).toBe("what a clinician says about it");
  });

  test("a red rule says rest first", () => {
    expect(stateOn(withPain(twice, pain(TODAY, 7)))).toMatchObject({ isClosed: false, outcome: "hold", level: null });
  });
});

describe("for any log", () => {
  const nrs = fc.option(fc.integer({ min: 0, max: 8 }), { nil: null });
  const day = fc.record({
    km: fc.option(fc.constantFrom(MILE_KM, 1.5 * MILE_KM, 2 * MILE_KM, 5), { nil: null }),
    free: fc.boolean(),
    during: nrs,
    pre: nrs,
    morning: nrs,
  });
  const history = fc.array(day, { minLength: 10, maxLength: 30 }).map((days) => {
    const last = days.length - 1;
    return days.reduce<RunnerHistory>(
      (sofar, each, i) => {
        const back = last - i;
        const entries = [
          ...(each.pre === null ? [] : [calf(back, each.pre, { moment: "pre" })]),
          ...(each.during === null ? [] : [calf(back, each.during, { moment: "during" })]),
          ...(each.morning === null ? [] : [calf(back, each.morning, { moment: "next_morning" })]),
        ];
        const ran = each.km === null ? sofar : withRun(sofar, ago(back), each.km);
        const said = withPain(ran, ...entries);
        return each.free ? { ...said, noPain: [...said.noPain, { day: ago(back) }] } : said;
      },
      { ...EMPTY, claims: [{ from: ago(60), to: TODAY }], returnPlan: { from: ago(40), isReady: true } },
    );
  });

  test("it never advances on a day without an answer, and never while a red rule stands", () => {
    fc.assert(
      fc.property(history, (made) => {
        const days = dailyRecords(made, TODAY);
        const assessment = assess(made, days, TODAY);
        const state = returnState(made, days, assessment);
        if (state?.outcome !== "advance") return;
        expect([...made.pain, ...made.noPain].some(({ day: answered }) => answered === TODAY)).toBe(true);
        const loud = assessment.findings
          .filter(({ kind }) => kind === "flagged")
          .map((each) => ("level" in each ? each.level : null));
        expect(loud).not.toContain("red");
        expect(loud).not.toContain("clinician");
      }),
      { numRuns: 150 },
    );
  });

  test("more pain in a run never leads to a higher level", () => {
    fc.assert(
      fc.property(history, fc.integer({ min: 0, max: 29 }), fc.integer({ min: 1, max: 5 }), (made, back, more) => {
        const louder = (entry: PainEntry) =>
          entry.moment === "during" && entry.day === ago(back)
            ? { ...entry, nrs: Math.min(10, entry.nrs + more) }
            : entry;
        const place = (each: RunnerHistory) => stateOn(each).attempts.at(-1)?.level ?? 1;
        expect(place({ ...made, pain: made.pain.map(louder) })).toBeLessThanOrEqual(place(made));
      }),
      { numRuns: 100 },
    );
  });

  test("every run that counts was answered on its day and the next", () => {
    fc.assert(
      fc.property(history, (made) => {
        const answered = new Set([...made.pain, ...made.noPain].map(({ day: each }) => each));
        for (const attempt of stateOn(made).attempts)
          if (attempt.result === "counts")
            expect([answered.has(attempt.day), answered.has(addDays(attempt.day, 1))]).toEqual([true, true]);
      }),
      { numRuns: 100 },
    );
  });
});

describe("how much, for information", () => {
  test("speed and normal training come back at shares of the usual week", () => {
    const { volume } = stateOn(returning([1, MILE_KM]));
    expect(volume?.usualM).toBeCloseTo(35_000, 6);
    expect(volume).toMatchObject({ speedFromM: 17_500, speedToM: 21_000, normalFromM: 26_250, normalToM: 28_000 });
    expect(volume?.nowM).toBeCloseTo(1609.344, 6);
  });

  test("is not known without running before it", () => {
    const sessions = returning([1, MILE_KM]).sessions.filter(({ localDay }) => localDay >= ago(40));
    expect(stateOn({ ...returning(), sessions }).volume).toBeNull();
  });
});
