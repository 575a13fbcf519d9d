import { access, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import * as tables from "../../src/store/aggregates.ts";
import { openStore } from "../../src/store/connect.ts";
import { day, fullRun, ME, newDataDir, newStore, OTHER, pain } from "./sample.ts";

const MARKER = "zqxjkv-deleted-note-4821";
const painOf = (store: Awaited<ReturnType<typeof newStore>>, athlete = ME) =>
  store.read((reader) => tables.pain.painEntries(reader, athlete));

describe("renewing the file of a database", () => {
  test("keeps every row and the schema, and no byte of what was deleted", async () => {
    const store = await newStore();
    const file = join(store.dataDir, "niggle.duckdb");
    await store.write(async (tx) => {
      await tables.activities.insertActivities(tx, [fullRun()]);
      await tables.pain.putPainEntries(tx, OTHER, [pain({ note: MARKER })]);
      await tables.pain.putPainEntries(tx, ME, [pain({ note: "kept" })]);
    });
    await store.renew();
    expect((await readFile(file)).includes(MARKER)).toBe(true);
    await store.write((tx) => tables.totals.eraseRows(tx, OTHER));
    await store.renew();
    expect((await readFile(file)).includes(MARKER)).toBe(false);
    expect((await painOf(store)).map(({ note }) => note)).toEqual(["kept"]);
    await store.write((tx) => tables.pain.putPainEntries(tx, ME, [pain({ note: "kept", nrs: 7 })]));
    expect((await painOf(store)).map(({ nrs }) => nrs)).toEqual([7]);
    await store.close();
    const again = await openStore({ dataDir: store.dataDir });
    expect((await painOf(again)).map(({ nrs }) => nrs)).toEqual([7]);
    await again.close();
  });

  test("holds up neither reads nor writes nor snapshots, however they meet", async () => {
    const store = await newStore();
    const marks = Array.from({ length: 12 }, (_, index) => index);
    const busy = marks.flatMap((index) => [
      store.write((tx) => tables.days.putDayMarks(tx, ME, [{ day: day(`2025-11-${10 + index}`), state: "rest" }])),
      painOf(store),
      store.snapshot(
        async () => index,
        async ({ look }, marked) => (await tables.days.dayMarks(look, ME)).length + marked,
      ),
      index % 4 === 0 ? store.renew() : Promise.resolve(),
    ]);
    await Promise.all(busy);
    expect(await store.read((reader) => tables.days.dayMarks(reader, ME))).toHaveLength(12);
  });

  test("sweeps a copy that a crash left half written", async () => {
    const dataDir = await newDataDir();
    await (await openStore({ dataDir })).close();
    const fresh = join(dataDir, "niggle.duckdb.fresh");
    await writeFile(fresh, "half");
    await (await openStore({ dataDir })).close();
    await expect(access(fresh)).rejects.toThrow("ENOENT");
  });
});

describe("a snapshot", () => {
  test("sees its moment while others write, and tells it to the mark", async () => {
    const store = await newStore();
    const seen = await store.snapshot(
      () => Promise.resolve("marked"),
      async ({ look }, marked) => {
        await store.write((tx) => tables.pain.putPainEntries(tx, ME, [pain()]));
        return [marked, (await tables.pain.painEntries(look, ME)).length];
      },
    );
    expect(seen).toEqual(["marked", 0]);
    expect(await painOf(store)).toHaveLength(1);
  });

  test("that fails says why, and holds nothing up", async () => {
    const store = await newStore();
    await expect(
      store.snapshot(
        () => Promise.reject(new Error("no mark")),
        async () => 1,
      ),
    ).rejects.toThrow("no mark");
    await expect(
      store.snapshot(
        async () => 1,
        () => Promise.reject(new Error("no work")),
      ),
    ).rejects.toThrow("no work");
    await store.renew();
    expect(await painOf(store)).toEqual([]);
  });
});
