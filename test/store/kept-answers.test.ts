import { describe, expect, test } from "vitest";
import * as tables from "../../src/store/aggregates.ts";
import type { Store } from "../../src/store/connect.ts";
import type { Reader } from "../../src/store/session.ts";
import { bareRun, day, fullRun, ME, newStore, OTHER, pain } from "./sample.ts";

const painOf = (reader: Reader) => reader.keep("pain", ME, () => tables.pain.painEntries(reader, ME));
const putPain = (store: Store, on: string) =>
  store.write((tx) => tables.pain.putPainEntries(tx, ME, [{ ...pain(), day: day(on) }]));

describe("an answer that is kept", () => {
  test("is given again without a query until a table behind it is written", async () => {
    const store = await newStore();
    await putPain(store, "2025-11-20");
    const first = await store.read(painOf);
    expect(await store.read(painOf)).toBe(first);
    await store.write((tx) => tables.days.putDayMarks(tx, ME, [{ day: day("2025-11-20"), state: "rest" }]));
    expect(await store.read(painOf)).toBe(first);
    await putPain(store, "2025-11-21");
    expect(await store.read(painOf)).toHaveLength(2);
  });

  test("is another for another athlete", async () => {
    const store = await newStore();
    await putPain(store, "2025-11-20");
    await store.read(painOf);
    const other = (reader: Reader) => reader.keep("pain", OTHER, () => tables.pain.painEntries(reader, OTHER));
    expect(await store.read(other)).toEqual([]);
  });

  test("is not newer than the look that asks, and an old look leaves nothing for a new one", async () => {
    const store = await newStore();
    await putPain(store, "2025-11-20");
    for (const isReused of [false, true]) {
      const before = (await store.read(painOf)).length;
      await store.read(async (early) => {
        expect(await early.moment(), `reused: ${isReused}`).not.toBeNull();
        await putPain(store, isReused ? "2025-11-22" : "2025-11-21");
        expect(await store.read(painOf)).toHaveLength(before + 1);
        expect(await painOf(early)).toHaveLength(before);
        expect(await tables.pain.painEntries(early, ME)).toHaveLength(before);
      });
      expect(await store.read(painOf)).toHaveLength(before + 1);
    }
  });

  test("is of its look's moment also when nothing was there the first time anybody looked", async () => {
    const store = await newStore();
    expect(await store.read(painOf)).toEqual([]);
    await store.read(async (early) => {
      expect(await early.moment()).not.toBeNull();
      await putPain(store, "2025-11-20");
      expect(await tables.pain.painEntries(early, ME)).toEqual([]);
    });
    expect(await store.read(painOf)).toHaveLength(1);
  });

  test("does not hide from a transaction what it has written itself, and is right after it was taken back", async () => {
    const store = await newStore();
    await putPain(store, "2025-11-20");
    expect(await store.read(painOf)).toHaveLength(1);
    const failing = store.write(async (tx) => {
      await tables.pain.putPainEntries(tx, ME, [{ ...pain(), day: day("2025-11-21") }]);
      expect(await painOf(tx)).toHaveLength(2);
      throw new Error("taken back");
    });
    await expect(failing).rejects.toThrow("taken back");
    expect(await store.read(painOf)).toHaveLength(1);
  });

  test("is not kept when reading failed", async () => {
    const store = await newStore();
    const broken = (reader: Reader) => reader.keep("pain", ME, () => Promise.reject(new Error("no")));
    await expect(store.read(broken)).rejects.toThrow("no");
    expect(await store.read(painOf)).toEqual([]);
  });
});

describe("what was written since a moment", () => {
  const reachSince = async (store: Store, moment: number) =>
    store.read(async (reader) => reader.reachSince(ME, moment));

  test("reaches back to the earliest day of a run, and no day for what is no run", async () => {
    const store = await newStore();
    const moment = (await store.read((reader) => reader.moment())) ?? Number.NaN;
    await putPain(store, "2025-11-20");
    expect(await reachSince(store, moment)).toBe("no-day");
    await store.write((tx) => tables.activities.insertActivities(tx, [fullRun(), bareRun()]));
    const first = Math.min(fullRun().localDay, bareRun().localDay);
    expect(await reachSince(store, moment)).toBe(first);
    expect(await reachSince(store, moment + 2)).toBe("no-day");
  });

  test("is every day once too many writes have passed to tell", async () => {
    const store = await newStore();
    for (let write = 0; write < 40; write += 1) await putPain(store, "2025-11-20");
    expect(await reachSince(store, 0)).toBe("every-day");
    expect(await reachSince(store, 20)).toBe("no-day");
  });

  test("cannot be told in a transaction that has changed something", async () => {
    const store = await newStore();
    await store.write(async (tx) => {
      expect(await tx.moment()).not.toBeNull();
      tx.changed(ME, day("2025-11-20"));
      expect(await tx.moment()).toBeNull();
      expect(tx.reachSince(ME, 0)).toBe(day("2025-11-20"));
    });
  });
});
