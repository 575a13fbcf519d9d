import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";
import { KeptStatements } from "./kept-statements.ts";

/** A connection for reading, with the statements that were planned on it. */
interface ReaderConnection {
  readonly connection: DuckDBConnection;
  readonly kept: KeptStatements;
}

const MOST_IDLE = 4;

/** Connections for reading that are used again, because planning a small query takes longer than running it. */
export class ReaderPool {
  readonly #instance: DuckDBInstance;
  readonly #idle: ReaderConnection[] = [];

  constructor(instance: DuckDBInstance) {
    this.#instance = instance;
  }

  /** A connection that nobody else uses. */
  async take(): Promise<ReaderConnection> {
    const idle = this.#idle.pop();
    if (idle !== undefined) return idle;
    const connection = await this.#instance.connect();
    return { connection, kept: new KeptStatements(connection) };
  }

  /** Takes a connection back, out of its transaction; one that failed is closed with it. */
  async giveBack(reader: ReaderConnection, hasFailed: boolean): Promise<void> {
    if (hasFailed || this.#idle.length >= MOST_IDLE) {
      reader.connection.closeSync();
      return;
    }
    try {
      await reader.connection.run("ROLLBACK");
      this.#idle.push(reader);
    } catch {
      reader.connection.closeSync();
    }
  }

  close(): void {
    for (const { connection } of this.#idle.splice(0)) connection.closeSync();
  }
}
