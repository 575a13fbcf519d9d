import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dailyRecords } from "../../../../src/analysis/daily-records.ts";
import { replayDays } from "../../../../src/analysis/link/backtest/replay.ts";
import { assess } from "../../../../src/analysis/risk/assess.ts";
import type { Finding, RuleCode } from "../../../../src/domain/assessment.ts";
import type { RunnerHistory } from "../../../../src/domain/history.ts";
import { addDays, daysOf, type LocalDay, localDayOf } from "../../../../src/domain/local-day.ts";
import { MOMENTS, type PainEntry, QUALITIES } from "../../../../src/domain/pain.ts";
import { EMPTY, run } from "../../risk/make-history.ts";

const FIRST = localDayOf(2024, 3, 1);
const LENGTH = 220;
const dayOf = (index: number): LocalDay => addDays(FIRST, index);

/** What a whole assessment says of each rule, as a replay says it. */
function statesOf(findings: readonly Finding[]): Record<string, string> {
  const of = (rule: RuleCode) => findings.filter((finding) => finding.rule === rule).map(({ kind }) => kind);
  const rules = [
    ...new Set(findings.filter(({ kind, rule }) => kind !== "info" && !INFO.has(rule)).map(({ rule }) => rule)),
  ];
  return Object.fromEntries(
    rules.map((rule) => [rule, ["flagged", "cannot-say", "clear"].find((kind) => of(rule).includes(kind as "clear"))]),
  ) as Record<string, string>;
}
const INFO = new Set<RuleCode>([
  "WOW_30",
  "ACWR_COUPLED",
  "ACWR_UNCOUPLED",
  "ACWR_EWMA",
  "MONO",
  "STRAIN",
  "TSB",
  "RAMP",
]);

const entry = (from: number, to: number): fc.Arbitrary<PainEntry> =>
  fc.record({
    day: fc.integer({ min: from, max: to }).map(dayOf),
    region: fc.constantFrom("knee", "calf", "shin"),
    side: fc.constantFrom("left", null),
    moment: fc.constantFrom(...MOMENTS, "next_morning" as const),
    nrs: fc.integer({ min: 0, max: 8 }),
    quality: fc.oneof({ arbitrary: fc.constant(null), weight: 12 }, fc.constantFrom(...QUALITIES)),
    alteredGait: fc.constantFrom(null, false, false, false, true),
    nightPain: fc.constantFrom(null, false, false, false, false, false, true),
    note: fc.constant(null),
    activityId: fc.constant(null),
  });
/** Spells of pain with long quiet stretches between them, so that a replay has something to forget. */
const spells = fc
  .array(
    fc
      .tuple(fc.integer({ min: 0, max: LENGTH - 1 }), fc.integer({ min: 0, max: 20 }))
      .chain(([from, length]) => fc.array(entry(from, Math.min(LENGTH - 1, from + length)), { maxLength: 10 })),
    { maxLength: 4 },
  )
  .map((lists) => lists.flat().sort((a, b) => a.day - b.day));
const history: fc.Arbitrary<RunnerHistory> = fc
  .record({
    runs: fc.uniqueArray(
      fc.record({ at: fc.nat(LENGTH - 1), km: fc.option(fc.integer({ min: 2, max: 35 }), { freq: 20 }) }),
      {
        selector: ({ at }) => at,
        maxLength: 110,
      },
    ),
    pain: spells,
    noPainEvery: fc.integer({ min: 1, max: 9 }),
    isClaimed: fc.boolean(),
    seen: fc.array(
      fc.record({
        rule: fc.constantFrom("RF_BSI" as const, "RF_NEURO" as const, "RF_PERSIST" as const),
        at: fc.nat(LENGTH),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ runs, pain, noPainEvery, isClaimed, seen }) => {
    const sore = new Set(pain.map(({ day }) => day));
    return {
      ...EMPTY,
      sessions: runs.sort((a, b) => a.at - b.at).map(({ at, km }) => run(dayOf(at), km)),
      claims: isClaimed ? [{ from: FIRST, to: dayOf(LENGTH) }] : [],
      pain,
      noPain: daysOf({ from: FIRST, to: dayOf(LENGTH - 1) })
        .filter((day) => (day - FIRST) % noPainEvery === 0 && !sore.has(day))
        .map((day) => ({ day })),
      seenFlags: seen.map(({ rule, at }) => ({ rule, day: dayOf(at) })).sort((a, b) => a.day - b.day),
    };
  });

describe("a replay", () => {
  test("says of every rule on every day what a whole assessment says", () => {
    fc.assert(
      fc.property(history, fc.nat(6), (made, offset) => {
        const records = dailyRecords(made, dayOf(LENGTH - 1));
        const days = daysOf({ from: FIRST, to: dayOf(LENGTH - 1) }).filter((day) => (day - FIRST) % 7 === offset);
        for (const { day, states, loudest } of replayDays(made, records, days)) {
          const whole = assess(made, records, day);
          expect(Object.fromEntries(states), `day ${day - FIRST}`).toEqual(statesOf(whole.findings));
          const flagged = whole.findings.find((finding) => finding.kind === "flagged");
          expect(loudest, `day ${day - FIRST}`).toBe(flagged?.kind === "flagged" ? flagged.level : null);
        }
      }),
      { seed: 20_251_122, numRuns: 60 },
    );
  });

  test("does not know what came later", () => {
    const sessions = [...Array(60).keys()].filter((i) => i % 2 === 0).map((i) => run(dayOf(i), i === 50 ? 25 : 10));
    const made = { ...EMPTY, sessions, claims: [{ from: FIRST, to: dayOf(60) }] };
    const states = replayDays(made, dailyRecords(made, dayOf(60)), [dayOf(49), dayOf(50), dayOf(58)]);
    expect(states.map((replayed) => replayed.states.get("SPIKE_L"))).toEqual(["clear", "flagged", "clear"]);
  });

  test("leaves out plans: a history does not tell when they were made", () => {
    const sessions = [...Array(40).keys()].map((i) => run(dayOf(i), 5));
    const plan = { day: dayOf(41), slot: 1, distanceM: 30_000, durationS: null, kind: "long", title: null } as const;
    const made: RunnerHistory = { ...EMPTY, sessions, planned: [plan] };
    const [replayed] = replayDays(made, dailyRecords(made, dayOf(39)), [dayOf(39)]);
    expect(replayed?.states.get("SPIKE_L")).toBe("clear");
  });
});
