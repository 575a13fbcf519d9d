import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { RealApp } from "../real-app.ts";
import { openRealApp } from "../real-app.ts";
import { DIARY, everythingSeen, LIST, ME, POOL, WATCH } from "./sources.ts";

async function withApp<T>(work: (real: RealApp) => Promise<T>): Promise<T> {
  const real = await openRealApp();
  try {
    return await work(real);
  } finally {
    await real.close();
  }
}

const onlyRun = async ({ app }: RealApp) => {
  const rows = await app.runs(ME, { limit: 10 });
  expect(rows).toHaveLength(1);
  const run = await app.run(ME, rows[0]!.id);
  return run!;
};

describe("one run from many sources", () => {
  it("takes each field from the richest source that states it, and says which", () =>
    withApp(async (real) => {
      await real.give([DIARY]);
      await real.give([WATCH, LIST]);
      const run = await onlyRun(real);
      expect(run.formats).toEqual(["fit", "strava-csv", "diary-csv"]);
      const [watch, list, diary] = run.sources;
      expect(run.id).toBe(watch?.id);
      expect(run).toMatchObject({ title: "Evening lap", rpe0To10: 6, distanceM: watch?.distanceM });
      expect(run.avgHeartRateBpm).toBe(watch?.avgHeartRateBpm);
      expect(run.origins.title).toEqual({ kind: "source", id: list?.id });
      expect(run.origins.rpe0To10).toEqual({ kind: "source", id: diary?.id });
      expect(run.origins.distanceM).toEqual({ kind: "source", id: watch?.id });
      expect(run.origins.heartRateBpm).toEqual({ kind: "source", id: watch?.id });
      expect(run.sources.map(({ counts, path }) => [counts, path])).toEqual([
        [true, "steady-run.fit"],
        [false, "strava/activities.csv"],
        [false, "diary.csv"],
      ]);
      expect(watch?.why).toBe("This source counts: a FIT file says more than a Strava list.");
      expect(list?.why).toBe(
        "The same session: they start 5 s apart. The FIT file counts instead: a FIT file says more than a Strava list.",
      );
      for (const { id } of run.sources) expect(await real.app.run(ME, id)).toEqual(run);
    }));

  it("says of each file what it joined, and which source counts and why", () =>
    withApp(async (real) => {
      const outcomes = [];
      for (const file of [DIARY, LIST, WATCH]) outcomes.push(...(await real.give([file])).outcomes);
      expect(outcomes.map(({ outcome }) => outcome)).toEqual(["imported", "merged", "merged"]);
      expect(outcomes[1]?.detail).toContain("This one counts: a Strava list says more than a diary.");
      expect(outcomes[2]).toMatchObject({
        reason: "SAME_RUN_RICHER_KEPT",
        detail:
          "Two sources of one session: they start 5 s apart. This one counts: a FIT file says more than a Strava list.",
      });
      await withApp(async (other) => {
        await other.give([WATCH]);
        const { outcomes: late } = await other.give([LIST]);
        expect(late[0]?.detail).toContain(
          "The other one, a FIT file, counts: a FIT file says more than a Strava list.",
        );
      });
    }));

  it("lets the runner's own rating win, on whichever source it was given", () =>
    withApp(async (real) => {
      await real.give([LIST, DIARY]);
      const { id, day } = await onlyRun(real);
      await real.app.log(ME, [{ kind: "rpe", entry: { day, activityId: id, rpe0To10: 8 } }]);
      await real.give([WATCH]);
      const run = await onlyRun(real);
      expect(run.id).not.toBe(id);
      expect(run).toMatchObject({ rpe0To10: 8, origins: { rpe0To10: { kind: "rating" } } });
    }));

  it("is the same whatever order and batches the files came in, and importing twice is importing once", async () => {
    const inOrder = await withApp(async (real) => {
      await real.give(POOL);
      return everythingSeen(real);
    });
    const shuffled = fc.tuple(fc.shuffledSubarray([...POOL], { minLength: POOL.length }), fc.nat(POOL.length));
    await fc.assert(
      fc.asyncProperty(shuffled, fc.nat(POOL.length), async ([files, cut], again) => {
        await withApp(async (real) => {
          for (const batch of [files.slice(0, cut), files.slice(cut), files.slice(0, again)]) await real.give(batch);
          expect(await everythingSeen(real)).toBe(inOrder);
        });
      }),
      { numRuns: 6 },
    );
  }, 120_000);
});

describe("the list of runs", () => {
  it("comes newest first, page by page, between days", () =>
    withApp(async (real) => {
      await real.give(POOL);
      const all = await real.app.runs(ME, { limit: 1000 });
      expect(all.length).toBeGreaterThan(6);
      expect(all.map(({ day }) => day)).toEqual(all.map(({ day }) => day).toSorted((a, b) => b - a));
      const first = await real.app.runs(ME, { limit: 4 });
      const second = await real.app.runs(ME, { limit: 1000, before: first[3]!.id });
      expect([...first, ...second]).toEqual(all);
      const { day } = all[2]!;
      expect(await real.app.runs(ME, { from: day, to: day, limit: 9 })).toEqual(all.filter((row) => row.day === day));
      await expect(real.app.runs(ME, { limit: 1, before: "gone" as never })).rejects.toThrow(/there is no run gone/);
      expect(await real.app.run(ME, "gone" as never)).toBeNull();
    }));
});
