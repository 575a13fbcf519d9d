import { chmod, mkdir, realpath } from "node:fs/promises";
import { join } from "node:path";
import { asFolderError } from "../domain/folder-error.ts";
import { removeDatabase } from "./copy-database.ts";
import { type DatabasePlace, startEngine, stopEngine } from "./engine.ts";
import { QueryError, StoreBrokenError } from "./errors.ts";
import { migrate } from "./migrate.ts";
import { freshOf, OpenDatabase } from "./open-database.ts";
import { claimFile, refuseWorkerThread } from "./open-files.ts";
import { type Reader, Session, type Tx } from "./session.ts";
import type { Snapshot } from "./snapshot.ts";
import { takeSnapshot } from "./take-snapshot.ts";
import { readWith, writeWith } from "./transaction.ts";
import { WriteLog } from "./write-log.ts";
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
  /**
   * Looks at one moment while others go on writing. `mark` runs at that moment, between two writes: what it sees of the
   * journal is what the snapshot holds.
   */
  snapshot<M, T>(mark: () => Promise<M>, work: (snapshot: Snapshot, marked: M) => Promise<T>): Promise<T>;
  /**
   * Puts a fresh copy in place of the file, so that no byte of a deleted row is left in it. Writes wait meanwhile, and reads
   * for the moment of the change.
   */
  renew(): Promise<void>;
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
    const database = await startStore({ file, spillDir: join(folder, "tmp"), memoryLimitMb });
    return storeOf({ folder, release, database });
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

interface Opened {
  readonly folder: string;
  readonly release: () => void;
  readonly database: OpenDatabase;
}

async function startStore(place: DatabasePlace): Promise<OpenDatabase> {
  await removeDatabase(freshOf(place.file)); // a crash may have left it half written
  const engine = await startEngine(place);
  try {
    await chmod(place.file, 0o600);
    await migrate(new Session(engine.writer.connection), place.file);
    return new OpenDatabase(place, engine);
  } catch (error) {
    stopEngine(engine);
    throw error;
  }
}

function storeOf({ folder, release, database }: Opened): Store {
  const queue = createWriteQueue();
  const log = new WriteLog();
  const fail = failIn(folder);
  let closing: Promise<void> | null = null;

  const refuseIfClosed = () => {
    if (closing !== null) throw new Error(`the store in ${folder} is closed`);
  };
  const inTurn = async <T>(job: () => Promise<T>): Promise<T> => {
    refuseIfClosed();
    return queue.add(() => job().catch(fail));
  };
  const shutDown = async () => {
    await queue.idle();
    await database.close().catch(fail).finally(release);
  };

  return {
    dataDir: folder,
    async read(work) {
      refuseIfClosed();
      return database.reading(({ readers }) => readWith(readers, log, work)).catch(fail);
    },
    write: (work) => inTurn(() => writeWith(database.engine.writer, log, work)),
    async snapshot(mark, work) {
      refuseIfClosed();
      return takeSnapshot(database, queue, mark, work).catch(fail);
    },
    renew: () =>
      inTurn(async () => {
        await database.renew();
        log.end([], []);
      }),
    writes: () => log.ended,
    close() {
      closing ??= shutDown();
      return closing;
    },
  };
}
