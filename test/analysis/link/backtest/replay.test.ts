import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dailyRecords } from "../../../../src/analysis/daily-records.ts";
import { replayDays } from "../../../../src/analysis/link/backtest/replay.ts";
import { assess } from "../../../../src/analysis/risk/assess.ts";
import type { Finding, RuleCode } from "../../../../src/domain/assessment.ts";
import type { RunnerHistory } from "../../../../src/domain/history.ts";
import { addDays, daysOf, type LocalDay, localDayOf } from "../../../../src/domain/local-day.ts";
import { MOMENTS, type PainEntry, QUALITIES } from "../../../../src/domain/pain.ts";
import { RED_FLAG_SIGNS } from "../../../../src/domain/red-flag-check.ts";
import { EMPTY, massage, run } from "../../risk/make-history.ts";

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

const felt = (at: number, over: Partial<PainEntry>): PainEntry => ({
  day: dayOf(Math.min(at, LENGTH - 1)),
  region: "calf",
  side: "left",
  moment: "daily",
  nrs: 0,
  quality: null,
  alteredGait: null,
  nightPain: null,
  note: null,
  activityId: null,
  ...over,
});
const anyEntry = fc.record({
  region: fc.constantFrom("knee", "calf", "shin"),
  side: fc.constantFrom("left", null),
  moment: fc.constantFrom(...MOMENTS, "next_morning" as const),
  nrs: fc.integer({ min: 0, max: 8 }),
  quality: fc.oneof({ arbitrary: fc.constant(null), weight: 12 }, fc.constantFrom(...QUALITIES)),
  alteredGait: fc.constantFrom(null, false, false, false, true),
  nightPain: fc.constantFrom(null, false, false, false, false, false, true),
});
const KNEE = { region: "knee", side: "left" } as const;
/** What one day's trouble looks like: one entry of any kind, or the answers that raise a rule. */
const trouble = fc.oneof(
  anyEntry.map((made) => (at: number) => [felt(at, made)]),
  fc.constant((at: number) =>
    (["pre", "during", "after"] as const).map((moment, i) => felt(at, { ...KNEE, moment, nrs: [1, 4, 3][i] ?? 0 })),
  ),
  fc.constantFrom(0, 3, 6).map((nrs) => (at: number) => [felt(at, { moment: "next_morning", nrs })]),
  fc
    .array(fc.integer({ min: 0, max: 2 }), { minLength: 20, maxLength: 20 })
    .map(
      (noise) => (at: number) =>
        noise.map((more, i) => felt(at + i, { nrs: Math.floor(i / 7) * 2 + (more > 1 ? 1 : 0) })),
    ),
);
/** Days of trouble with quiet stretches between them, so that a replay has something to forget. */
const spells = fc
  .array(fc.tuple(fc.nat(LENGTH - 1), trouble), { maxLength: 14 })
  .map((days) => days.flatMap(([at, made]) => made(at)).sort((a, b) => a.day - b.day));
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
    noPainEvery: fc.constantFrom(1, 1, 2, 5, 9),
    isClaimed: fc.boolean(),
    weekly: fc.array(
      fc.record({ at: fc.nat(LENGTH - 1), points: fc.constantFrom(0, 8, 17, 25), isKnee: fc.boolean() }),
      {
        maxLength: 5,
      },
    ),
    physio: fc.array(fc.nat(LENGTH - 1), { maxLength: 1 }),
    checks: fc.array(
      fc.record({
        at: fc.nat(LENGTH - 1),
        yes: fc.subarray([...RED_FLAG_SIGNS], { maxLength: 2 }),
        isKnee: fc.boolean(),
      }),
      { maxLength: 2 },
    ),
    seen: fc.array(
      fc.record({
        rule: fc.constantFrom("RF_BSI" as const, "RF_NEURO" as const, "RF_PERSIST" as const),
        at: fc.nat(LENGTH),
      }),
      { maxLength: 3 },
    ),
  })
  .map(({ runs, pain, noPainEvery, isClaimed, seen, weekly, physio, checks }) => {
    const sore = new Set(pain.map(({ day }) => day));
    return {
      ...EMPTY,
      sessions: runs.sort((a, b) => a.at - b.at).map(({ at, km }) => run(dayOf(at), km)),
      claims: isClaimed ? [{ from: FIRST, to: dayOf(LENGTH) }] : [],
      pain,
      noPain: daysOf({ from: FIRST, to: dayOf(LENGTH - 1) })
        .filter((day) => (day - FIRST) % noPainEvery === 0 && !sore.has(day))
        .map((day) => ({ day })),
      ostrc: weekly.map(({ at, points, isKnee }) => ({
        ...{ day: dayOf(at), version: "O2" as const, site: isKnee ? KNEE : null },
        ...{ participation: points, modification: points, performance: points, pain: points },
      })),
      therapy: physio.map((at) => ({ ...massage(dayOf(at)), kind: "physio" as const, regions: ["knee" as const] })),
      redFlagChecks: checks.map(({ at, yes, isKnee }) => ({
        ...{ day: dayOf(at), site: isKnee ? KNEE : null },
        ...{ asked: [...RED_FLAG_SIGNS], yes },
      })),
      seenFlags: seen.map(({ rule, at }) => ({ rule, day: dayOf(at) })).sort((a, b) => a.day - b.day),
    };
  });

describe("a replay", () => {
  test("says of every rule on every day what a whole assessment says", () => {
    fc.assert(
      fc.property(history, fc.nat(2), (made, offset) => {
        const records = dailyRecords(made, dayOf(LENGTH - 1));
        const days = daysOf({ from: FIRST, to: dayOf(LENGTH - 1) }).filter((day) => (day - FIRST) % 3 === offset);
        for (const { day, states, loudest } of replayDays(made, records, days)) {
          const whole = assess(made, records, day);
          expect(Object.fromEntries(states), `day ${day - FIRST}`).toEqual(statesOf(whole.findings));
          const flagged = whole.findings.find((finding) => finding.kind === "flagged");
          expect(loudest, `day ${day - FIRST}`).toBe(flagged?.kind === "flagged" ? flagged.level : null);
        }
      }),
      { seed: 20_251_122, numRuns: 20 },
    );
  });

  test("does not know what came later", () => {
    const sessions = [...Array(60).keys()].filter((i) => i % 2 === 0).map((i) => run(dayOf(i), i === 50 ? 25 : 10));
    const made = { ...EMPTY, sessions, claims: [{ from: FIRST, to: dayOf(60) }] };
    const states = replayDays(made, dailyRecords(made, dayOf(60)), [dayOf(49), dayOf(50), dayOf(58)]);
    expect(states.map((replayed) => replayed.states.get("SPIKE_L"))).toEqual(["clear", "flagged", "clear"]);
  });

  test("remembers a sign nobody has seen, however long ago and quiet since", () => {
    const noPain = daysOf({ from: dayOf(11), to: dayOf(LENGTH) }).map((day) => ({ day }));
    const made = { ...EMPTY, pain: [felt(10, { region: "shin", nrs: 4, nightPain: true })], noPain };
    const seen = { ...made, seenFlags: [{ rule: "RF_BSI" as const, day: dayOf(12) }] };
    const stateOf = (history: RunnerHistory) => replayDays(history, [], [dayOf(200)])[0]?.states.get("RF_BSI");
    expect([stateOf(made), stateOf(seen)]).toEqual(["flagged", "clear"]);
  });

  test("says now and then how many days are done", () => {
    const sessions = [...Array(100).keys()].map((i) => run(dayOf(i), 5));
    const made: RunnerHistory = { ...EMPTY, sessions };
    const days = daysOf({ from: dayOf(20), to: dayOf(89) });
    const seen: number[] = [];
    expect(replayDays(made, dailyRecords(made, dayOf(99)), days, (done) => void seen.push(done))).toHaveLength(70);
    expect(seen).toEqual([0, 30, 60]);
  });

  test("leaves out plans: a history does not tell when they were made", () => {
    const sessions = [...Array(40).keys()].map((i) => run(dayOf(i), 5));
    const plan = { day: dayOf(41), slot: 1, distanceM: 30_000, durationS: null, kind: "long", title: null } as const;
    const made: RunnerHistory = { ...EMPTY, sessions, planned: [plan] };
    const [replayed] = replayDays(made, dailyRecords(made, dayOf(39)), [dayOf(39)]);
    expect(replayed?.states.get("SPIKE_L")).toBe("clear");
  });
});
