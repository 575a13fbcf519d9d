import { chmod, mkdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import { type DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { asFolderError } from "../domain/folder-error.ts";
import { firstLineOf, QueryError, StoreBrokenError, StoreLockedError } from "./errors.ts";
import { KeptStatements } from "./kept-statements.ts";
import { migrate } from "./migrate.ts";
import { claimFile, refuseWorkerThread } from "./open-files.ts";
import { markStale } from "./series-state.ts";
import { type Reader, Session, type Tx } from "./session.ts";
import { createWriteQueue } from "./write-queue.ts";

export { QueryError, StoreBrokenError, StoreLockedError } from "./errors.ts";
export type { Reader, Tx } from "./session.ts";

export interface StoreOptions {
  /** The folder that holds everything. Made, readable by its owner alone, when it is not there. */
  readonly dataDir: string;
  /** Ceiling of the engine's memory in MB (10^6 bytes); above it, it spills to `tmp` in the data folder. */
  readonly memoryLimitMb?: number;
}

/** The database of one data folder. One process, one thread, one store. */
export interface Store {
  /** Real path of the data folder. */
  readonly dataDir: string;
  /** Reads on a connection of its own, from one snapshot. */
  read<T>(work: (reader: Reader) => Promise<T>): Promise<T>;
  /** Writes in one transaction, one writer at a time. What `work` throws is rolled back and thrown on. */
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** How many writes have ended since it was opened: while it stays the same, so does what is read. */
  writes(): number;
  /** Waits for reads and writes under way, folds the log into the file and lets go of it. */
  close(): Promise<void>;
}

const DATABASE = "niggle.duckdb";

/**
 * Opens, and where needed makes and migrates, the database of a data folder.
 *
 * @throws StoreLockedError when a process (this one included) or another thread has it
 * @throws StoreBrokenError when the file is damaged or was written by a newer version
 */
export async function openStore({ dataDir, memoryLimitMb = 256 }: StoreOptions): Promise<Store> {
  refuseWorkerThread();
  await mkdir(dataDir, { recursive: true, mode: 0o700 }).catch(failIn(dataDir));
  const folder = await realpath(dataDir);
  const file = await realpath(join(folder, DATABASE)).catch(() => join(folder, DATABASE)); // not there yet
  const release = claimFile(file);
  try {
    const instance = await createInstance(file, join(folder, "tmp"), memoryLimitMb);
    return await startStore({ instance, folder, file, release });
  } catch (error) {
    release();
    throw diskFailure(folder, error);
  }
}

/** What the engine says of a disk that is full or read-only, as the sentence about the folder. */
function diskFailure(folder: string, error: unknown): unknown {
  const isOfEngine = error instanceof QueryError || error instanceof StoreBrokenError;
  return !isOfEngine || /\b(?:IO|FATAL|INTERNAL|TransactionContext) Error\b/i.test(error.message)
    ? asFolderError(folder, error)
    : error;
}

const failIn = (folder: string) => (error: unknown) => {
  throw diskFailure(folder, error);
};

async function createInstance(file: string, spillDir: string, memoryLimitMb: number): Promise<DuckDBInstance> {
  try {
    return await DuckDBInstance.create(file, {
      memory_limit: `${memoryLimitMb}MB`,
      temp_directory: spillDir,
      // Nothing is fetched from the network, whatever a query asks for.
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
    });
  } catch (cause) {
    throw openFailure(file, cause);
  }
}

function openFailure(file: string, cause: unknown): Error {
  const said = cause instanceof Error ? cause.message : String(cause);
  if (said.includes("Could not set lock on file")) {
    const holder = /lock is held in (.+?) \(PID (\d+)\)/.exec(said);
    const who = holder === null ? "another process" : `process ${holder[2]} (${holder[1]})`;
    return new StoreLockedError(
      `${file} is in use by ${who}: let that process do the work, stop it, or choose another data folder with --data`,
      { pid: holder === null ? null : Number(holder[2]), cause },
    );
  }
  return new StoreBrokenError(
    `cannot open ${file}: ${firstLineOf(cause)}. The originals and the journal beside it hold everything: ` +
      "move this file, and the .wal beside it, away and run niggle rebuild",
    cause,
  );
}

interface Opened {
  readonly instance: DuckDBInstance;
  readonly folder: string;
  readonly file: string;
  readonly release: () => void;
}

async function startStore(opened: Opened): Promise<Store> {
  let writer: DuckDBConnection | null = null;
  try {
    await chmod(opened.file, 0o600);
    writer = await opened.instance.connect();
    await migrate(new Session(writer), opened.file);
    return storeOf(opened, writer);
  } catch (error) {
    writer?.closeSync();
    opened.instance.closeSync();
    throw error;
  }
}

function storeOf({ instance, folder, release }: Opened, writer: DuckDBConnection): Store {
  const queue = createWriteQueue();
  const kept = new KeptStatements(writer);
  const reads = new Set<Promise<unknown>>();
  let closing: Promise<void> | null = null;
  let writes = 0;

  const refuseIfClosed = () => {
    if (closing !== null) throw new Error(`the store in ${folder} is closed`);
  };
  const shutDown = async () => {
    await queue.idle();
    while (reads.size > 0) await Promise.allSettled([...reads]);
    try {
      await writer.run("CHECKPOINT").catch(failIn(folder));
    } finally {
      writer.closeSync();
      instance.closeSync();
      release();
    }
  };

  return {
    dataDir: folder,
    async read(work) {
      refuseIfClosed();
      const reading = readWith(instance, work);
      reads.add(reading);
      try {
        return await reading.catch(failIn(folder));
      } finally {
        reads.delete(reading);
      }
    },
    async write(work) {
      refuseIfClosed();
      return queue.add(() =>
        writeWith(writer, kept, work)
          .catch(failIn(folder))
          .finally(() => {
            writes += 1;
          }),
      );
    },
    writes: () => writes,
    close() {
      closing ??= shutDown();
      return closing;
    },
  };
}

async function readWith<T>(instance: DuckDBInstance, work: (reader: Reader) => Promise<T>): Promise<T> {
  const connection = await instance.connect();
  const session = new Session(connection);
  try {
    await session.script("begin", "BEGIN TRANSACTION READ ONLY");
    return await work(session);
  } finally {
    await session.settle();
    session.end();
    connection.closeSync();
  }
}

async function writeWith<T>(writer: DuckDBConnection, kept: KeptStatements, work: (tx: Tx) => Promise<T>): Promise<T> {
  const session = new Session(writer, kept);
  await session.script("begin", "BEGIN TRANSACTION");
  try {
    const result = await work(session);
    await session.settle();
    for (const [athlete, reach] of session.changedAthletes) {
      await session.run("data-version-bump", { athlete });
      await markStale(session, athlete, reach);
    }
    await session.script("commit", "COMMIT");
    return result;
  } catch (error) {
    await session.settle();
    await session.script("rollback", "ROLLBACK").catch(() => undefined); // a failed COMMIT has rolled back already
    throw error;
  } finally {
    session.end();
  }
}
