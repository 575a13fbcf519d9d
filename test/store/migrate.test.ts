import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { describe, expect, test } from "vitest";
import * as tables from "../../src/store/aggregates.ts";
import { openStore, StoreBrokenError } from "../../src/store/connect.ts";
import { knownMigrations, queryText } from "../../src/store/sql-files.ts";
import { fullRun, ME, newDataDir, newStore } from "./sample.ts";

const dump = new URL("./schema.sql", import.meta.url);

/** Opens the closed file beside the store, as nobody but a test may. */
async function inFile<T>(dataDir: string, work: (run: (sql: string) => Promise<string[]>) => Promise<T>): Promise<T> {
  const instance = await DuckDBInstance.create(join(dataDir, "niggle.duckdb"));
  const connection = await instance.connect();
  try {
    return await work(async (sql) => (await connection.runAndReadAll(sql)).getRowsJS().map((row) => String(row[0])));
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

async function schemaOf(dataDir: string): Promise<string> {
  const statements = await inFile(dataDir, (run) =>
    run(
      "SELECT sql FROM (SELECT sql, table_name FROM duckdb_tables() UNION ALL SELECT sql, index_name FROM duckdb_indexes()) ORDER BY 1",
    ),
  );
  const header =
    "-- The schema after every migration, as the engine tells it. SCHEMA_UPDATE=1 npx vitest run test/store/migrate\n";
  return `${header}\n${statements.map((sql) => sql.replaceAll(/, (?=[a-z_0-9]+ [A-Z]|PRIMARY)/g, ",\n  ")).join("\n\n")}\n`;
}

const PEOPLE_TABLES = ["audit_event", "login_session", "passkey_use", "people_fact", "secret_use", "totp_use"];

describe("the schema", () => {
  test("is the one that was committed", async () => {
    const dataDir = await newDataDir();
    await (await openStore({ dataDir })).close();
    const schema = await schemaOf(dataDir);
    if (process.env["SCHEMA_UPDATE"] === "1") await writeFile(dump, schema);
    expect(schema).toBe(await readFile(dump, "utf8"));
  });

  test("has no table that a rebuild forgets", async () => {
    const dataDir = await newDataDir();
    await (await openStore({ dataDir })).close();
    const names = await inFile(dataDir, (run) => run("SELECT table_name FROM duckdb_tables() ORDER BY 1"));
    const cleared = [...queryText("clear-derived").matchAll(/^DELETE FROM (\w+);$/gm)].map(([, table]) => table);
    // What was answered stays on record, people come back in the same turn, and who signed in is written nowhere else.
    const kept = ["assessment_log", "data_version", "schema_migrations", ...PEOPLE_TABLES];
    expect([...cleared, ...kept].toSorted()).toEqual(names);
  });

  test("numbers its migrations from 1 without a gap", () => {
    const versions = knownMigrations().map(({ version }) => version);
    expect(versions).toEqual(versions.map((_, index) => index + 1));
  });

  test("a second migration does no harm", async () => {
    const dataDir = await newDataDir();
    const first = await openStore({ dataDir });
    await first.write((tx) => tables.activities.insertActivity(tx, fullRun()));
    await first.close();
    const before = await schemaOf(dataDir);
    const second = await openStore({ dataDir });
    expect(await second.read((reader) => tables.runSources.runSources(reader, ME))).toHaveLength(1);
    await second.close();
    expect(await schemaOf(dataDir)).toBe(before);
  });

  test("a database from a newer version is refused, named, and let go of", async () => {
    const dataDir = await newDataDir();
    await (await openStore({ dataDir })).close();
    await inFile(dataDir, (run) => run("INSERT INTO schema_migrations VALUES (999, 'from-the-future')"));
    const error = await openStore({ dataDir }).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(StoreBrokenError);
    expect((error as Error).message).toMatch(
      /written by a newer niggle \(its schema is 999, this one knows \d+\): update/,
    );
    await inFile(dataDir, (run) => run("DELETE FROM schema_migrations WHERE version = 999"));
    await newStore(dataDir);
  });

  test("a migration that fails leaves nothing behind", async () => {
    const dataDir = await newDataDir();
    await inFile(dataDir, (run) => run("CREATE TABLE data_version (in_the_way INTEGER)"));
    await expect(openStore({ dataDir })).rejects.toThrow(/migration 1 first-light failed and was taken back/);
    const left = await inFile(dataDir, (run) => run("SELECT table_name FROM duckdb_tables() ORDER BY 1"));
    expect(left).toEqual(["data_version", "schema_migrations"]);
  });
});
