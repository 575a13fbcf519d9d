import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dailyLoads, sumOfLoads } from "../../../src/analysis/load/daily-loads.ts";
import { dayStates } from "../../../src/analysis/load/day-states.ts";
import { dayAt, run } from "../daily.ts";

const claims = [{ from: dayAt(0), to: dayAt(100) }];

describe("daily loads", () => {
  test("two runs a day add up, a rest week is zeros, not absence", () => {
    const sessions = [run({ distanceM: 8000 }), run({ distanceM: 5000 }), run({ localDay: dayAt(3), distanceM: 7000 })];
    const days = dayStates({ sessions, dayMarks: [], claims, feedThrough: null }, dayAt(3));
    expect(dailyLoads(days, sessions, "distance", [])).toEqual([
      { day: dayAt(0), state: "observed", load: { kind: "measured", load: 13 } },
      { day: dayAt(1), state: "rest" },
      { day: dayAt(2), state: "rest" },
      { day: dayAt(3), state: "observed", load: { kind: "measured", load: 7 } },
    ]);
  });

  test("one unmeasured run makes the day unmeasured and says why", () => {
    const sessions = [run({ distanceM: 8000 }), run({ distanceM: null })];
    const days = dayStates({ sessions, dayMarks: [], claims: [], feedThrough: null }, dayAt(0));
    expect(dailyLoads(days, sessions, "distance", [])).toEqual([
      { day: dayAt(0), state: "observed", load: { kind: "unmeasured", why: "NO_DISTANCE" } },
    ]);
    expect(dailyLoads(days, sessions, "duration", [])[0]).toMatchObject({ load: { kind: "measured", load: 120 } });
  });

  test("other sports do not count as running", () => {
    const sessions = [run({ distanceM: 8000 }), run({ sport: "ride", distanceM: 90_000 })];
    const days = dayStates({ sessions, dayMarks: [], claims: [], feedThrough: null }, dayAt(0));
    expect(dailyLoads(days, sessions, "distance", [])[0]).toMatchObject({ load: { kind: "measured", load: 8 } });
  });

  test("each day uses the settings in force on it", () => {
    const heartRate = { kind: "heartRateBpm", lowest: 130, width: 1, secondsS: [3600] } as const;
    const sessions = [run({ heartRate }), run({ heartRate, localDay: dayAt(1) })];
    const days = dayStates({ sessions, dayMarks: [], claims: [], feedThrough: null }, dayAt(1));
    const settings = [
      { name: "hrMaxBpm", from: dayAt(0), value: 200 },
      { name: "hrRestBpm", from: dayAt(0), value: 40 },
      { name: "sexForTrimp", from: dayAt(1), value: "male" },
    ] as const;
    expect(dailyLoads(days, sessions, "banisterTrimp", settings)).toMatchObject([
      { load: { kind: "unmeasured", why: "SEX_FOR_TRIMP_UNKNOWN" } },
      { load: { kind: "measured", load: expect.closeTo(2 * 31.802539, 5) } },
    ]);
  });

  test("daily loads sum to session loads", () => {
    const someRuns = fc.array(fc.record({ index: fc.nat(40), distanceM: fc.integer({ min: 0, max: 60_000 }) }), {
      minLength: 1,
    });
    fc.assert(
      fc.property(someRuns, (runs) => {
        const sessions = runs.map(({ index, distanceM }) => run({ localDay: dayAt(index), distanceM }));
        const days = dayStates({ sessions, dayMarks: [], claims, feedThrough: null }, dayAt(40));
        const loads = dailyLoads(days, sessions, "distance", []).map((one) =>
          one.state === "observed" ? one.load : ({ kind: "measured", load: 0 } as const),
        );
        const total = sumOfLoads(loads);
        const expectedKm = runs.reduce((sum, { distanceM }) => sum + distanceM, 0) / 1000;
        expect(total).toEqual({ kind: "measured", load: expect.closeTo(expectedKm, 6) });
      }),
    );
  });
});
