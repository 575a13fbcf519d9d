import { join } from "node:path";
import type { AthleteId } from "../../domain/ids.ts";
import { num, text } from "../row.ts";
import type { Snapshot } from "../snapshot.ts";
import { TABLE_FATES } from "./table-fates.ts";

/** A table of an export: as Parquet and as CSV. */
export interface TableFile {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly parquet: string;
  readonly csv: string;
}

/** Rows that are worked out and lie in no table, as JSON lines in a file. */
export interface WorkedOut {
  readonly name: "runs" | "days" | "loads";
  readonly lines: string;
}

type Look = Snapshot["look"];

/** Writes one athlete's rows of every table that is exported, and those that were worked out, to a folder. */
export async function writeTables(
  look: Look,
  athlete: AthleteId,
  folder: string,
  workedOut: readonly WorkedOut[],
): Promise<readonly TableFile[]> {
  const files: TableFile[] = [];
  for (const { name, lines } of workedOut) {
    files.push(await tableFile(look, folder, name, (file) => look.run(`export-${name}`, { from: lines, file })));
  }
  for (const [table, { exportedAs }] of Object.entries(TABLE_FATES)) {
    if (exportedAs === null) continue;
    files.push(await tableFile(look, folder, exportedAs, (file) => look.run("export-table", { table, athlete, file })));
  }
  return files;
}

async function tableFile(
  look: Look,
  folder: string,
  name: string,
  write: (file: string) => Promise<void>,
): Promise<TableFile> {
  const parquet = join(folder, `${name}.parquet`);
  const csv = join(folder, `${name}.csv`);
  await write(parquet);
  await look.run("export-csv", { from: parquet, file: csv });
  const columns = await look.query("parquet-columns", { from: parquet }, (row) => ({
    name: text(row, "column_name"),
    type: text(row, "column_type"),
  }));
  const [rows] = await look.query("parquet-rows", { from: parquet }, (row) => num(row, "rows"));
  return { name, rows: rows ?? 0, columns, parquet, csv };
}
