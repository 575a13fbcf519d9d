import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dailyRecords } from "../../src/analysis/daily-records.ts";
import { ratioAt } from "../../src/analysis/ratio/ratio-value.ts";
import { ratioColumn } from "../../src/analysis/series/day-records.ts";
import { recordsWithin } from "../../src/analysis/series/records-within.ts";
import type { DayRecord } from "../../src/domain/assessment.ts";
import { EMPTY_HISTORY, type SessionSummary } from "../../src/domain/history.ts";
import { LOAD_METHODS, ofEachMethod, RATIO_NAMES } from "../../src/domain/load.ts";
import { isWithin } from "../../src/domain/local-day.ts";
import { dayAt, REAL_RUNNER_KM, run, shown } from "./daily.ts";

const claimTo = (last: number) => [{ from: dayAt(0), to: dayAt(last) }];
/** Runs on Monday, Wednesday, Friday and Sunday for `weeks` weeks. */
const fourAWeek = (weeks: number): SessionSummary[] =>
  Array.from({ length: weeks }, (_, week) =>
    [0, 2, 4, 6].map((weekday) => run({ localDay: dayAt(week * 7 + weekday) })),
  ).flat();

describe("daily records", () => {
  test("no history gives no days", () => {
    expect(dailyRecords(EMPTY_HISTORY, dayAt(10))).toEqual([]);
  });

  test("four runs a week without a claim are too little known; with the claim the ratios are there", () => {
    const sessions = fourAWeek(9);
    const without = dailyRecords({ ...EMPTY_HISTORY, sessions }, dayAt(62));
    const withClaim = dailyRecords({ ...EMPTY_HISTORY, sessions, claims: claimTo(62) }, dayAt(62));
    for (const name of ["acwrCoupled", "acwrUncoupled", "acwrEwma", "weekChangePct"] as const) {
      expect(without.map((record) => shown(record.ratios.distance[name])).filter((one) => one !== "WARMUP")).toEqual(
        withClaim
          .map((record) => record.ratios.distance[name])
          .flatMap((one) => (shown(one) === "WARMUP" ? [] : ["COVERAGE"])),
      );
      expect(withClaim.at(-1)?.ratios.distance[name].kind).toBe("known");
    }
    expect(shown(withClaim.at(-1)?.ratios.distance.acwrCoupled)).toBeCloseTo(1, 9);
  });

  test("rest is zero, unknown is nothing, and a run without distance is neither", () => {
    const sessions = [run(), run({ localDay: dayAt(2), distanceM: null, durationS: 600 })];
    const records = dailyRecords(
      { ...EMPTY_HISTORY, sessions, dayMarks: [{ day: dayAt(1), state: "rest" }] },
      dayAt(3),
    );
    expect(records.map(({ state, distanceM, durationS }) => ({ state, distanceM, durationS }))).toEqual([
      { state: "observed", distanceM: 10_000, durationS: 3600 },
      { state: "rest", distanceM: 0, durationS: 0 },
      { state: "observed", distanceM: null, durationS: 600 },
      { state: "unknown", distanceM: null, durationS: null },
    ]);
    expect(records.map((record) => record.loads.distance)).toEqual([
      { kind: "measured", load: 10 },
      { kind: "measured", load: 0 },
      { kind: "unmeasured", why: "NO_DISTANCE" },
      null,
    ]);
    expect(records[0]?.loads.sessionRpe).toEqual({ kind: "unmeasured", why: "NO_RPE" });
  });

  test("the runs of a day add up and the longest of them is its spike", () => {
    const sessions = [
      run({ startedAt: null, distanceM: 12_000 }),
      run({ startedAt: null, distanceM: 6000 }),
      run({ localDay: dayAt(1), distanceM: 15_000 }),
    ];
    const records = dailyRecords({ ...EMPTY_HISTORY, sessions }, dayAt(1));
    expect(records[0]?.distanceM).toBe(18_000);
    expect(records[1]?.spike).toMatchObject({ value: 1.25, category: "small", longestPrior30dM: 12_000 });
  });

  // Lövdal et al. 2021, athlete 0: day 44 is the same runner on the same day by two ratios.
  test("a real runner's numbers as the product shows them", () => {
    const sessions = REAL_RUNNER_KM.flatMap((km, i) =>
      km === 0 ? [] : [run({ localDay: dayAt(i), distanceM: km * 1000 })],
    );
    const records = dailyRecords({ ...EMPTY_HISTORY, sessions, claims: claimTo(52) }, dayAt(52));
    const at = (day: number) => records[day]?.ratios.distance;
    expect(shown(at(38)?.acwrCoupled)).toBeCloseTo(1.832007, 6);
    expect(shown(at(44)?.acwrUncoupled)).toBeCloseTo(2.08758, 6);
    expect(shown(at(44)?.acwrEwma)).toBe("WARMUP");
    expect(shown(at(52)?.weekChangePct)).toBe("LOW_BASE");
    expect(shown(at(38)?.monotony)).toBeCloseTo(0.572264, 6);
    expect(shown(records[44]?.ratios.sessionRpe.acwrCoupled)).toBe("UNMEASURED");
  });

  const someRuns = fc.array(
    fc.record({
      index: fc.nat(80),
      distanceM: fc.option(fc.oneof(fc.integer({ min: 0, max: 50_000 }), fc.double())),
      durationS: fc.option(fc.double({ min: 0, max: 20_000, noNaN: true })),
      rpe0To10: fc.option(fc.integer({ min: 0, max: 10 })),
    }),
  );
  const sessionsOf = (runs: readonly { readonly index: number }[]) =>
    runs.map(({ index, ...over }) => run({ ...over, localDay: dayAt(index) }));

  test("whatever the files say, every number is finite and every day is there once", () => {
    fc.assert(
      fc.property(someRuns, fc.boolean(), (runs, isClaimed) => {
        const history = { ...EMPTY_HISTORY, sessions: sessionsOf(runs), claims: isClaimed ? claimTo(90) : [] };
        const records = dailyRecords(history, dayAt(80));
        expect(records.map((record) => record.day)).toEqual(records.map((_, i) => (records[0]?.day ?? 0) + i));
        expect(records.flatMap(numbersOf)).toSatisfy((numbers: number[]) => numbers.every(Number.isFinite));
      }),
    );
  });

  test("a run added tomorrow changes no earlier day", () => {
    fc.assert(
      fc.property(someRuns, fc.integer({ min: 1, max: 90_000 }), (runs, distanceM) => {
        const sessions = sessionsOf(runs);
        const later = run({ localDay: dayAt(81), distanceM });
        const before = dailyRecords({ ...EMPTY_HISTORY, sessions, claims: claimTo(100) }, dayAt(80));
        const after = dailyRecords(
          { ...EMPTY_HISTORY, sessions: [...sessions, later], claims: claimTo(100) },
          dayAt(81),
        );
        if (sessions.length > 0) expect(inFull(after.slice(0, -1))).toEqual(inFull(before));
        const upToBefore = { ...EMPTY_HISTORY, sessions: [...sessions, later], claims: claimTo(100) };
        expect(inFull(dailyRecords(upToBefore, dayAt(80)))).toEqual(inFull(before));
      }),
    );
  });

  test("a ratio as a column says of every row of days what their records say", () => {
    fc.assert(
      fc.property(someRuns, fc.nat(90), fc.nat(90), (runs, from, to) => {
        const history = { ...EMPTY_HISTORY, sessions: sessionsOf(runs), claims: claimTo(60) };
        const days = dailyRecords(history, dayAt(80)).slice(from, to);
        for (const name of RATIO_NAMES) {
          const column = ratioColumn(days, "duration", name);
          const inWords = days.map((_, index) => ratioAt(column, index));
          expect(inWords).toEqual(days.map(({ ratios }) => ratios.duration[name]));
          expect(ratioColumn(inFull(days), "duration", name)).toEqual(column);
        }
      }),
    );
  });

  test("the days of a range are those between its ends", () => {
    fc.assert(
      fc.property(
        fc.nat(30),
        fc.integer({ min: -10, max: 40 }),
        fc.integer({ min: -10, max: 40 }),
        (length, from, to) => {
          const days = Array.from({ length }, (_, index) => ({ day: dayAt(index) }));
          const range = { from: dayAt(from), to: dayAt(to) };
          expect(recordsWithin(days, range)).toEqual(days.filter(({ day }) => isWithin(day, range)));
        },
      ),
    );
  });
});

/** Records as plain values: their loads and ratios belong to their class, and a comparison would not see them. */
function inFull(records: readonly DayRecord[]): DayRecord[] {
  return records.map((record) => ({
    ...record,
    loads: record.loads,
    ratios: ofEachMethod((method) => record.ratios[method]),
  }));
}

function numbersOf(record: DayRecord): number[] {
  const ratios = LOAD_METHODS.flatMap((method) => RATIO_NAMES.map((name) => record.ratios[method][name]));
  return [
    ...ratios.flatMap((ratio) => (ratio.kind === "known" ? [ratio.value] : [])),
    ...LOAD_METHODS.flatMap((method) => {
      const load = record.loads[method];
      return load?.kind === "measured" ? [load.load] : [];
    }),
    record.distanceM ?? 0,
    record.durationS ?? 0,
    record.spike.value ?? 0,
    record.spike.longestPrior30dM ?? 0,
  ];
}
