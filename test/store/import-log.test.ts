import { describe, expect, test } from "vitest";
import type { FileOutcome } from "../../src/domain/import-outcome.ts";
import * as tables from "../../src/store/aggregates.ts";
import type { Tx } from "../../src/store/connect.ts";
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

const { importLog, activities } = tables;

const batch = (tx: Tx, name: string, at: number, on = "2025-11-23") =>
  importLog.recordBatch(tx, { batchId: batchId(name), athlete: ME, at: instant(at), localDay: day(on) });
const file = (tx: Tx, name: string, overrides: Parameters<typeof outcome>[0], at = 1) =>
  importLog.recordFiles(tx, [
    {
      batchId: batchId(name),
      athlete: ME,
      outcome: outcome(overrides),
      at: instant(at),
      sizeB: 9,
    },
  ]);

test("an import comes back newest first, its files in the order they were offered, with their activities", async () => {
  const store = await newStore();
  const imported = outcome({ path: "z.fit", activities: [fullRun(), bareRun()].map(asImported), entries: 2 });
  const rejected = outcome({
    path: "a.txt",
    outcome: "rejected",
    reason: "UNKNOWN_FORMAT",
    detail: "No.",
    sha256: null,
  });
  await store.write(async (tx) => {
    await activities.insertActivities(tx, [bareRun(), fullRun()]);
    await batch(tx, "older", 1);
    await batch(tx, "newer", 2);
    await file(tx, "newer", imported);
    await file(tx, "newer", rejected);
  });
  const recent = (limit: number) => store.read((reader) => importLog.recentImports(reader, ME, limit));
  expect(await recent(10)).toEqual([
    { batchId: "newer", at: 2, undone: false, outcomes: [imported, rejected] },
    { batchId: "older", at: 1, undone: false, outcomes: [] },
  ]);
  expect((await recent(1)).map(({ batchId }) => batchId)).toEqual(["newer"]);
  expect(await store.read((reader) => importLog.recentImports(reader, OTHER, 10))).toEqual([]);
});

test("the first outcome of a file in its batch stands", async () => {
  const store = await newStore();
  await store.write(async (tx) => {
    await batch(tx, "b", 1);
    await file(tx, "b", { outcome: "imported" });
    await file(tx, "b", { outcome: "duplicate" });
    await file(tx, "b", { outcome: "rejected", sha256: null });
    await file(tx, "b", { outcome: "skipped", sha256: null });
  });
  const [recent] = await store.read((reader) => importLog.recentImports(reader, ME, 1));
  expect(recent?.outcomes.map(({ outcome }) => outcome)).toEqual(["imported", "rejected"]);
});

test("files keep their own activities when a file is offered twice, in one go and again", async () => {
  const store = await newStore();
  const withRun = (path: string, run: typeof first) =>
    outcome({ path, sha256: run.sourceSha256, activities: [asImported(run)] });
  const first = fullRun({ id: activityId("first"), sourceSha256: shaOf("1") });
  const second = fullRun({ id: activityId("second"), sourceSha256: shaOf("2") });
  const third = fullRun({ id: activityId("third"), sourceSha256: shaOf("3") });
  const [a, b, c] = [withRun("a.fit", first), withRun("b.fit", second), withRun("c.fit", third)];
  const record = (tx: Tx, outcomes: readonly FileOutcome[]) =>
    importLog.recordFiles(
      tx,
      outcomes.map((each) => ({ batchId: batchId("b"), athlete: ME, outcome: each, at: instant(1), sizeB: 1 })),
    );
  await store.write(async (tx) => {
    await activities.insertActivities(tx, [first, second, third]);
    await batch(tx, "b", 1);
    await record(tx, [a, a, b]);
    await record(tx, [c, b]);
    await record(tx, []);
  });
  const [recent] = await store.read((reader) => importLog.recentImports(reader, ME, 1));
  expect(recent?.outcomes).toEqual([a, b, c]);
});

test("bytes are known once they were accepted, not when they were refused, and to their athlete only", async () => {
  const store = await newStore();
  await store.write(async (tx) => {
    await batch(tx, "b", 1);
    await file(tx, "b", { sha256: shaOf("1"), outcome: "rejected" });
    await file(tx, "b", { sha256: shaOf("2"), outcome: "skipped" });
    await file(tx, "b", { sha256: shaOf("3"), outcome: "merged", path: "first.fit", entries: 1 }, 5);
    await batch(tx, "c", 6);
    await file(tx, "c", { sha256: shaOf("3"), outcome: "duplicate", path: "again.fit" }, 6);
  });
  const known = (digit: string, athlete = ME) =>
    store.read(
      async (reader) => (await importLog.knownSources(reader, athlete, [shaOf(digit)])).get(shaOf(digit)) ?? null,
    );
  expect(await known("1")).toBeNull();
  expect(await known("2")).toBeNull();
  expect(await known("3")).toEqual({ batchId: "b", path: "first.fit", at: 5, outcome: "merged", entries: 1 });
  expect(await known("3", OTHER)).toBeNull();
});

test("the feed reaches to the last day on which files with activities were offered, known ones included", async () => {
  const store = await newStore();
  const feed = () => store.read((reader) => importLog.feedThrough(reader, ME));
  const withRun = { activities: [asImported(fullRun())] };
  await store.write(async (tx) => {
    await batch(tx, "empty", 1, "2025-11-30");
    await batch(tx, "refused", 2, "2025-11-29");
    await file(tx, "refused", { outcome: "rejected" });
  });
  expect(await feed()).toBeNull();
  await store.write(async (tx) => {
    await batch(tx, "old", 3, "2025-11-25");
    await file(tx, "old", { ...withRun, outcome: "duplicate" });
    await batch(tx, "older", 4, "2025-11-24");
    await file(tx, "older", withRun);
  });
  expect(await feed()).toBe(day("2025-11-25"));
});

describe("one import", () => {
  test("is what its files held and whether it was undone; to somebody else it is not there", async () => {
    const store = await newStore();
    const { importLog } = tables;
    const id = batchId("b");
    await store.write(async (tx) => {
      await importLog.recordBatch(tx, { batchId: id, athlete: ME, at: instant(1), localDay: day("2025-11-22") });
      for (const [path, sha256] of [
        ["a.fit", shaOf("a")],
        ["again.fit", shaOf("a")],
        ["pain.csv", shaOf("c")],
      ] as const) {
        const activities = sha256 === shaOf("a") ? [asImported(fullRun())] : [];
        const offered = outcome({ path, sha256, activities, entries: sha256 === shaOf("c") ? 3 : 0 });
        await importLog.recordFiles(tx, [{ batchId: id, athlete: ME, outcome: offered, at: instant(1), sizeB: 1 }]);
      }
    });
    const batch = (athlete = ME) => store.read((reader) => importLog.importBatch(reader, athlete, id));
    const known = { batchId: id, activityIds: ["run-1"], entries: 3 };
    expect(await batch()).toEqual({ ...known, undone: false });
    expect(await batch(OTHER)).toBeNull();
    const files = () => store.read((reader) => importLog.filesWithEntries(reader, ME));
    expect(await files()).toEqual([{ batchId: id, sha256: shaOf("c") }]);
    await store.write((tx) => importLog.setImportUndone(tx, OTHER, id, instant(2)));
    expect(await batch()).toEqual({ ...known, undone: false });
    await store.write((tx) => importLog.setImportUndone(tx, ME, id, instant(2)));
    expect(await batch()).toEqual({ ...known, undone: true });
    expect(await files()).toEqual([]);
    expect(await store.read((reader) => importLog.feedThrough(reader, ME))).toBeNull();
  });
});
