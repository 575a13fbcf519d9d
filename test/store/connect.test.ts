import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile, stat, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { describe, expect, test } from "vitest";
import * as tables from "../../src/store/aggregates.ts";
import { openStore, QueryError, StoreBrokenError, StoreLockedError } from "../../src/store/connect.ts";
import { num } from "../../src/store/row.ts";
import { day, fullRun, ME, newDataDir, newStore, OTHER, pain } from "./sample.ts";

const root = new URL("../../", import.meta.url).pathname;
const runs = (store: Awaited<ReturnType<typeof openStore>>) =>
  store.read((reader) => tables.runSources.runSources(reader, ME));

describe("opening", () => {
  test("a new data folder and its database are for their owner alone", async () => {
    const dataDir = join(await newDataDir(), "new", "folder");
    await newStore(dataDir);
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
    expect((await stat(join(dataDir, "niggle.duckdb"))).mode & 0o777).toBe(0o600);
  });

  test("the memory limit, the spill folder and the ban on downloads are really set", async () => {
    const dataDir = await newDataDir();
    const store = await openStore({ dataDir, memoryLimitMb: 200 });
    const settings = await store.read((reader) => reader.query("engine-settings", {}, (row) => row));
    // 200 MB (10^6) is 190.7 MiB, the unit the engine answers in.
    expect(settings).toEqual([
      {
        memory_limit: "190.7 MiB",
        temp_directory: join(store.dataDir, "tmp"),
        autoinstall_known_extensions: false,
        autoload_known_extensions: false,
      },
    ]);
    await store.close();
  });

  test("the same folder twice in one process is refused, by any of its names", async () => {
    const dataDir = await newDataDir();
    const other = `${await newDataDir()}/link`;
    await symlink(dataDir, other);
    await newStore(dataDir);
    await expect(openStore({ dataDir })).rejects.toThrow(StoreLockedError);
    await expect(openStore({ dataDir: other })).rejects.toThrow(/open in this process already/);
  });

  test("of two openings at the same moment one is refused", async () => {
    const dataDir = await newDataDir();
    const both = await Promise.allSettled([openStore({ dataDir }), openStore({ dataDir })]);
    expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    for (const opened of both) if (opened.status === "fulfilled") await opened.value.close();
  });

  test("a closed store can be opened again and still has what was written", async () => {
    const dataDir = await newDataDir();
    const first = await openStore({ dataDir });
    await first.write((tx) => tables.activities.insertActivity(tx, fullRun()));
    await first.close();
    await first.close();
    await expect(runs(first)).rejects.toThrow(/is closed/);
    const second = await newStore(dataDir);
    expect(await runs(second)).toHaveLength(1);
  });

  test("closing waits for a read and a write under way", async () => {
    const store = await openStore({ dataDir: await newDataDir() });
    const written = store.write((tx) => tables.activities.insertActivity(tx, fullRun()));
    const read = runs(store);
    await store.close();
    await expect(Promise.all([written, read])).resolves.toBeDefined();
  });

  test("a worker thread is refused", async () => {
    const dataDir = await newDataDir();
    const worker = new Worker(new URL("./open-in-worker.mjs", import.meta.url), { workerData: { dataDir } });
    const [said] = await once(worker, "message");
    await worker.terminate();
    expect(said).toMatch(/^StoreLockedError: .*main thread only/);
  });

  test("another process is named, with the way out", async () => {
    const dataDir = await newDataDir();
    const holder = spawn(
      process.execPath,
      ["--import", "tsx", fileURLToPath(new URL("./hold-open.ts", import.meta.url)), dataDir],
      {
        cwd: root,
        stdio: ["pipe", "pipe", "inherit"],
      },
    );
    await once(holder.stdout, "data");
    const error = await openStore({ dataDir }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(StoreLockedError);
    expect(error).toMatchObject({ pid: holder.pid });
    expect((error as Error).message).toMatch(/let that process do the work, stop it, or choose another data folder/);
    holder.stdin.end();
    await once(holder, "exit");
    await newStore(dataDir);
  });

  test("a file that is no database is refused with the way out, and left as it is", async () => {
    const dataDir = await newDataDir();
    const file = join(dataDir, "niggle.duckdb");
    await writeFile(file, "not a database, but precious all the same");
    await expect(openStore({ dataDir })).rejects.toThrow(StoreBrokenError);
    await expect(openStore({ dataDir })).rejects.toThrow(/niggle rebuild/);
    expect(await readFile(file, "utf8")).toBe("not a database, but precious all the same");
  });

  test("a folder that cannot be made is an error that names it", async () => {
    const file = join(await newDataDir(), "a-file");
    await writeFile(file, "");
    await expect(openStore({ dataDir: join(file, "data") })).rejects.toThrow(/a-file/);
  });
});

describe("writing", () => {
  test("what a failed write did is gone, and the store goes on", async () => {
    const store = await newStore();
    const failing = store.write(async (tx) => {
      await tables.activities.insertActivity(tx, fullRun());
      throw new Error("the caller's own trouble");
    });
    await expect(failing).rejects.toThrow("the caller's own trouble");
    expect(await runs(store)).toEqual([]);
    expect(await store.read((reader) => tables.dataVersions.dataVersion(reader))).toBe(0);
    await store.write((tx) => tables.activities.insertActivity(tx, fullRun()));
    expect(await runs(store)).toHaveLength(1);
  });

  test("a failed query names itself, its SQL and the cause", async () => {
    const store = await newStore();
    const failing = store.write((tx) => tx.run("red-flag-seen-put", { athlete: null, rule: "RF_BSI", local_day: 1 }));
    const error = await failing.catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(QueryError);
    expect(error).toMatchObject({ query: "red-flag-seen-put", sql: expect.stringContaining("MERGE INTO") });
    expect((error as Error).cause).toBeInstanceOf(Error);
  });

  test("a swallowed failure cannot be committed", async () => {
    const store = await newStore();
    const failing = store.write(async (tx) => {
      await tables.activities.insertActivity(tx, fullRun());
      await tx.run("red-flag-seen-put", { athlete: null, rule: "RF_BSI", local_day: 1 }).catch(() => undefined);
    });
    await expect(failing).rejects.toThrow();
    expect(await runs(store)).toEqual([]);
  });

  test("concurrent writes come one after another", async () => {
    const store = await newStore();
    const steps: string[] = [];
    const write = (name: string) =>
      store.write(async (tx) => {
        steps.push(`${name} begins`);
        await tables.pain.putNoPainDays(tx, ME, [{ day: day("2025-11-22") }]);
        await tables.pain.putPainEntries(tx, ME, [pain({ nrs: steps.length })]);
        steps.push(`${name} ends`);
      });
    await Promise.all(["a", "b", "c", "d"].map(write));
    expect(steps).toEqual(["a", "b", "c", "d"].flatMap((name) => [`${name} begins`, `${name} ends`]));
    expect(await store.read((reader) => tables.pain.painEntries(reader, ME))).toHaveLength(1);
  });

  test("a write inside a write is refused instead of waiting for ever", async () => {
    const store = await newStore();
    const nested = store.write(() => store.write(async () => "inner"));
    await expect(nested).rejects.toThrow(/a write inside a write/);
  });

  test("a query that was not awaited still belongs to its transaction", async () => {
    const store = await newStore();
    await store.write(async (tx) => {
      void tables.pain.putPainEntries(tx, ME, [pain()]);
    });
    expect(await store.read((reader) => tables.pain.painEntries(reader, ME))).toHaveLength(1);
  });

  test("a reader or writer that outlives its turn is refused", async () => {
    const store = await newStore();
    const reader = await store.read(async (open) => open);
    await expect(tables.pain.painEntries(reader, ME)).rejects.toThrow(/is an await missing/);
  });

  test("a number that is no number is refused before it reaches the database", async () => {
    const store = await newStore();
    for (const nrs of [Number.NaN, Number.POSITIVE_INFINITY]) {
      await expect(store.write((tx) => tables.pain.putPainEntries(tx, ME, [pain({ nrs })]))).rejects.toThrow(
        /parameter \$nrs is .* \(want a finite number, or null for unknown\)/,
      );
    }
  });

  test("every transaction that changes data raises the version of that athlete once", async () => {
    const store = await newStore();
    await store.write(async (tx) => {
      await tables.pain.putPainEntries(tx, ME, [pain()]);
      await tables.pain.putNoPainDays(tx, ME, [{ day: day("2025-11-23") }]);
    });
    await store.write((tx) => tables.pain.putNoPainDays(tx, OTHER, [{ day: day("2025-11-23") }]));
    await store.write((tx) => tables.journalPosition.markApplied(tx, []));
    const versions = await store.read(async (reader) => [
      await tables.dataVersions.dataVersion(reader),
      await tables.dataVersions.dataVersionOf(reader, ME),
      await tables.dataVersions.dataVersionOf(reader, OTHER),
    ]);
    expect(versions).toEqual([2, 1, 1]);
  });
});

describe("reading", () => {
  test("concurrent reads never mix their parameters", async () => {
    const store = await newStore();
    const asked = Array.from({ length: 40 }, (_, index) => index);
    const echo = (value: number) => (reader: Parameters<Parameters<typeof store.read>[0]>[0]) =>
      reader.query("echo", { value }, (row) => num(row, "value"));
    const oneReaderEach = await Promise.all(asked.map((value) => store.read(echo(value))));
    const oneReaderForAll = await store.read((reader) => Promise.all(asked.map((value) => echo(value)(reader))));
    expect(oneReaderEach).toEqual(asked.map((value) => [value]));
    expect(oneReaderForAll).toEqual(asked.map((value) => [value]));
  });

  test("queries of one write, whose statements are kept, never mix their parameters", async () => {
    const store = await newStore();
    const asked = Array.from({ length: 40 }, (_, index) => index);
    for (const from of [0, 40]) {
      const answers = await store.write((tx) =>
        Promise.all(asked.map((value) => tx.query("echo", { value: from + value }, (row) => num(row, "value")))),
      );
      expect(answers).toEqual(asked.map((value) => [from + value]));
    }
    await expect(store.write((tx) => tx.query("echo", { value: "word" }, (row) => num(row, "value")))).rejects.toThrow(
      "echo",
    );
    expect(await store.write((tx) => tx.query("echo", { value: 7 }, (row) => num(row, "value")))).toEqual([7]);
  });

  test("every query of one read sees the same moment", async () => {
    const store = await newStore();
    const counts = await store.read(async (reader) => {
      const before = await tables.pain.painEntries(reader, ME);
      await store.write((tx) => tables.pain.putPainEntries(tx, ME, [pain()]));
      return [before.length, (await tables.pain.painEntries(reader, ME)).length];
    });
    expect(counts).toEqual([0, 0]);
    expect(await store.read((reader) => tables.pain.painEntries(reader, ME))).toHaveLength(1);
  });

  test("a number too wide for JavaScript is refused instead of becoming a bigint on a page", async () => {
    const store = await newStore();
    const wide = store.write((tx) => tx.query("data-version-bump", { athlete: ME }, (row) => row));
    await expect(wide).rejects.toThrow(/column Count needs a cast/);
  });

  test("a read cannot write", async () => {
    const store = await newStore();
    const sneaky = store.read((reader) => reader.query("data-version-bump", { athlete: ME }, (row) => row));
    await expect(sneaky).rejects.toThrow(/read-only/);
  });
});
