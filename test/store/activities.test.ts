import { describe, expect, test } from "vitest";
import type { StoredActivity } from "../../src/domain/activity.ts";
import type { Sha256 } from "../../src/domain/ids.ts";
import * as tables from "../../src/store/aggregates.ts";
import type { Store } from "../../src/store/connect.ts";
import {
  activityId,
  asImported,
  bareRun,
  batchId,
  day,
  fullRun,
  instant,
  ME,
  newStore,
  OTHER,
  outcome,
  shaOf,
} from "./sample.ts";

const { activities, importLog, runSources } = tables;
const stored = (store: Store, id: string) =>
  store.read((reader) => activities.activityById(reader, ME, activityId(id)));
const sources = (store: Store) => store.read((reader) => runSources.runSources(reader, ME));

/** Sorted as the store returns them, so that two lists of histograms can be compared. */
const byKind = (a: { kind: string }, b: { kind: string }) => (a.kind < b.kind ? -1 : 1);

describe("an activity", () => {
  test("comes back as it went in, every field of it", async () => {
    const store = await newStore();
    const run = fullRun();
    await store.write((tx) => activities.insertActivity(tx, run));
    expect(await stored(store, "run-1")).toEqual({ ...run, histograms: run.histograms.toSorted(byKind) });
  });

  test("keeps what its source did not say as null, never as zero", async () => {
    const store = await newStore();
    const run = bareRun();
    await store.write((tx) => activities.insertActivity(tx, run));
    expect(await stored(store, "bare-1")).toEqual(run);
  });

  test("written again replaces itself, with fewer laps and histograms too", async () => {
    const store = await newStore();
    await store.write((tx) => activities.insertActivity(tx, fullRun()));
    const later = fullRun({ distanceM: 9000, laps: fullRun().laps.slice(0, 1), histograms: [] });
    await store.write(async (tx) => {
      await activities.insertActivity(tx, later);
      await activities.insertActivity(tx, later);
    });
    expect(await stored(store, "run-1")).toEqual(later);
    expect(await sources(store)).toHaveLength(1);
  });

  test("a thousand of them go in at once", async () => {
    const store = await newStore();
    const many = Array.from({ length: 1000 }, (_, index) =>
      fullRun({ id: activityId(`run-${index}`), indexInFile: index }),
    );
    await store.write((tx) => activities.insertActivities(tx, many));
    const held = await store.read((reader) => activities.activitiesOfSources(reader, ME, [shaOf("a"), shaOf("b")]));
    const source = held.get(shaOf("a"));
    expect(source).toEqual(many.map(asImported));
    expect(await stored(store, "run-999")).toMatchObject({ laps: fullRun().laps });
    await store.write((tx) => activities.insertActivities(tx, []));
  });

  test("days before 1970 and far ahead, and instants to the millisecond, survive", async () => {
    const store = await newStore();
    const odd = [
      bareRun({ id: activityId("old"), localDay: day("1969-12-31"), startedAt: instant(-1) }),
      bareRun({ id: activityId("new"), localDay: day("2999-01-01"), startedAt: instant(32_472_144_000_001) }),
    ];
    await store.write((tx) => activities.insertActivities(tx, odd));
    expect(await stored(store, "old")).toEqual(odd[0]);
    expect(await stored(store, "new")).toEqual(odd[1]);
  });

  test("belongs to one athlete and is not seen by another", async () => {
    const store = await newStore();
    await store.write((tx) => activities.insertActivity(tx, fullRun({ athlete: OTHER })));
    expect(await stored(store, "run-1")).toBeNull();
    expect(await sources(store)).toEqual([]);
    const held = await store.read((reader) => activities.activitiesOfSources(reader, ME, [shaOf("a")]));
    expect(held.size).toBe(0);
    const known = [day("2025-11-22")];
    expect(await store.read((reader) => activities.activityHeadsOn(reader, ME, known))).toEqual([]);
    expect(await store.read((reader) => activities.activityHeadsOf(reader, ME, [activityId("run-1")]))).toEqual([]);
    await store.write((tx) => activities.setSupersededBy(tx, ME, [{ id: activityId("run-1"), by: activityId("x") }]));
    const [kept] = await store.read((reader) => runSources.runSources(reader, OTHER));
    expect(kept?.supersededBy).toBeNull();
  });
});

describe("heads and superseded activities", () => {
  const run = (id: string, on: string) => bareRun({ id: activityId(id), localDay: day(on) });

  test("heads are those of the days asked for, superseded ones too", async () => {
    const store = await newStore();
    await store.write(async (tx) => {
      const all = [run("d", "2025-11-23"), run("c", "2025-11-22"), run("b", "2025-11-20"), run("a", "2025-11-19")];
      await activities.insertActivities(tx, all);
      await activities.setSupersededBy(tx, ME, [{ id: activityId("b"), by: activityId("c") }]);
    });
    const days = [day("2025-11-20"), day("2025-11-21"), day("2025-11-22")];
    const heads = await store.read((reader) => activities.activityHeadsOn(reader, ME, days));
    expect(heads.map(({ id, supersededBy }) => [id, supersededBy])).toEqual([
      ["b", "c"],
      ["c", null],
    ]);
    const behind = await store.read((reader) => activities.activityHeadsOf(reader, ME, [activityId("c")]));
    expect(behind.map(({ id }) => id)).toEqual(["b", "c"]);
  });

  test("a head says what the activity says", async () => {
    const store = await newStore();
    const run = fullRun({ flags: ["SPORT_ASSUMED"] });
    await store.write(async (tx) => {
      await activities.insertActivity(tx, run);
      const correction = { field: "sport", value: "walk" } as const;
      await tables.corrections.putCorrection(tx, ME, {
        activityId: run.id,
        field: "sport",
        correction,
        at: instant(1),
      });
    });
    const { id, sourceSha256, indexInFile, format, sport, startedAt, utcOffsetMin, zoneSource, localDay } = run;
    const { durationS, elapsedS, distanceM, samples } = run;
    expect(await store.read((reader) => activities.activityHeadsOn(reader, ME, [localDay]))).toEqual([
      {
        ...{ id, sourceSha256, indexInFile, format, sport, startedAt, utcOffsetMin, zoneSource, localDay },
        ...{ durationS, elapsedS, distanceM, samples },
        isSportAssumed: true,
        correctedSport: "walk",
        measures: 18,
        supersededBy: null,
        isWithdrawn: false,
      },
    ]);
  });

  test("a superseded run names the one that counts, and counts itself when that is taken back", async () => {
    const store = await newStore();
    const id = activityId("run-1");
    await store.write(async (tx) => {
      await activities.insertActivity(tx, fullRun());
      await activities.setSupersededBy(tx, ME, [{ id, by: activityId("richer") }]);
    });
    expect((await sources(store))[0]?.supersededBy).toBe("richer");
    await store.write((tx) => activities.setSupersededBy(tx, ME, [{ id, by: null }]));
    expect((await sources(store))[0]?.supersededBy).toBeNull();
  });
});

describe("the activities of an import that was undone", () => {
  const batch = (name: string) => ({
    batchId: batchId(name),
    athlete: ME,
    at: instant(1),
    localDay: day("2025-11-22"),
  });
  const brings = (name: string, sha256: Sha256, found: StoredActivity) => ({
    batchId: batchId(name),
    athlete: ME,
    outcome: outcome({ sha256, activities: [asImported(found)] }),
    at: instant(1),
    sizeB: 1,
  });

  test("are withdrawn unless another import holds that brought the same bytes, and come back with it", async () => {
    const store = await newStore();
    const [both, once] = [fullRun(), bareRun()];
    await store.write(async (tx) => {
      await activities.insertActivities(tx, [both, once]);
      for (const name of ["first", "second"]) await importLog.recordBatch(tx, batch(name));
      const files = [
        brings("first", both.sourceSha256, both),
        brings("first", once.sourceSha256, once),
        brings("second", both.sourceSha256, both),
      ];
      for (const file of files) await importLog.recordFiles(tx, [file]);
    });
    const settle = async (name: string, undoneAt: number | null) => {
      await store.write(async (tx) => {
        await importLog.setImportUndone(tx, ME, batchId(name), undoneAt === null ? null : instant(undoneAt));
        await activities.withdrawUndone(tx, ME, batchId(name));
      });
      return (await sources(store)).map(({ id }) => id);
    };
    expect(await settle("first", 5)).toEqual(["run-1"]);
    expect(await settle("second", 6)).toEqual([]);
    const heads = await store.read((reader) => activities.activityHeadsOf(reader, ME, [both.id]));
    expect(heads.map(({ isWithdrawn }) => isWithdrawn)).toEqual([true]);
    expect(await store.read((reader) => importLog.knownSources(reader, ME, [both.sourceSha256]))).toEqual(new Map());
    expect(await settle("first", null)).toEqual(["bare-1", "run-1"]);
  });
});
