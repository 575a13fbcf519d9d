import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { civilOf, localDayOf } from "../../src/domain/local-day.ts";
import type { RunRow } from "../../src/usecases/app.ts";
import { type RunFilter, rowFilter } from "../../src/usecases/run-filter.ts";
import { ME, openDemoApp, openRealApp, type RealApp } from "../real-app.ts";

let real: RealApp;
let all: readonly RunRow[];

beforeAll(async () => {
  real = await openDemoApp();
  const run = (await real.app.runs(ME, { limit: 1 }))[0] as RunRow;
  await real.app.log(ME, [
    { kind: "correction", activityId: run.id, correction: { field: "distanceM", value: 21_000 } },
  ]);
  all = await real.app.runs(ME, { limit: 10_000 });
}, 120_000);
afterAll(() => real.close());

const FILTERS: readonly (RunFilter & { readonly holds: (row: RunRow) => boolean })[] = [
  { sport: "ride", holds: ({ sport }) => sport === "ride" },
  { flagged: true, holds: ({ flags }) => flags.length > 0 },
  { corrected: true, holds: ({ corrected }) => corrected.length > 0 },
  { minDistanceM: 5000, belowDistanceM: 8000, holds: ({ distanceM: m }) => m !== null && m >= 5000 && m < 8000 },
  {
    sport: "run",
    minDistanceM: 21_000,
    holds: ({ distanceM, sport }) => sport === "run" && (distanceM ?? 0) >= 21_000,
  },
  { text: "RUN long", holds: ({ title }) => /long/i.test(title ?? "") && /run/i.test(title ?? "") },
  {
    from: localDayOf(2026, 10, 1),
    to: localDayOf(2026, 10, 31),
    holds: ({ day }) => civilOf(day).month === 10 && civilOf(day).year === 2026,
  },
];

describe("the list of runs", () => {
  it.each(FILTERS)("narrowed shows exactly those of all that it asks for (%#)", async ({ holds, ...filter }) => {
    const wanted = all.filter(holds);
    expect(wanted.length).toBeGreaterThan(0);
    expect(wanted.length).toBeLessThan(all.length);
    expect(await real.app.runs(ME, { ...filter, limit: 10_000 })).toEqual(wanted);
  });

  it.each(FILTERS)("narrowed is the same page by page (%#)", async ({ holds, ...filter }) => {
    const seen: RunRow[] = [];
    for (;;) {
      const last = seen.at(-1);
      const page = await real.app.runs(ME, { ...filter, limit: 3, ...(last === undefined ? {} : { before: last.id }) });
      if (page.length === 0) break;
      seen.push(...page);
    }
    expect(seen).toEqual(all.filter(holds));
  });

  it("comes to what its months come to, and a month to its runs", async () => {
    const months = await real.app.runMonths(ME, {});
    const runs = all.filter(({ sport }) => sport === "run");
    const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
    expect(sum(months.map(({ sessions }) => sessions))).toBe(all.length);
    expect(sum(months.map(({ counted }) => counted))).toBe(runs.length);
    expect(sum(months.map(({ distanceM }) => distanceM))).toBeCloseTo(sum(runs.map((run) => run.distanceM ?? 0)), 3);
    const october = runs.filter(({ day }) => civilOf(day).month === 10);
    const found = months.find(({ year, month }) => year === 2026 && month === 10);
    expect(found).toMatchObject({ counted: october.length });
    expect(found?.durationS).toBeCloseTo(sum(october.map((run) => run.durationS ?? 0)), 3);
    expect(months.map(({ year, month }) => year * 12 + month)).toEqual(
      months.map(({ year, month }) => year * 12 + month).toSorted((a, b) => b - a),
    );
  });

  it("adds up another sport when that is asked for", async () => {
    const rides = all.filter(({ sport }) => sport === "ride");
    const months = await real.app.runMonths(ME, { sport: "ride" });
    expect(months.reduce((total, { counted }) => total + counted, 0)).toBe(rides.length);
  });
});

it("a title is found whatever its accents and capitals", () => {
  const finds = (text: string, title: string | null) => rowFilter({ text })({ ...(all[0] as RunRow), title });
  expect(finds("loparrunda", "Löparrunda")).toBe(true);
  expect(finds("LÖPARRUNDA", "loparrunda")).toBe(true);
  expect(finds("canal", null)).toBe(false);
  expect(finds("  ", null)).toBe(true);
});

it("a change is seen at once, and another runner's list is another list", async () => {
  const fresh = await openRealApp();
  const day = {
    path: "a.csv",
    make: () => "day,kind,distance_km,duration_min\n2026-11-20,run,8,45\n2026-11-21,run,,30",
  };
  expect(await fresh.app.runs(ME, { limit: 5 })).toEqual([]);
  await fresh.give([day]);
  const [newest, older] = await fresh.app.runs(ME, { limit: 5 });
  expect([newest?.distanceM, older?.distanceM]).toEqual([null, 8000]);
  expect(await fresh.app.runs("other" as typeof ME, { limit: 5 })).toEqual([]);
  expect(await fresh.app.runMonths(ME, {})).toMatchObject([{ counted: 2, distanceM: 8000, withoutDistance: 1 }]);
  await fresh.app.log(ME, [
    { kind: "correction", activityId: (older as RunRow).id, correction: { field: "deleted", value: true } },
  ]);
  expect(await fresh.app.runs(ME, { limit: 5 })).toHaveLength(1);
  expect(await fresh.app.runs(ME, { limit: 5, withDeleted: true })).toHaveLength(2);
  expect(await fresh.app.run(ME, (newest as RunRow).id)).toMatchObject({ older: null, newer: null });
  await fresh.close();
});
