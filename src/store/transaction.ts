import type { DuckDBConnection } from "@duckdb/node-api";
import type { KeptStatements } from "./kept-statements.ts";
import type { ReaderPool } from "./reader-pool.ts";
import { markStale } from "./series-state.ts";
import { type Reader, Session, type Tx } from "./session.ts";
import type { WriteLog } from "./write-log.ts";

/** Reads on a connection of its own, from one snapshot. */
export async function readWith<T>(
  readers: ReaderPool,
  log: WriteLog,
  work: (reader: Reader) => Promise<T>,
): Promise<T> {
  const reader = await readers.take();
  const session = new Session(reader.connection, reader.kept, log);
  let hasFailed = true;
  try {
    await session.script("begin", "BEGIN TRANSACTION READ ONLY");
    const result = await work(session);
    hasFailed = false;
    return result;
  } finally {
    await session.settle();
    session.end();
    await readers.giveBack(reader, hasFailed);
  }
}

/** The one connection that writes. */
export interface Writer {
  readonly connection: DuckDBConnection;
  readonly kept: KeptStatements;
}

/** Writes in one transaction; with the commit, the data versions of those whose data changed are raised. */
export async function writeWith<T>(writer: Writer, log: WriteLog, work: (tx: Tx) => Promise<T>): Promise<T> {
  const session = new Session(writer.connection, writer.kept, log, true);
  let written: ReadonlySet<string> | null = null;
  try {
    await session.script("begin", "BEGIN TRANSACTION");
    const result = await work(session);
    await session.settle();
    for (const athlete of session.changedAthletes.keys()) await session.run("data-version-bump", { athlete });
    written = new Set(session.writtenTables);
    for (const [athlete, reach] of session.changedAthletes) await markStale(session, athlete, reach);
    log.committing();
    await session.script("commit", "COMMIT");
    return result;
  } catch (error) {
    await session.settle();
    await session.script("rollback", "ROLLBACK").catch(() => undefined); // a failed COMMIT has rolled back already
    throw error;
  } finally {
    session.end();
    log.end(written ?? session.writtenTables, session.changedAthletes);
  }
}
