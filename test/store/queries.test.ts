import { readdirSync } from "node:fs";
import { DuckDBInstance } from "@duckdb/node-api";
import { beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { ACTIVITY_COLUMNS, HISTOGRAM_COLUMNS, LAP_COLUMNS } from "../../src/store/activity-rows.ts";
import * as tables from "../../src/store/aggregates.ts";
import { bind } from "../../src/store/bind.ts";
import { knownMigrations, queryText } from "../../src/store/sql-files.ts";
import { QUERIES } from "./query-catalogue.ts";
import { asImported, bareRun, batchId, day, fullRun, instant, ME, newStore, OTHER, outcome, pain } from "./sample.ts";

const files = readdirSync(new URL("../../src/store/queries/", import.meta.url)).map((file) =>
  file.replace(/\.sql$/, ""),
);

async function migratedInMemory() {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run(queryText("schema-migrations-create"));
  for (const migration of knownMigrations()) await connection.run(migration.sql);
  onTestFinished(() => {
    connection.closeSync();
    instance.closeSync();
  });
  return connection;
}

describe("every query", () => {
  let names: readonly string[];
  beforeAll(() => {
    names = files.toSorted();
  });

  test("is in the catalogue of this test, and the catalogue names no other", () => {
    expect(Object.keys(QUERIES).toSorted()).toEqual(names);
  });

  test.each(files)("%s opens with its purpose, its grain and its parameters", (name) => {
    const header = queryText(name)
      .split("\n")
      .filter((line) => line.startsWith("--"))
      .join(" ");
    expect(header).toMatch(name === "clear-derived" ? /Parameters:/ : /Grain.*: .*Parameters:/);
    const used = new Set([...queryText(name).matchAll(/\$([a-z0-9_]+)::/g)].map(([, param]) => param));
    expect([...used].sort()).toEqual(Object.keys(QUERIES[name]!.params).sort());
  });

  test.each(files)("%s binds on a fresh database, each of its statements", async (name) => {
    const connection = await migratedInMemory();
    const { values, types } = bind(QUERIES[name]!.params);
    const statements = queryText(name)
      .replaceAll(/^--.*$/gm, "")
      .split(";")
      .filter((statement) => statement.trim() !== "");
    for (const statement of statements) {
      await expect(connection.runAndReadAll(`EXPLAIN ${statement}`, values, types)).resolves.toBeDefined();
    }
  });

  test.each(files.filter((name) => QUERIES[name]?.columns))("%s returns the columns it promises", async (name) => {
    const connection = await migratedInMemory();
    const { values, types } = bind(QUERIES[name]!.params);
    const result = await connection.runAndReadAll(queryText(name), values, types);
    const columns = result.columnNames().map((column, index) => [column, String(result.columnType(index))]);
    expect(Object.fromEntries(columns)).toEqual(QUERIES[name]!.columns);
  });

  test.each([
    ["activity", ACTIVITY_COLUMNS],
    ["lap", LAP_COLUMNS],
    ["histogram", HISTOGRAM_COLUMNS],
  ])("rows of %s are appended in the order of its columns", async (table, columns) => {
    const connection = await migratedInMemory();
    const result = await connection.runAndReadAll(
      "SELECT column_name FROM duckdb_columns() WHERE table_name = $table ORDER BY column_index",
      { table },
    );
    expect(Object.keys(columns)).toEqual(result.getRows().flat());
  });

  test("keeps its grain when the tables are full", async () => {
    const store = await newStore();
    await store.write(async (tx) => {
      for (const athlete of [ME, OTHER]) {
        const runs = Array.from({ length: 6 }, (_, index) =>
          fullRun({
            id: `${athlete}-${index}` as never,
            athlete,
            indexInFile: index,
            localDay: day(`2025-11-2${Math.floor(index / 2)}`),
          }),
        );
        await tables.activities.insertActivities(tx, [...runs, bareRun({ id: `${athlete}-bare` as never, athlete })]);
        for (const batch of ["batch-1", "batch-2"].map((name) => batchId(`${name}${athlete === ME ? "" : athlete}`))) {
          await tables.importLog.recordBatch(tx, {
            batchId: batch,
            athlete,
            at: instant(1),
            localDay: day("2025-11-23"),
          });
          for (const path of ["a", "b"]) {
            const offered = outcome({ path, activities: runs.map(asImported) });
            await tables.importLog.recordFiles(tx, [
              {
                batchId: batch,
                athlete,
                outcome: offered,
                at: instant(1),
                sizeB: 1,
              },
            ]);
          }
        }
        for (const side of [null, "left", "both"] as const) {
          for (const moment of ["pre", "after"] as const) {
            await tables.pain.putPainEntries(tx, athlete, [pain({ side, moment })]);
          }
          await tables.days.putDayMarks(tx, athlete, [{ day: day("2025-11-22"), state: "rest" }]);
        }
        for (const activityId of [null, runs[0]!.id, runs[1]!.id]) {
          await tables.rpe.putSessionRpe(tx, athlete, { day: day("2025-11-20"), activityId, rpe0To10: 4 });
        }
      }
    });
    for (const [name, { params, columns, key }] of Object.entries(QUERIES)) {
      if (columns === null) continue;
      const rows = await store.read((reader) => reader.query(name, params, (row) => row));
      if (key === undefined) expect(rows.length, name).toBeLessThanOrEqual(1);
      const keys = rows.map((row) => JSON.stringify((key ?? []).map((column) => row[column])));
      expect(new Set(keys).size, name).toBe(rows.length);
    }
  });
});
