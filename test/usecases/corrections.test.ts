import { afterEach, describe, expect, it } from "vitest";
import type { Correction } from "../../src/domain/correction.ts";
import type { ActivityId } from "../../src/domain/ids.ts";
import { rebuild } from "../../src/usecases/rebuild.ts";
import type { RealApp } from "../real-app.ts";
import { openRealApp } from "../real-app.ts";
import { batches, DIARY, everythingSeen, LIST, ME, WATCH } from "./sources.ts";

let real: RealApp;
afterEach(() => real.close());

const runs = (withDeleted = false) => real.app.runs(ME, { limit: 10, withDeleted });
const correct = (activityId: ActivityId, correction: Correction) =>
  real.app.log(ME, [{ kind: "correction", activityId, correction }]);
const takeBack = (activityId: ActivityId, field: Correction["field"]) =>
  real.app.log(ME, [{ kind: "correction-removed", activityId, field }]);

/** The list, in which the watch's run is a walk. */
const WALK = { path: "walk.csv", make: () => String(LIST.make()).replace(",Run,", ",Walk,") };

describe("a corrected sport", () => {
  it("decides which sources are one session, and leaves the rest as it was when it is taken back", async () => {
    real = await openRealApp();
    await real.give([WATCH]);
    await real.give([WALK]);
    const before = await everythingSeen(real);
    const walk = (await runs()).find(({ sport }) => sport === "walk")!;
    expect(await runs()).toHaveLength(2);
    await correct(walk.id, { field: "sport", value: "run" });
    expect((await runs()).map(({ formats, sport }) => [formats, sport])).toEqual([[["fit", "strava-csv"], "run"]]);
    const corrected = await everythingSeen(real);
    await rebuild(real.deps, () => undefined);
    expect(await everythingSeen(real)).toBe(corrected);
    await takeBack(walk.id, "sport");
    expect(await everythingSeen(real)).toBe(before);
  });
});

describe("a correction", () => {
  it("is taken back through any source of its run, and the sources stay what they were", async () => {
    real = await openRealApp();
    await real.give([DIARY]);
    const [diary] = await runs();
    await correct(diary!.id, { field: "distanceM", value: 4000 });
    await real.give([WATCH]);
    const [watch] = await runs();
    expect(watch).toMatchObject({ distanceM: 4000, corrected: ["distanceM"] });
    const run = await real.app.run(ME, watch!.id);
    expect(run?.sources.map(({ distanceM }) => distanceM)).not.toContain(4000);
    expect(run?.origins.distanceM).toEqual({ kind: "correction" });
    await takeBack(watch!.id, "distanceM");
    expect((await runs())[0]).toMatchObject({ distanceM: run?.sources[0]?.distanceM, corrected: [] });
  });

  it("goes with the source it was made on when that is undone, and comes back with it", async () => {
    real = await openRealApp();
    await real.give([WATCH]);
    await real.give([DIARY]);
    const [, watchBatch] = await batches(real);
    const { id } = (await runs())[0]!;
    await correct(id, { field: "deleted", value: true });
    expect([await runs(), await runs(true)]).toMatchObject([[], [{ isDeleted: true, formats: ["fit", "diary-csv"] }]]);
    expect((await real.app.run(ME, id))?.isDeleted).toBe(true);
    await real.app.undoImport(ME, watchBatch!);
    expect(await runs()).toMatchObject([{ formats: ["diary-csv"] }]);
    await real.app.redoImport(ME, watchBatch!);
    expect(await runs()).toEqual([]);
  });

  it("of a run that is not there, or to a value that no run has, never reaches the journal", async () => {
    real = await openRealApp();
    await real.give([WATCH]);
    const [run] = await runs();
    const { length } = await real.deps.journal.read();
    await expect(correct("gone" as ActivityId, { field: "deleted", value: true })).rejects.toThrow(/no run gone/);
    for (const value of [0, -5, Number.NaN, 2_000_000]) {
      await expect(correct(run!.id, { field: "distanceM", value })).rejects.toThrow(RangeError);
    }
    await expect(real.app.splitSources(ME, run!.id, run!.id)).rejects.toThrow(RangeError);
    await expect(real.app.rejoinSources(ME, run!.id, "gone" as ActivityId)).rejects.toThrow(/never split/);
    const rating = { day: run!.day, activityId: "gone" as ActivityId, rpe0To10: 5 };
    await expect(real.app.log(ME, [{ kind: "rpe", entry: rating }])).rejects.toThrow(/no run gone/);
    const [batch] = await batches(real);
    await real.app.undoImport(ME, batch!);
    await expect(correct(run!.id, { field: "deleted", value: true })).rejects.toThrow(/no run/);
    const said = (await real.deps.journal.read()).slice(length).map(({ fact }) => fact.kind);
    expect(new Set(said)).toEqual(new Set(["import-undone", "assessment-issued"]));
  });
});
