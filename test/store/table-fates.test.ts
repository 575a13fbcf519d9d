import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, onTestFinished, test } from "vitest";
import { TABLE_FATES } from "../../src/store/custody/table-fates.ts";
import { knownMigrations, queryText } from "../../src/store/sql-files.ts";

/** The tables of a fresh database with their columns. */
async function tables(): Promise<ReadonlyMap<string, readonly string[]>> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  onTestFinished(() => {
    connection.closeSync();
    instance.closeSync();
  });
  await connection.run(queryText("schema-migrations-create"));
  for (const { sql } of knownMigrations()) await connection.run(sql);
  const rows = await connection.runAndReadAll(
    "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal",
  );
  const found = new Map<string, string[]>();
  for (const [table, column] of rows.getRows())
    found.set(String(table), [...(found.get(String(table)) ?? []), String(column)]);
  return found;
}

const deleted = (query: string): string[] =>
  [...queryText(query).matchAll(/^DELETE FROM (\w+) WHERE athlete = \$athlete::VARCHAR;$/gm)].map(([, table]) =>
    String(table),
  );

describe("every table", () => {
  test("is exported, or it is said why not", async () => {
    expect(Object.keys(TABLE_FATES).toSorted()).toEqual([...(await tables()).keys()].toSorted());
    for (const [table, { exportedAs, because = "" }] of Object.entries(TABLE_FATES)) {
      expect(exportedAs !== null || because.length > 20, table).toBe(true);
    }
  });

  test("with an athlete's rows loses them when the athlete is erased", async () => {
    const withAthlete = [...(await tables())]
      .filter(([, columns]) => columns.includes("athlete"))
      .map(([table]) => table);
    const erased = [...deleted("clear-derived-of"), ...deleted("erase-the-rest-of"), ...deleted("data-version-forget")];
    expect(erased.toSorted()).toEqual(withAthlete.toSorted());
    expect(erased.toSorted()).toEqual(
      Object.keys(TABLE_FATES)
        .filter((table) => TABLE_FATES[table]?.isErased)
        .toSorted(),
    );
  });

  test("that a rebuild fills again is emptied for one athlete as it is for all", () => {
    const ofAll = [...queryText("clear-derived").matchAll(/^DELETE FROM (\w+);$/gm)].map(([, table]) => String(table));
    expect(deleted("clear-derived-of").toSorted()).toEqual(ofAll.filter((table) => table !== "people_fact").toSorted());
  });
});
