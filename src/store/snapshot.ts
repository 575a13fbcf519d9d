import type { DuckDBInstance } from "@duckdb/node-api";
import type { TableCounts } from "./copy-database.ts";
import { type Reader, Session, type Tx } from "./session.ts";

/** A look at one moment, for as long as it takes, that can write what it sees to files outside the database. */
export interface Snapshot {
  /** `run` is for queries that write such files. */
  readonly look: Reader & Pick<Tx, "run">;
  /** Writes everything, as it is at that moment, to a new database file, and ends the look. @returns rows by table */
  copyTo(file: string): Promise<TableCounts>;
}

/** Makes a session see one moment: its transaction sees what was there at its first look. */
export async function lookNow(session: Session): Promise<void> {
  await session.script("begin", "BEGIN TRANSACTION");
  await session.look();
}

/** Works with a session on a connection of its own, and ends both. */
export async function withSession<T>(instance: DuckDBInstance, work: (session: Session) => Promise<T>): Promise<T> {
  const connection = await instance.connect();
  const session = new Session(connection);
  try {
    return await work(session);
  } finally {
    await session.settle();
    session.end();
    connection.closeSync();
  }
}
