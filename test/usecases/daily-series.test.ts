import fc from "fast-check";
import { afterEach, describe, expect, it } from "vitest";
import type { ActivityId } from "../../src/domain/ids.ts";
import type { JournalFact } from "../../src/domain/journal.ts";
import { addDays, formatLocalDay, type LocalDay } from "../../src/domain/local-day.ts";
import type { Deps } from "../../src/usecases/deps.ts";
import { refreshSeries } from "../../src/usecases/refresh-series.ts";
import { reportJson } from "../../src/usecases/report-json.ts";
import { runnerHistory } from "../../src/usecases/runner-history.ts";
import { reportOn, weeklyReport } from "../../src/usecases/weekly-report.ts";
import { type GivenFile, ME, openDemoApp, openRealApp, type RealApp, TODAY } from "../real-app.ts";

const opened: RealApp[] = [];
afterEach(async () => {
  for (const real of opened.splice(0)) await real.close();
});

async function fresh(): Promise<RealApp> {
  const real = await openRealApp();
  opened.push(real);
  return real;
}

/** A diary file of runs, each `daysAgo` with its kilometres; the minutes make no two files alike. */
function diary(runs: readonly { readonly daysAgo: number; readonly km: number }[], mark: number): GivenFile {
  const rows = runs.map(({ daysAgo, km }, index) => {
    const day = formatLocalDay(addDays(TODAY, -daysAgo));
    return `${day},run,${km},${(km * 5.5).toFixed(1)},${1 + ((mark + index) % 9)},${120 + mark}`;
  });
  const lines = ["day,kind,distance_km,duration_min,rpe,avg_hr_bpm", ...rows];
  return { path: `diary-${mark}.csv`, make: () => `${lines.join("\n")}\n` };
}

/** The same world without a memory: every read asks the database for all of it. */
function forgetful(deps: Deps): Deps {
  const { store } = deps;
  return {
    ...deps,
    store: {
      ...store,
      read: (work) =>
        store.snapshot(
          async () => null,
          ({ look }) => work(look),
        ),
    },
  };
}

/** What a page says from memory and the stored series, what from the stored series alone, and the whole history worked out anew. */
async function everyWay({ app, deps }: RealApp, asOf: LocalDay) {
  const kept = JSON.stringify(reportJson(await app.weeklyReport(ME, asOf)));
  const stored = JSON.stringify(reportJson(await weeklyReport(forgetful(deps), ME, asOf)));
  const anew = JSON.stringify(reportJson(reportOn(await runnerHistory(forgetful(deps), ME), ME, asOf)));
  return { kept, stored, anew };
}

async function expectAgreement(real: RealApp, asOf: LocalDay): Promise<void> {
  const { kept, stored, anew } = await everyWay(real, asOf);
  expect(kept === anew, `what is kept of ${formatLocalDay(asOf)} is not what is worked out anew`).toBe(true);
  expect(stored === anew, `the stored series of ${formatLocalDay(asOf)} is not the one worked out anew`).toBe(true);
}

type Edit =
  | { readonly kind: "runs"; readonly runs: readonly { readonly daysAgo: number; readonly km: number }[] }
  | { readonly kind: "fact"; readonly make: (runs: readonly ActivityId[]) => JournalFact | null }
  | { readonly kind: "undo" | "redo"; readonly which: number };

const daysAgo = fc.integer({ min: 0, max: 120 });
const dayOf = (ago: number) => addDays(TODAY, -ago);
const factOn = (make: (day: LocalDay) => JournalFact): fc.Arbitrary<Edit> =>
  daysAgo.map((ago): Edit => ({ kind: "fact", make: () => make(dayOf(ago)) }));
const factOf = (make: (id: ActivityId) => JournalFact): fc.Arbitrary<Edit> =>
  fc.nat(50).map(
    (which): Edit => ({
      kind: "fact",
      make: (runs) => {
        const id = runs[which % Math.max(1, runs.length)];
        return id === undefined ? null : make(id);
      },
    }),
  );
const edit: fc.Arbitrary<Edit> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc
      .uniqueArray(fc.record({ daysAgo, km: fc.integer({ min: 2, max: 30 }) }), {
        minLength: 1,
        maxLength: 12,
        selector: (run) => run.daysAgo,
      })
      .map((runs): Edit => ({ kind: "runs", runs })),
  },
  { weight: 2, arbitrary: factOn((day) => ({ kind: "day-mark", entry: { day, state: "rest" } })) },
  { weight: 1, arbitrary: factOn((day) => ({ kind: "day-mark-removed", day })) },
  { weight: 1, arbitrary: factOn((day) => ({ kind: "history-claim", entry: { from: day, to: null } })) },
  {
    weight: 1,
    arbitrary: factOn((day) => ({ kind: "history-claim", entry: { from: day, to: addDays(day, 30) } })),
  },
  { weight: 1, arbitrary: fc.constant<Edit>({ kind: "fact", make: () => ({ kind: "history-claim-revoked" }) }) },
  { weight: 1, arbitrary: factOn((day) => ({ kind: "rpe", entry: { day, activityId: null, rpe0To10: 7 } })) },
  { weight: 1, arbitrary: factOn((from) => ({ kind: "setting", name: "hrMaxBpm", from, value: 188 })) },
  {
    weight: 1,
    arbitrary: factOf((activityId) => ({
      kind: "correction",
      activityId,
      correction: { field: "distanceM", value: 9_000 },
    })),
  },
  {
    weight: 1,
    arbitrary: factOf((activityId) => ({
      kind: "correction",
      activityId,
      correction: { field: "sport", value: "ride" },
    })),
  },
  {
    weight: 1,
    arbitrary: factOf((activityId) => ({
      kind: "correction",
      activityId,
      correction: { field: "deleted", value: true },
    })),
  },
  { weight: 1, arbitrary: factOf((activityId) => ({ kind: "rpe", entry: { day: TODAY, activityId, rpe0To10: 9 } })) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom("undo", "redo"), which: fc.nat(9) }) },
);

async function apply({ app, give }: RealApp, one: Edit, mark: number): Promise<void> {
  switch (one.kind) {
    case "runs":
      await give([diary(one.runs, mark)]);
      return;
    case "fact": {
      const runs = await app.runs(ME, { limit: 200, withDeleted: true });
      const fact = one.make(runs.map(({ id }) => id));
      if (fact !== null) await app.log(ME, [fact]);
      return;
    }
    case "undo":
    case "redo": {
      const batches = (await app.recentImports(ME, 20)).filter(({ undone }) => undone === (one.kind === "redo"));
      const batch = batches[one.which % Math.max(1, batches.length)];
      if (batch === undefined) return;
      await (one.kind === "undo" ? app.undoImport(ME, batch.batchId) : app.redoImport(ME, batch.batchId));
      return;
    }
    default:
      throw new Error(`unknown edit: ${String(one satisfies never)}`);
  }
}

describe("the stored series", () => {
  it("equals a full recomputation after any row of edits, on the day, before it and after it", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(edit, { minLength: 2, maxLength: 7 }),
        fc.integer({ min: 1, max: 90 }),
        async (edits, ago) => {
          const real = await openRealApp();
          try {
            for (const [mark, one] of edits.entries()) {
              await apply(real, one, mark);
              await expectAgreement(real, TODAY);
            }
            await expectAgreement(real, addDays(TODAY, -ago));
            await expectAgreement(real, addDays(TODAY, ago));
          } finally {
            await real.close();
          }
        },
      ),
      { numRuns: 12 },
    );
  }, 120_000);

  it("says the same of a demo runner as their whole history, with heart rates, pain and therapy", async () => {
    const real = await openDemoApp(30);
    opened.push(real);
    for (const ago of [0, 1, 45, 150]) await expectAgreement(real, addDays(TODAY, -ago));
    await expectAgreement(real, addDays(TODAY, 40));
  }, 60_000);

  it("works out no day again when nothing changed, and only today for a run of today", async () => {
    const real = await fresh();
    const runs = Array.from({ length: 60 }, (_, index) => ({ daysAgo: 1 + index * 2, km: 5 + (index % 7) }));
    await real.give([diary(runs, 1)]);
    expect(await refreshSeries(real.deps, ME, TODAY)).toEqual({ from: null, days: 0 });
    await real.deps.store.write(async (tx) => tx.changed(ME, TODAY));
    expect(await refreshSeries(real.deps, ME, TODAY)).toEqual({ from: TODAY, days: 1 });
    await real.deps.store.write(async (tx) => tx.changed(ME));
    expect(await refreshSeries(real.deps, ME, TODAY)).toMatchObject({ days: 120 });
  });

  it("reads what a page shows without writing, also when the day has turned since", async () => {
    const real = await fresh();
    await real.give([diary([{ daysAgo: 3, km: 8 }], 1)]);
    const before = await real.app.dataVersion();
    await expectAgreement(real, addDays(TODAY, 9));
    expect(await real.app.dataVersion()).toBe(before);
    expect(await real.deps.store.read((reader) => real.deps.tables.series.seriesState(reader, ME))).toMatchObject({
      through: TODAY,
      staleFrom: null,
    });
  });

  it("is worked out from the first day when another formula made it", async () => {
    const real = await fresh();
    await real.give([diary([{ daysAgo: 30, km: 8 }], 1)]);
    await real.deps.store.write((tx) =>
      tx.run("series-state-put", {
        athlete: ME,
        first_day: addDays(TODAY, -30),
        through_day: TODAY,
        formula: "old",
        states: `r${"u".repeat(30)}`,
        open_first_day: null,
        open_numbers: null,
      }),
    );
    expect(await refreshSeries(real.deps, ME, TODAY)).toMatchObject({ from: addDays(TODAY, -30), days: 31 });
    await expectAgreement(real, TODAY);
  });

  it("is written once, however often it is worked out from the first day", async () => {
    const real = await fresh();
    await real.give([diary([{ daysAgo: 90, km: 8 }], 1)]); // the open block lies beside the state
    await real.deps.store.write(async (tx) => tx.changed(ME));
    await refreshSeries(real.deps, ME, TODAY);
    const given = { athlete: ME, parts: ["days", "distance"], from_day: 0, through_day: TODAY };
    const blocks = await real.deps.store.read((reader) =>
      reader.query("series-blocks", given, (row) => `${row["part"]} ${row["first_day"]}`),
    );
    expect(blocks.length).toBeGreaterThan(2);
    expect(new Set(blocks).size).toBe(blocks.length);
    await expectAgreement(real, TODAY);
  });

  it("goes on over the end of a block, from memory and from the database", async () => {
    const real = await fresh();
    await real.give([diary([{ daysAgo: 40, km: 8 }], 1)]);
    for (let ahead = 1; ahead <= 60; ahead += 7) {
      await refreshSeries(real.deps, ME, addDays(TODAY, ahead));
      await expectAgreement(real, addDays(TODAY, ahead));
    }
  });

  it("takes nothing from memory when somebody else wrote its state", async () => {
    const real = await fresh();
    await real.give([diary([{ daysAgo: 30, km: 8 }], 1)]);
    expect(await refreshSeries(real.deps, ME, TODAY)).toEqual({ from: null, days: 0 });
    await real.deps.store.write((tx) => tx.run("series-forget", { athlete: ME }));
    expect(await refreshSeries(real.deps, ME, TODAY)).toMatchObject({ days: 31 });
    await expectAgreement(real, TODAY);
  });

  it("is there again after a rebuild", async () => {
    const real = await fresh();
    await real.give([
      diary(
        [
          { daysAgo: 30, km: 8 },
          { daysAgo: 2, km: 11 },
        ],
        1,
      ),
    ]);
    const { rebuild } = await import("../../src/usecases/rebuild.ts");
    await rebuild(real.deps, () => undefined);
    expect(await refreshSeries(real.deps, ME, TODAY)).toEqual({ from: null, days: 0 });
    await expectAgreement(real, TODAY);
  });

  it("says which numbers a setting changed, and leaves what was issued on record", async () => {
    const real = await openDemoApp(12);
    opened.push(real);
    const issued = await real.deps.store.read((reader) => real.deps.tables.assessments.latestAssessment(reader, ME));
    const from = addDays(TODAY, -20);
    const { changes } = await real.app.log(ME, [{ kind: "setting", name: "hrMaxBpm", from, value: 171 }]);
    const trimp = changes.find(({ method }) => method === "edwardsTrimp");
    expect(trimp?.from).toBeGreaterThanOrEqual(from);
    expect(trimp?.days).toBeGreaterThan(0);
    expect(trimp?.largest?.before).not.toBe(trimp?.largest?.after);
    expect(changes.map(({ method }) => method)).not.toContain("distance");
    expect(await real.app.log(ME, [{ kind: "setting", name: "hrMaxBpm", from, value: 171 }])).toEqual({ changes: [] });
    const after = await real.deps.store.read((reader) => real.deps.tables.assessments.latestAssessment(reader, ME));
    expect(after?.assessmentJson).toBe(issued?.assessmentJson);
  }, 60_000);
});
