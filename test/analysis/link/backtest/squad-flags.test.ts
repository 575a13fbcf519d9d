import { describe, expect, test } from "vitest";
import { alertTrack } from "../../../../src/analysis/link/backtest/alert-track.ts";
import { type AthleteFlags, athleteFlag } from "../../../../src/analysis/link/backtest/athlete-flags.ts";
import { squadFlags } from "../../../../src/analysis/link/backtest/squad-flags.ts";
import { squadFlagsSentence } from "../../../../src/analysis/link/backtest/squad-flags-text.ts";
import { drawnShiftTest } from "../../../../src/analysis/link/statistics/drawn-shifts.ts";
import { expandedTail } from "../../../../src/analysis/link/statistics/expanded-tail.ts";
import { seededRandom } from "../../../../src/analysis/link/statistics/seeded-random.ts";
import type { BacktestFlag } from "../../../../src/domain/backtest.ts";
import { ENGLISH } from "../../../../src/messages/words.ts";

const DAYS = 400;
const SPIKE = { kind: "group", code: "SPIKE_ANY" } as const;
const WEEK = { kind: "comparator", code: "WEEK_CHANGE_10" } as const;

type Alerts = readonly (readonly [BacktestFlag, readonly number[]])[];

/** An athlete with these alerts of each flag, and new sore places on these days. */
function athlete(flags: Alerts, events: readonly number[], days = DAYS): AthleteFlags {
  return {
    days,
    events: events.length,
    flags: flags.map(([flag, alerts]) =>
      athleteFlag({ flag, meaning: "", isPrimary: flag === SPIKE, track: alertTrack(days, alerts, events) }, 7),
    ),
  };
}

const EVENTS = [40, 90, 140, 210, 270, 330];
const before = (lead: number) => EVENTS.map((day) => day - lead);
/** Each of so many athletes is warned of each sore place; the other flag speaks at days that have nothing to do with them. */
const squad = (count: number) =>
  Array.from({ length: count }, (_, i) =>
    athlete(
      [
        [SPIKE, before(1 + (i % 3))],
        [WEEK, [5, 60, 110, 170, 240, 300].map((day) => day + i)],
      ],
      EVENTS,
    ),
  );
const flagOf = (members: readonly AthleteFlags[], code: string) =>
  squadFlags(members)?.flags.find(({ flag }) => flag.code === code);

describe("flags over a squad", () => {
  test("are sums over all athletes, with the spread between athletes", () => {
    const found = squadFlags(squad(12));
    expect(found).toMatchObject({ days: 12 * DAYS, events: 72, tests: 2 });
    expect(found?.athleteMonths).toBeCloseTo((12 * DAYS) / 30.4375, 9);
    expect(flagOf(squad(12), "SPIKE_ANY")).toMatchObject({
      isPrimary: true,
      score: {
        athletes: 12,
        episodes: 72,
        hitEpisodes: 72,
        events: 72,
        caught: 72,
        precision: { value: 1, interval: { method: "athlete-bootstrap" } },
        leadDays: { value: 2, interval: { lower: 1, upper: 3 } },
        falsePerMonth: { value: 0 },
      },
    });
  });

  test("have no intervals with fewer than 12 athletes: they would not hold what they say", () => {
    const score = flagOf(squad(11), "SPIKE_ANY")?.score;
    for (const measure of ["precision", "recall", "falsePerMonth", "burden", "leadDays"] as const)
      expect(score?.[measure].interval).toBeNull();
    expect(score?.precision.value).toBe(1);
  });

  test("call a flag better that came before what it warns of, and only that one", () => {
    const spike = flagOf(squad(6), "SPIKE_ANY");
    expect(spike?.verdict.kind).toBe("better");
    expect(spike?.chanceHitDays).toBeLessThan(8);
    expect(spike?.verdict.text).toContain("36 alerts: 36 true, 0 false");
    const week = flagOf(squad(6), "WEEK_CHANGE_10");
    expect(week?.verdict).toMatchObject({ kind: "no-better" });
    expect(week?.verdict.text).toContain("does no better than random alerts in this squad");
  });

  test("take athletes who are often hurt and often warned for no link", () => {
    const often = [...EVENTS, 65, 115, 175, 240, 300, 360];
    const seldom = [200];
    const members = Array.from({ length: 8 }, (_, i) =>
      i % 2 === 0
        ? athlete([[SPIKE, often.map((day) => (day + 13 + i) % DAYS)]], often)
        : athlete([[SPIKE, [50 + i]]], seldom),
    );
    expect(flagOf(members, "SPIKE_ANY")?.verdict.kind).toBe("no-better");
  });

  test("say nothing of fewer than 5 athletes, and nothing but how many they are", () => {
    expect(squadFlags(squad(4))).toBeNull();
    const text = ENGLISH.tell(squadFlagsSentence(null, 4, 24));
    expect(text).toContain("fewer than 5 athletes");
    expect(text).toContain("there are 4");
    expect(text).not.toContain("24");
  });

  test("say too few with fewer than 30 new sore places, or when they are those of two athletes", () => {
    const calm = Array.from({ length: 6 }, () => athlete([[SPIKE, [39]]], [40, 90]));
    expect(squadFlags(calm)).toBeNull();
    expect(ENGLISH.tell(squadFlagsSentence(null, 6, 12))).toContain("Too few to say: 12 new sore places of 6 athletes");
    const daily = Array.from({ length: 20 }, (_, i) => 15 * i + 20);
    const two = Array.from({ length: 6 }, (_, i) => athlete([[SPIKE, [39]]], i < 2 ? daily : []));
    expect(squadFlags(two)).toBeNull();
  });

  test("tell no number of a flag that warned fewer than 3 athletes", () => {
    const members = squad(6).map((one, i) => ({
      ...one,
      flags: [
        ...one.flags,
        athlete([[{ kind: "rule", code: "PAIN_NIGHT" } as never, i < 2 ? [30] : []]], EVENTS).flags[0]!,
      ],
    }));
    const hidden = squadFlags(members)?.flags[2];
    expect(hidden).toMatchObject({ score: null, chanceHitDays: null, verdict: { kind: "too-few" } });
    expect(hidden?.verdict.text).not.toMatch(/\d alert/);
  });

  test("judge no flag by fewer than 30 alerts, and show what there is", () => {
    const members = Array.from({ length: 6 }, () => athlete([[SPIKE, [39, 200]]], EVENTS));
    expect(flagOf(members, "SPIKE_ANY")).toMatchObject({ score: { episodes: 12 }, verdict: { kind: "too-few" } });
    expect(ENGLISH.tell(squadFlagsSentence(squadFlags(members), 6, 36))).toContain("Too few to say");
  });

  test("leave an athlete in the sums whose calendar is too short to move, and move nothing of theirs", () => {
    const short = athlete(
      [
        [SPIKE, [19]],
        [WEEK, [5]],
      ],
      [20],
      60,
    );
    const [alone, with1] = [flagOf(squad(6), "SPIKE_ANY"), flagOf([...squad(6), short], "SPIKE_ANY")];
    expect(with1?.score?.hitDays).toBe(37);
    expect(with1?.chanceHitDays).toBeCloseTo((alone?.chanceHitDays ?? 0) + 1, 9);
  });

  test("come out the same each time", () => {
    expect(squadFlags(squad(7))).toEqual(squadFlags(squad(7)));
  });
});

describe("calendars that are moved by shifts of their own", () => {
  test("agree with trying every pair of shifts", () => {
    const [one, other] = [
      { observed: 3, atShifts: [0, 1, 2, 3, 1] },
      { observed: 2, atShifts: [0, 0, 1, 2] },
    ];
    const sums = one.atShifts.flatMap((a) => other.atShifts.map((b) => a + b));
    const exact = sums.filter((sum) => sum === 5).length / 2 / sums.length;
    const drawn = drawnShiftTest([one, other], seededRandom(1));
    expect(drawn).toMatchObject({ observed: 5 });
    if (drawn.kind !== "estimated") throw new Error("it can be told");
    expect(drawn.pValue).toBeCloseTo(exact, 2);
    expect(drawn.expected).toBeCloseTo(7 / 5 + 3 / 4, 9);
  });

  test("of nobody tell nothing", () => {
    expect(drawnShiftTest([], seededRandom(1)).kind).toBe("cannot-tell");
  });
});

test("percentiles of few athletes are expanded as Student's t is wider than the normal (Hesterberg 2015)", () => {
  // Tables of t: 2.776 at 4 degrees and 2.023 at 39; times √(5/4) and √(40/39): 3.104 and 2.0485 of the normal.
  expect(expandedTail(5)).toBeCloseTo(0.00095, 5);
  expect(expandedTail(40)).toBeCloseTo(0.02026, 5);
  expect(expandedTail(10_000)).toBeCloseTo(0.025, 4);
});
