import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dailyRecords } from "../../../src/analysis/daily-records.ts";
import { SIGNS } from "../../../src/analysis/pain/red-flag-signs.ts";
import { assess } from "../../../src/analysis/risk/assess.ts";
import { type AssessmentLevel, RED_FLAG_CODES } from "../../../src/domain/assessment.ts";
import type { RunnerHistory } from "../../../src/domain/history.ts";
import { addDays, type LocalDay } from "../../../src/domain/local-day.ts";
import type { OstrcWeek } from "../../../src/domain/ostrc.ts";
import { MOMENTS, type PainEntry, type PainSite, QUALITIES } from "../../../src/domain/pain.ts";
import { RED_FLAG_SIGNS, type RedFlagCheck } from "../../../src/domain/red-flag-check.ts";
import { SAFETY_QUESTIONS } from "../../../src/domain/therapy.ts";
import { ago, assessOn, EMPTY, massage, planned, run, TODAY } from "./make-history.ts";

const RUNS = { seed: 20261122, numRuns: 200 } as const;
const LOUDNESS: Readonly<Record<AssessmentLevel, number>> = { clinician: 3, red: 2, amber: 1, green: 0, grey: 0 };
const byDay = <T extends { day: LocalDay }>(rows: readonly T[]): T[] => [...rows].sort((a, b) => a.day - b.day);

/** From 60 days ago to `ahead` days from now. */
const days = (from: number, ahead = 0) => fc.integer({ min: -from, max: ahead }).map((i) => addDays(TODAY, i));
const sessions = fc
  .uniqueArray(fc.record({ back: fc.nat(70), km: fc.option(fc.integer({ min: 1, max: 40 }), { freq: 20 }) }), {
    selector: ({ back }) => back,
    maxLength: 45,
  })
  .map((rows) => rows.map(({ back, km }) => run(ago(back), km)).sort((a, b) => a.localDay - b.localDay));
const entry: fc.Arbitrary<PainEntry> = fc.record({
  day: days(40),
  region: fc.constantFrom("knee", "knee-front", "calf", "shin"),
  side: fc.constantFrom("left", "right", null),
  moment: fc.constantFrom(...MOMENTS),
  nrs: fc.integer({ min: 0, max: 10 }).map((nrs) => Math.min(nrs, 10 - nrs)),
  quality: fc.option(fc.constantFrom(...QUALITIES.filter((quality) => quality !== "numb"))),
  alteredGait: fc.constantFrom(null, false, false, false, true),
  nightPain: fc.constantFrom(null, false, false, false, true),
  note: fc.constant(null),
  activityId: fc.constant(null),
});
const SITES: readonly (PainSite | null)[] = [
  { region: "calf", side: "left" },
  { region: "knee", side: "left" },
  { region: "shin", side: null },
  null,
];
const check: fc.Arbitrary<RedFlagCheck> = fc.record({
  day: days(30),
  site: fc.constantFrom(...SITES),
  asked: fc.subarray([...RED_FLAG_SIGNS]),
  yes: fc.constant([]),
});
const points = fc.constantFrom(null, 0, 8, 17, 25);
const weekly: fc.Arbitrary<OstrcWeek> = fc.record({
  day: days(30),
  version: fc.constantFrom("O2" as const, "H2" as const),
  site: fc.constantFrom(...SITES),
  participation: points,
  modification: points,
  performance: points,
  pain: points,
});
const physio = days(30).map((day) => massage(day, { kind: "physio", regions: ["calf"] }));
const history = (pain: fc.Arbitrary<readonly PainEntry[]>): fc.Arbitrary<RunnerHistory> =>
  fc.record({
    sessions,
    dayMarks: fc.constant([]),
    claims: fc.constantFrom([], [{ from: ago(80), to: addDays(TODAY, 40) }]),
    feedThrough: fc.constant(TODAY),
    settings: fc.constant([]),
    pain: pain.map(byDay),
    noPain: fc.array(fc.record({ day: days(40) }), { maxLength: 8 }).map(byDay),
    therapy: fc
      .array(
        fc.oneof(
          days(60).map((day) => massage(day)),
          physio,
        ),
        { maxLength: 4 },
      )
      .map(byDay),
    safetyChecks: fc
      .array(fc.record({ day: days(20), yes: fc.subarray([...SAFETY_QUESTIONS], { maxLength: 1 }) }), { maxLength: 2 })
      .map(byDay),
    ostrc: pain.chain((made) => fc.array(weekly, { maxLength: made.length === 0 ? 0 : 4 })).map(byDay),
    redFlagChecks: fc.array(check, { maxLength: 3 }).map(byDay),
    exercisePlans: fc.constant([]),
    exercisesDone: fc.constant([]),
    returnPlan: fc.constant(null),
    seenFlags: fc
      .array(fc.record({ rule: fc.constantFrom(...RED_FLAG_CODES), day: days(30) }), { maxLength: 2 })
      .map(byDay),
    planned: fc
      .array(
        fc.tuple(days(30, 10), fc.integer({ min: 1000, max: 40_000 })).map(([day, distanceM]) => ({
          ...planned(day, 0),
          distanceM,
        })),
        { maxLength: 8 },
      )
      .map(byDay),
  });
const anyHistory = history(fc.array(entry, { maxLength: 30 }));

describe("properties", () => {
  test("load alone is never louder than amber", () => {
    fc.assert(
      fc.property(history(fc.constant([])), (loads) => {
        expect(LOUDNESS[assessOn(loads).level]).toBeLessThanOrEqual(1);
      }),
      RUNS,
    );
  });

  test("carrying on, or a massage, never coexists with a flagged amber or red rule", () => {
    fc.assert(
      fc.property(anyHistory, (made) => {
        const { headline, findings } = assessOn(made);
        const isAlarming = findings.some((finding) => finding.kind === "flagged" && finding.level !== "note");
        if (isAlarming) expect(["see-clinician", "rest", "ease"]).toContain(headline);
      }),
      RUNS,
    );
  });

  test("raising the newest answer, after a run or the next morning, never makes the verdict milder", () => {
    const newest = fc.record({
      last: entry.map((made) => ({ ...made, day: TODAY })),
      moment: fc.constantFrom("after" as const, "next_morning" as const),
      to: fc.integer({ min: 0, max: 10 }),
    });
    fc.assert(
      fc.property(anyHistory, newest, fc.nat(12), (made, { last, moment, to }, later) => {
        const withNewest = (nrs: number) => ({ ...made, pain: [...made.pain, { ...last, moment, nrs }] });
        const asOf = addDays(TODAY, later);
        const [low, high] = [Math.min(last.nrs, to), Math.max(last.nrs, to)];
        const loudness = (nrs: number) => LOUDNESS[assessOn(withNewest(nrs), asOf).level];
        expect(loudness(high)).toBeGreaterThanOrEqual(loudness(low));
      }),
      RUNS,
    );
  });

  test("nothing dated after the day changes its verdict", () => {
    const future = fc.record({
      sessions: fc.array(fc.record({ ahead: fc.integer({ min: 1, max: 20 }), km: fc.integer({ min: 1, max: 60 }) })),
      pain: fc.array(
        entry.map((made) => ({ ...made, day: addDays(made.day, 41) })),
        { maxLength: 10 },
      ),
      noPain: fc.array(fc.record({ day: days(-1, 20) })),
      therapy: fc.array(days(-1, 20).map((day) => massage(day))),
      safetyChecks: fc.array(fc.record({ day: days(-1, 20), yes: fc.constant([]) })),
      ostrc: fc.array(weekly.map((made) => ({ ...made, day: addDays(made.day, 41) }))),
      redFlagChecks: fc.array(check.map((made) => ({ ...made, day: addDays(made.day, 41), yes: made.asked }))),
      seenFlags: fc.array(fc.record({ rule: fc.constantFrom(...RED_FLAG_CODES), day: days(-1, 20) })),
    });
    fc.assert(
      fc.property(anyHistory, future, (made, later) => {
        const told: RunnerHistory = {
          ...made,
          sessions: [...made.sessions, ...later.sessions.map(({ ahead, km }) => run(addDays(TODAY, ahead), km))],
          pain: [...made.pain, ...byDay(later.pain)],
          noPain: [...made.noPain, ...byDay(later.noPain)],
          therapy: [...made.therapy, ...byDay(later.therapy)],
          safetyChecks: [...made.safetyChecks, ...byDay(later.safetyChecks)],
          seenFlags: [...made.seenFlags, ...byDay(later.seenFlags)],
          ostrc: [...made.ostrc, ...byDay(later.ostrc)],
          redFlagChecks: [...made.redFlagChecks, ...byDay(later.redFlagChecks)],
        };
        expect(assessOn(told)).toEqual(assessOn(made));
        expect(assess(told, dailyRecords(told, addDays(TODAY, 15)), TODAY)).toEqual(assessOn(made));
      }),
      RUNS,
    );
  });

  test("a red flag hides every word about massage", () => {
    fc.assert(
      fc.property(anyHistory, (made) => {
        const { headline, findings, massage: card, sentence } = assessOn(made);
        const hasRedFlag = findings.some(({ kind, rule }) => kind === "flagged" && rule.startsWith("RF_"));
        expect(headline === "see-clinician").toBe(hasRedFlag);
        if (hasRedFlag) {
          expect(card).toBeNull();
          expect(sentence).not.toMatch(/massage/i);
        }
      }),
      RUNS,
    );
  });

  test("a yes to any sign that nobody has seen yet always means a clinician", () => {
    const yes = fc.record({
      sign: fc.constantFrom(...RED_FLAG_SIGNS),
      site: fc.constantFrom(...SITES),
      day: days(60),
    });
    fc.assert(
      fc.property(anyHistory, yes, (made, { sign, site, day }) => {
        const told: RunnerHistory = {
          ...made,
          redFlagChecks: byDay([...made.redFlagChecks, { day, site, asked: [sign], yes: [sign] }]),
          seenFlags: made.seenFlags.filter((seen) => seen.rule !== SIGNS[sign].rule || seen.day < day),
        };
        expect(assessOn(told)).toMatchObject({ headline: "see-clinician", level: "clinician" });
      }),
      RUNS,
    );
  });

  test("an unknown day is never read as rest: no break, no missed run and no ratio come from one", () => {
    fc.assert(
      fc.property(anyHistory, (made) => {
        const untold: RunnerHistory = { ...made, claims: [], dayMarks: [] };
        const findings = assessOn(untold).findings;
        const breaks = findings.filter(({ rule }) => rule === "RETURN_BREAK");
        expect(breaks.every(({ kind }) => kind !== "flagged")).toBe(true);
        const persist = (history: RunnerHistory) =>
          assessOn(history).findings.filter(({ rule, text }) => rule === "RF_PERSIST" && text.includes("missed"));
        const ran = new Set(untold.sessions.map(({ localDay }) => localDay));
        const plannedOnUnknown = untold.planned.filter(({ day }) => !ran.has(day));
        expect(persist({ ...untold, planned: plannedOnUnknown })).toEqual([]);
        for (const { rule, kind, coverage } of findings)
          if (rule === "ACWR_COUPLED" && (coverage ?? 0) < 0.75) expect(kind).toBe("cannot-say");
      }),
      RUNS,
    );
  });

  test("the same history gives the same verdict, and is left as it was", () => {
    fc.assert(
      fc.property(anyHistory, (made) => {
        const before = structuredClone(made);
        expect(assessOn(made)).toEqual(assessOn(structuredClone(made)));
        expect(made).toEqual(before);
      }),
      RUNS,
    );
  });

  test("shifting every day shifts the verdict and changes no other thing but the dates in it", () => {
    const shift = <T extends { day: LocalDay }>(rows: readonly T[]) =>
      rows.map((row) => ({ ...row, day: addDays(row.day, 364) }));
    fc.assert(
      fc.property(anyHistory, (made) => {
        const moved: RunnerHistory = {
          ...made,
          sessions: made.sessions.map((session) => ({ ...session, localDay: addDays(session.localDay, 364) })),
          claims: made.claims.map(({ from, to }) => ({
            from: addDays(from, 364),
            to: to === null ? null : addDays(to, 364),
          })),
          feedThrough: addDays(TODAY, 364),
          pain: shift(made.pain),
          noPain: shift(made.noPain),
          therapy: shift(made.therapy),
          safetyChecks: shift(made.safetyChecks),
          seenFlags: shift(made.seenFlags),
          planned: shift(made.planned),
          ostrc: shift(made.ostrc),
          redFlagChecks: shift(made.redFlagChecks),
        };
        const shape = (asOf: LocalDay, source: RunnerHistory) => {
          const { headline, level, grey, findings, massage: card } = assessOn(source, asOf);
          return {
            headline,
            level,
            grey,
            card,
            findings: findings.map(({ rule, kind, about }) => [rule, kind, about]),
          };
        };
        expect(shape(addDays(TODAY, 364), moved)).toEqual(shape(TODAY, made));
      }),
      RUNS,
    );
  });

  test("no number in a verdict is NaN or infinite, and every coverage is a share", () => {
    fc.assert(
      fc.property(anyHistory, (made) => {
        const assessment = assessOn(made);
        expect(JSON.stringify(assessment)).not.toMatch(/NaN|Infinity|undefined/);
        for (const { coverage, text } of assessment.findings) {
          expect(text).not.toMatch(/NaN|undefined|null|Infinity/);
          if (coverage !== null) expect(coverage >= 0 && coverage <= 1).toBe(true);
        }
      }),
      RUNS,
    );
  });
});

test("an empty history says that it cannot say, on any day", () => {
  expect(assessOn(EMPTY)).toMatchObject({ headline: "cannot-say", level: "grey", grey: true, massage: null });
});
