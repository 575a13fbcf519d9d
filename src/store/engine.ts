import { DuckDBInstance } from "@duckdb/node-api";
import { firstLineOf, StoreBrokenError, StoreLockedError } from "./errors.ts";
import { KeptStatements } from "./kept-statements.ts";
import { ReaderPool } from "./reader-pool.ts";
import type { Writer } from "./transaction.ts";

/** A database file, and how it is opened. */
export interface DatabasePlace {
  /** Real path. */
  readonly file: string;
  /** Where the engine puts what does not fit into its memory. */
  readonly spillDir: string;
  readonly memoryLimitMb: number;
}

/** The open file, the one connection that writes to it, and those that read. */
export interface Engine {
  readonly instance: DuckDBInstance;
  readonly writer: Writer;
  readonly readers: ReaderPool;
}

export async function startEngine(place: DatabasePlace): Promise<Engine> {
  const instance = await createInstance(place);
  try {
    const connection = await instance.connect();
    const writer = { connection, kept: new KeptStatements(connection) };
    return { instance, writer, readers: new ReaderPool(instance) };
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}

/** Lets go of the file. What is in its log is folded in first. */
export function stopEngine({ instance, writer, readers }: Engine): void {
  readers.close();
  writer.connection.closeSync();
  instance.closeSync();
}

async function createInstance({ file, spillDir, memoryLimitMb }: DatabasePlace): Promise<DuckDBInstance> {
  try {
    return await DuckDBInstance.create(file, {
      memory_limit: `${memoryLimitMb}MB`,
      temp_directory: spillDir,
      // Every table is small: to spread a query over threads takes longer than to run it on one.
      threads: "1",
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
