import { describe, expect, test } from "vitest";
import type { StoredActivity } from "../../src/domain/activity.ts";
import type { Sha256 } from "../../src/domain/ids.ts";
import * as tables from "../../src/store/aggregates.ts";
import { openStore, type Store } from "../../src/store/connect.ts";
import {
  activityId,
  asImported,
  bareRun,
  batchId,
  day,
  fullRun,
  instant,
  ME,
  newDataDir,
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

  test("new ones and known ones go in together, and what is written does not depend on which they are", async () => {
    const store = await newStore();
    const odd = {
      title: "Läufe 🏃 'quoted' and longer than twelve bytes",
      note: "a\u0000b",
      flags: ["TREADMILL"],
    } as const;
    const both = [fullRun({ ...odd }), bareRun(), fullRun({ id: activityId("run-2"), laps: [], histograms: [] })];
    await store.write((tx) => activities.insertActivity(tx, bareRun({ id: fullRun().id })));
    await store.write((tx) => activities.insertActivities(tx, both));
    const first = await Promise.all(both.map(({ id }) => stored(store, id)));
    expect(first).toEqual(both.map((run) => ({ ...run, histograms: run.histograms.toSorted(byKind) })));
    await store.write((tx) => activities.insertActivities(tx, both));
    expect(await Promise.all(both.map(({ id }) => stored(store, id)))).toEqual(first);
    expect(await sources(store)).toHaveLength(3);
  });

  test("more laps than a chunk of the engine holds all go in", async () => {
    const store = await newStore();
    const [lap] = fullRun().laps;
    const run = fullRun({ laps: Array.from({ length: 4097 }, (_, index) => ({ ...lap!, index })) });
    await store.write((tx) => activities.insertActivity(tx, run));
    expect((await stored(store, run.id))?.laps).toEqual(run.laps);
  });

  test.each([
    ["an id given twice", [fullRun(), fullRun()]],
    ["a number that is none", [fullRun(), bareRun({ distanceM: Number.NaN })]],
    ["two laps of one number", [fullRun({ laps: [fullRun().laps[0]!, fullRun().laps[0]!] })]],
  ])("with %s nothing is kept, and the next ones go in", async (_, refused) => {
    const dataDir = await newDataDir();
    const store = await openStore({ dataDir });
    await expect(store.write((tx) => activities.insertActivities(tx, refused))).rejects.toThrow(/query append to/);
    await store.write((tx) => activities.insertActivity(tx, fullRun({ id: activityId("run-9") })));
    await store.close();
    const again = await newStore(dataDir);
    expect(await stored(again, "run-1")).toBeNull();
    expect(await stored(again, "run-9")).not.toBeNull();
    expect(await sources(again)).toHaveLength(1);
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
