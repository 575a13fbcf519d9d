import { rename, rm, stat } from "node:fs/promises";
import { dirname } from "node:path";
import { syncFile, syncFolder } from "./durable-file.ts";
import { StoreBrokenError } from "./errors.ts";
import { num, text } from "./row.ts";
import type { Session } from "./session.ts";

/** How many rows each table has, by name. */
export type TableCounts = Readonly<Record<string, number>>;

const MAIN = "niggle";
let copies = 0;

/**
 * Writes everything that the session's transaction sees to a new database file, ends the transaction, and opens the copy
 * read-only to count what is in it. Only rows that are there are written: of a deleted one nothing comes over.
 *
 * @returns how many rows each table has
 * @throws StoreBrokenError when the copy does not hold the same number of rows; no file is left then
 */
export async function copyDatabase(session: Session, file: string): Promise<TableCounts> {
  await removeDatabase(file);
  copies += 1;
  const copy = `copy_${copies}`;
  try {
    const counts = await countRows(session, MAIN);
    await attached(session, copy, `ATTACH ${literal(file)} AS ${copy}`, async () => {
      await session.script("copy", `COPY FROM DATABASE ${MAIN} TO ${copy}`);
      await session.script("commit", "COMMIT");
      await session.script("checkpoint", `CHECKPOINT ${copy}`);
    });
    const copied = await attached(session, copy, `ATTACH ${literal(file)} AS ${copy} (READ_ONLY)`, () =>
      countRows(session, copy),
    );
    refuseOther(file, counts, copied);
    return counts;
  } catch (error) {
    await removeDatabase(file);
    throw error;
  }
}

async function attached<T>(session: Session, name: string, attach: string, work: () => Promise<T>): Promise<T> {
  await session.script("attach", attach);
  let result: T;
  try {
    result = await work();
  } catch (error) {
    await session.script("rollback", "ROLLBACK").catch(() => undefined); // the transaction may be over
    await session.script("detach", `DETACH ${name}`).catch(() => undefined); // what failed first is told
    throw error;
  }
  await session.script("detach", `DETACH ${name}`);
  return result;
}

/** A path can be no parameter where a database is attached. */
const literal = (path: string): string => `'${path.replaceAll("'", "''")}'`;

async function countRows(session: Session, database: string): Promise<TableCounts> {
  const tables = await session.query("table-names", { database }, (row) => text(row, "table_name"));
  const counts: Record<string, number> = {};
  for (const table of tables) {
    const [rows] = await session.query("row-count", { table: `${database}.main.${table}` }, (row) => num(row, "rows"));
    counts[table] = rows ?? 0;
  }
  return counts;
}

function refuseOther(file: string, counts: TableCounts, copied: TableCounts): void {
  const other = [...new Set([...Object.keys(counts), ...Object.keys(copied)])].find(
    (table) => counts[table] !== copied[table],
  );
  if (other === undefined) return;
  throw new StoreBrokenError(
    `the copy ${file} has ${copied[other] ?? "no"} rows of ${other} where ${counts[other] ?? "none"} were written. check the disk`,
  );
}

/** Puts a copy in place of a database that nobody has open. After a crash it is the one or the other. */
export async function putInPlace(fresh: string, file: string): Promise<void> {
  if ((await stat(walOf(fresh)).catch(() => null)) !== null) {
    throw new StoreBrokenError(`the copy ${fresh} was not written to its end. check the disk`);
  }
  await syncFile(fresh);
  // Closing has folded it into the file. What is left of it would be applied to the copy.
  await rm(walOf(file), { force: true });
  await rename(fresh, file);
  await syncFolder(dirname(file));
}

/** Removes a database file and the log beside it, where there are any. */
export async function removeDatabase(file: string): Promise<void> {
  await rm(file, { force: true });
  await rm(walOf(file), { force: true });
}

const walOf = (file: string): string => `${file}.wal`;
