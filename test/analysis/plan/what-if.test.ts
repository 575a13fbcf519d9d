import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dailyRecords } from "../../../src/analysis/daily-records.ts";
import { type PlannedDay, whatIf } from "../../../src/analysis/plan/what-if.ts";
import type { RuleCode } from "../../../src/domain/assessment.ts";
import type { RunnerHistory } from "../../../src/domain/history.ts";
import type { LocalDay } from "../../../src/domain/local-day.ts";
import type { PlanKind, PlannedRun } from "../../../src/domain/plan.ts";
import { ago, EMPTY, pain, planned, steady, TODAY, withPain, withRun } from "../risk/make-history.ts";

/** `steady` runs today; this one ran yesterday, so that a plan for today counts. */
const ahead = (days: number): LocalDay => ago(-days);
const plan = (days: number, km: number, kind: PlanKind = "easy"): PlannedRun => ({ ...planned(ahead(days), km), kind });
const withPlan = (history: RunnerHistory, ...runs: readonly PlannedRun[]): RunnerHistory => ({
  ...history,
  planned: runs,
});
const fortnight = (history: RunnerHistory) => whatIf(history, dailyRecords(history, TODAY), TODAY);
const dayOf = (history: RunnerHistory, days: number): PlannedDay => {
  const found = fortnight(history).days.find(({ day }) => day === ahead(days));
  if (found === undefined) throw new Error(`no day ${days}`);
  return found;
};
const levels = ({ findings }: PlannedDay) =>
  findings.map((finding) => `${finding.rule} ${finding.kind === "flagged" ? finding.level : finding.kind}`);
const findingOf = ({ findings }: PlannedDay, rule: RuleCode) => findings.find((finding) => finding.rule === rule);

describe("the fortnight", () => {
  test("is today and the fourteen days after it", () => {
    const { days, window } = fortnight(steady());
    expect(days.map(({ day }) => day)).toEqual(Array.from({ length: 15 }, (_, i) => ahead(i)));
    expect(window).toEqual({ from: TODAY, to: ahead(14) });
  });

  test("holds the open plans of each day, and drops today's once a run of today is known", () => {
    const plans = [plan(0, 5), plan(3, 8), { ...plan(3, 4), slot: 2 }, plan(15, 9)];
    expect(fortnight(withPlan(steady(), ...plans)).days.flatMap(({ runs }) => runs)).toEqual(plans.slice(1, 3));
    const sessions = steady().sessions.filter(({ localDay }) => localDay !== TODAY);
    expect(fortnight(withPlan({ ...steady(), sessions }, ...plans)).days[0]?.runs).toEqual([plans[0]]);
  });

  test("without runs and without plans says nothing and breaks nothing", () => {
    expect(fortnight(EMPTY).days.every(({ findings, limit }) => findings.length === 0 && limit === null)).toBe(true);
  });
});

describe("spikes before they happen", () => {
  test.each([
    [11, []],
    [11.1, ["SPIKE_S note"]],
    [13.1, ["SPIKE_M amber"]],
    [20.1, ["SPIKE_L amber"]],
  ])("%d km on a longest run of 10 km says %j", (km, expected) => {
    expect(levels(dayOf(withPlan(steady(), plan(5, km)), 5))).toEqual(expected);
  });

  test("carry the same evidence as a run that was done", () => {
    const finding = findingOf(dayOf(withPlan(steady(), plan(5, 15)), 5), "SPIKE_M");
    expect(finding).toMatchObject({ kind: "flagged", value: 50, threshold: 30, to: ahead(5) });
    expect(finding?.text).toContain(
      "Planned for Fri 27 Nov: 15.0 km, 50 % longer than anything in the 30 days before (10.0 km)",
    );
    expect(finding?.evidence).toContain("5,205 runners");
  });

  test("a planned run before it counts as run, and the day says that it rests on it", () => {
    const stepped = withPlan(steady(), plan(3, 11), plan(6, 12));
    expect(dayOf(stepped, 6)).toMatchObject({
      restsOnPlan: true,
      spike: { category: "reference", longestPrior30dM: 11_000 },
    });
    expect(dayOf(stepped, 6).limit?.limitM).toBeCloseTo(12_100, 6);
    expect(dayOf(stepped, 6).limitFromDone?.limitM).toBeCloseTo(11_000, 6);
    expect(dayOf(stepped, 2).restsOnPlan).toBe(false);
  });

  test("a small spike is amber beside pain, or within two weeks of another", () => {
    const sore = withPain(steady(), pain(ago(2), 1));
    expect(levels(dayOf(withPlan(sore, plan(5, 12)), 5))).toEqual(["SPIKE_S amber"]);
    expect(levels(dayOf(withPlan(steady(), plan(4, 12), plan(9, 14)), 9))).toEqual(["SPIKE_S amber"]);
  });

  test("with runs of unknown distance alone to compare with it cannot say", () => {
    const sessions = steady().sessions.map((session) => ({ ...session, distanceM: null }));
    expect(levels(dayOf(withPlan({ ...steady(), sessions }, plan(5, 12)), 5))).toEqual(["SPIKE_M cannot-say"]);
  });

  test("a plan that repeats the last weeks flags nothing", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 200 }), { minLength: 7, maxLength: 7 }), (week) => {
        const sessions = Array.from({ length: 70 }, (_, i) => ago(69 - i)).flatMap((day) => {
          const tenthsKm = week[day % 7] ?? 0;
          return tenthsKm < 20 ? [] : withRun(EMPTY, day, tenthsKm / 10).sessions;
        });
        const repeated = sessions
          .filter(({ localDay }) => localDay > ago(14))
          .map((session) => planned((session.localDay + 14) as LocalDay, (session.distanceM ?? 0) / 1000));
        const history = { ...EMPTY, sessions, claims: [{ from: ago(69), to: TODAY }], planned: repeated };
        expect(fortnight(history).days.flatMap(({ findings }) => findings)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  test("lengthening a planned run never lowers its category", () => {
    const rank = ["none", "reference", "small", "moderate", "large"];
    const metres = fc.integer({ min: 500, max: 60_000 });
    fc.assert(
      fc.property(metres, metres, metres, fc.integer({ min: 1, max: 14 }), (other, a, b, days) => {
        const categoryAt = (m: number) =>
          dayOf(withPlan(steady(40), plan(1, other / 1000), { ...plan(days, m / 1000), slot: 2 }), days).spike.category;
        expect(rank.indexOf(categoryAt(Math.max(a, b)))).toBeGreaterThanOrEqual(
          rank.indexOf(categoryAt(Math.min(a, b))),
        );
      }),
      { numRuns: 40 },
    );
  });
});

describe("pain and a longer run", () => {
  const sore = withPain(steady(), pain(ago(1), 3), pain(ago(3), 3), pain(ago(5), 3));

  test("within 48 hours is red; later it is a remark to look again", () => {
    expect(levels(dayOf(withPlan(sore, plan(2, 15)), 2))).toEqual(["PAIN_X_SPIKE red", "SPIKE_M amber", "WOW_30 info"]);
    const later = dayOf(withPlan(sore, plan(5, 15)), 5);
    expect(levels(later)).toEqual(["SPIKE_M amber"]);
    expect(later.notes).toMatchObject([
      { kind: "sore-now", text: "Your left knee is sore now. If that lasts, shorten this run." },
    ]);
  });

  test("a run as long as usual is not", () => {
    expect(dayOf(withPlan(sore, plan(2, 10)), 2)).toMatchObject({ findings: [], notes: [] });
  });
});

describe("a return from a break", () => {
  const rested = (days: number): RunnerHistory => ({
    ...steady(),
    sessions: steady().sessions.filter(({ localDay }) => localDay < ago(days)),
  });

  test("is said of every planned run until the break is a week behind", () => {
    const history = withPlan(rested(16), plan(1, 5), plan(4, 5), plan(12, 5));
    expect([1, 4, 12].map((days) => levels(dayOf(history, days)).includes("RETURN_BREAK amber"))).toEqual([
      true,
      true,
      false,
    ]);
    expect(findingOf(dayOf(history, 1), "RETURN_BREAK")?.text).toMatch(
      /^Planned for Mon 23 Nov: running again after 1\d days without a run\.$/,
    );
  });

  test("a break under way goes on until the first planned run", () => {
    expect(levels(dayOf(withPlan(rested(9), plan(6, 5)), 6))).toContain("RETURN_BREAK amber");
  });

  test("a plan of long runs alone is no break", () => {
    expect(levels(dayOf(withPlan(steady(), plan(14, 10)), 14))).toEqual([]);
  });

  test("nothing known of the last month cannot say", () => {
    const unknown = { ...rested(40), claims: [{ from: ago(120), to: ago(40) }] };
    expect(levels(dayOf(withPlan(unknown, plan(1, 5)), 1))).toEqual(["RETURN_BREAK cannot-say"]);
  });
});

describe("the week", () => {
  test("the change counts what was done and what is planned, and nothing else", () => {
    const same = withPlan(steady(), ...[2, 4, 6].map((days) => plan(days, 10)));
    expect(dayOf(same, 6).weekChangePct).toBeCloseTo(100 / 3, 9); // 4 runs of 10 km after 3
    expect(dayOf(withPlan(steady(), plan(1, 40), plan(3, 40)), 3).weekChangePct).toBeCloseTo(150, 9); // 100 km after 40
  });

  test("a week above all of the last four is told without a colour", () => {
    const more = withPlan(steady(), ...[1, 2, 3, 4, 5, 6].map((days) => plan(days, 10)));
    expect(levels(dayOf(more, 6))).toEqual(["WOW_30 info"]);
  });

  test("is not known where the past is not", () => {
    const unknown = { ...steady(), claims: [] };
    expect(dayOf(withPlan(unknown, plan(1, 10)), 1).weekChangePct).toBeNull();
  });
});

describe("races and tapers", () => {
  test("a race longer than anything is a note, not a warning", () => {
    const day = dayOf(withPlan(steady(), plan(10, 21.1, "race")), 10);
    expect(levels(day)).toEqual(["SPIKE_L note"]);
    expect(day.notes).toMatchObject([{ kind: "race", text: "A race of 21.1 km. Leave easy days after it." }]);
  });

  test("a lighter week before it is named a taper, and nothing warns of it", () => {
    const tapered = withPlan(steady(), plan(2, 8), plan(6, 6), plan(9, 4), plan(11, 10, "race"));
    expect(fortnight(tapered).taper).toEqual({ raceDay: ahead(11), weekM: 10_000, usualM: 35_000, shareFrac: 10 / 35 });
    expect(fortnight(tapered).days.flatMap(({ findings }) => findings)).toEqual([]);
    expect(dayOf(tapered, 11).notes.map(({ kind, text }) => [kind, text])).toEqual([
      ["race", "A race of 10.0 km. Leave easy days after it."],
      ["taper", "The 7 days before it hold 29 % of your usual week: a taper."],
    ]);
  });

  test("a week at more than 70 % of the usual, or a plan of the race alone, is no taper", () => {
    const heavy = withPlan(steady(), ...[4, 6, 8].map((days) => plan(days, 10)), plan(11, 10, "race"));
    expect(fortnight(heavy).taper).toBeNull();
    expect(fortnight(withPlan(steady(), plan(11, 10, "race"))).taper).toBeNull();
  });

  test("pain still speaks before a race", () => {
    const sore = withPain(steady(), pain(ago(1), 3), pain(ago(3), 3), pain(ago(5), 3));
    expect(levels(dayOf(withPlan(sore, plan(1, 21.1, "race")), 1))).toEqual(["PAIN_X_SPIKE red", "SPIKE_L note"]);
  });
});
