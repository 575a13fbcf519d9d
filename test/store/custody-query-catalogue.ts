import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DuckDBInstance } from "@duckdb/node-api";
import { afterAll } from "vitest";
import type { QueryPromise } from "./query-catalogue.ts";
import { ME } from "./sample.ts";

const folder = mkdtempSync(join(tmpdir(), "niggle-queries-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const [parquet, lines, file] = ["one.parquet", "none.jsonl", "written"].map((name) => join(folder, name)) as [
  string,
  string,
  string,
];
writeFileSync(lines, "");
await oneRow(parquet);

/** A Parquet file with one row, for the queries that read one. */
async function oneRow(path: string): Promise<void> {
  const instance = await DuckDBInstance.create(":memory:");
  const connection = await instance.connect();
  await connection.run("COPY (SELECT 1 AS one, '=1' AS text) TO $path (FORMAT parquet)", { path });
  connection.closeSync();
  instance.closeSync();
}

const athlete = ME;
const writes = (params: QueryPromise["params"]): QueryPromise => ({ params, columns: null });

/** What the queries promise that take data out, put them away and erase them. */
export const CUSTODY_QUERIES: Readonly<Record<string, QueryPromise>> = {
  "clear-derived-of": writes({ athlete }),
  "erase-the-rest-of": writes({ athlete }),
  "data-version-forget": writes({ athlete }),
  "export-table": writes({ table: "activity", athlete, file }),
  "export-csv": writes({ from: parquet, file }),
  "export-runs": writes({ from: lines, file }),
  "export-days": writes({ from: lines, file }),
  "export-loads": writes({ from: lines, file }),
  "parquet-columns": {
    params: { from: parquet },
    columns: { column_name: "VARCHAR", column_type: "VARCHAR" },
    key: ["column_name"],
  },
  "parquet-rows": { params: { from: parquet }, columns: { rows: "INTEGER" } },
  "table-names": { params: { database: "niggle" }, columns: { table_name: "VARCHAR" }, key: ["table_name"] },
  "row-count": { params: { table: "activity" }, columns: { rows: "INTEGER" } },
  "source-places": {
    params: { athlete },
    columns: { source_sha256: "VARCHAR", places: "INTEGER" },
    key: ["source_sha256"],
  },
};
