import {
  type DuckDBAppender,
  type DuckDBConnection,
  type DuckDBDataChunk,
  type DuckDBMaterializedResult,
  DuckDBTypeId,
  JSDuckDBValueConverter,
} from "@duckdb/node-api";
import type { AthleteId } from "../domain/ids.ts";
import type { LocalDay } from "../domain/local-day.ts";
import { appendRows } from "./append-rows.ts";
import { bind, type Params } from "./bind.ts";
import type { Columns } from "./columns.ts";
import { firstLineOf, QueryError, StoreBrokenError } from "./errors.ts";
import type { KeptStatements } from "./kept-statements.ts";
import { ResultColumns } from "./result-columns.ts";
import type { Row } from "./row.ts";
import { queryText, tablesNamedIn } from "./sql-files.ts";
import type { Moment, WriteLog } from "./write-log.ts";

/** A look at the database at one moment: every query of one reader sees the same state. */
export interface Reader {
  /** Runs `queries/<name>.sql` with named parameters (`$day` is `{ day }`). @throws QueryError */
  query<T>(name: string, params: Params, decodeRow: (row: Row) => T): Promise<T[]>;
  /** The same, column by column, for what is too many to make an object of each row. @throws QueryError */
  columns(name: string, params: Params): Promise<ResultColumns>;
  /**
   * What `read` gives, kept until a write names a table that its queries name: the next to ask by the same name for the
   * same athlete reads nothing. Never what another moment than this look's would give, nor what this transaction has written.
   */
  keep<T>(name: string, athlete: AthleteId, read: () => Promise<T>): Promise<T>;
  /** Which writes this look sees; null when it cannot be told, and in a transaction that has changed something. */
  moment(): Promise<Moment | null>;
  /**
   * From which day on an athlete's runs were changed by writes since a moment. Rather too much than too little.
   *
   * @param table one that, when it was written since, makes it every day
   */
  reachSince(athlete: AthleteId, moment: Moment, table?: string): Reach;
}

export type { Moment } from "./write-log.ts";

/**
 * Which days of the daily series a change can reach beyond a day's state: those from one day on, every day, or none. Whether
 * a day was a run, rest or unknown is compared anew each time (docs/METHODS.md#daily-series), so day marks, claims and
 * imports reach no day by themselves.
 */
export type Reach = LocalDay | "every-day" | "no-day";

/** One transaction: all of it is kept, or nothing. */
export interface Tx extends Reader {
  /** Runs a statement that returns no rows. @throws QueryError */
  run(name: string, params: Params): Promise<void>;
  /** Adds rows to a table without a statement. The columns are all of the table's, in its order. @throws QueryError */
  append<T>(table: string, columns: Columns<T>, rows: readonly T[]): Promise<void>;
  /**
   * Says that this athlete's data change here: their data version is raised with the commit, and the daily series is stale
   * from there on.
   */
  changed(athlete: AthleteId, reach?: Reach): void;
}

interface Chunks {
  readonly chunks: readonly DuckDBDataChunk[];
  readonly names: readonly string[];
}

/** Types that would reach TypeScript as bigint or Date; a query casts them at its last SELECT. */
const NEVER_LEAVE: ReadonlySet<DuckDBTypeId> = new Set([
  DuckDBTypeId.BIGINT,
  DuckDBTypeId.UBIGINT,
  DuckDBTypeId.HUGEINT,
  DuckDBTypeId.UHUGEINT,
  DuckDBTypeId.DECIMAL,
  DuckDBTypeId.DATE,
  DuckDBTypeId.TIMESTAMP,
]);

/** One connection in use by one caller. Ends only when everything it started has come back. */
export class Session implements Tx {
  readonly #connection: DuckDBConnection;
  readonly #kept: KeptStatements | null;
  readonly #log: WriteLog | null;
  readonly #running = new Set<Promise<unknown>>();
  readonly #changed = new Map<AthleteId, Reach>();
  readonly #written = new Set<string>();
  readonly #watching = new Set<Set<string>>();
  readonly #began: Moment | null;
  /** Undefined until the first statement has come back: only from then on is it sure what is seen. */
  #moment: Moment | null | undefined;
  #ended = false;

  /**
   * @param kept statements of this connection that are used again, by this session and later ones
   * @param log what the writes of this store changed; without it nothing is kept
   * @param isWriter nobody else writes until it ends: what it sees is what was there when it began
   */
  constructor(
    connection: DuckDBConnection,
    kept: KeptStatements | null = null,
    log: WriteLog | null = null,
    isWriter = false,
  ) {
    this.#connection = connection;
    this.#kept = kept;
    this.#log = log;
    this.#began = log?.now() ?? null;
    this.#moment = isWriter ? this.#began : undefined;
  }

  async query<T>(name: string, params: Params, decodeRow: (row: Row) => T): Promise<T[]> {
    const { chunks, names } = await this.#chunks(name, params);
    return chunks.flatMap((chunk) =>
      chunk.convertRows(JSDuckDBValueConverter).map((values) => decodeRow(rowOf(names, values))),
    );
  }

  async columns(name: string, params: Params): Promise<ResultColumns> {
    const { chunks, names } = await this.#chunks(name, params);
    return new ResultColumns(chunks, names);
  }

  /** The rows of a query as the engine hands them out. They are there already: to wait for each would take longer. */
  async #chunks(name: string, params: Params): Promise<Chunks> {
    const sql = queryText(name);
    return this.#track(name, sql, async () => {
      const result = await this.#result(sql, params);
      refuseUncast(name, sql, result);
      const chunks = Array.from({ length: result.chunkCount }, (_, index) => result.getChunk(index));
      return { chunks, names: result.deduplicatedColumnNames() };
    });
  }

  async run(name: string, params: Params): Promise<void> {
    // One by one: of several statements in one text, the driver gives the parameters to the last alone.
    for (const statement of statementsOf(queryText(name))) {
      for (const table of tablesNamedIn(statement)) this.#written.add(table);
      await this.#track(name, statement, () => this.#result(statement, params));
    }
  }

  /** Runs a text that is no file in queries/: a migration, or the frame of a transaction. */
  async script(name: string, sql: string): Promise<void> {
    await this.#track(name, sql, () => this.#connection.run(sql));
  }

  async append<T>(table: string, columns: Columns<T>, rows: readonly T[]): Promise<void> {
    if (rows.length === 0) return;
    this.#written.add(table);
    await this.#track(`append to ${table}`, "", () => this.#append(table, (to) => appendRows(to, columns, rows)));
  }

  changed(athlete: AthleteId, reach: Reach = "every-day"): void {
    this.#changed.set(athlete, farther(this.#changed.get(athlete) ?? "no-day", reach));
  }

  get changedAthletes(): ReadonlyMap<AthleteId, Reach> {
    return this.#changed;
  }

  /** The tables that its statements and rows wrote, or read while writing. */
  get writtenTables(): ReadonlySet<string> {
    return this.#written;
  }

  async keep<T>(name: string, athlete: AthleteId, read: () => Promise<T>): Promise<T> {
    const [log, moment] = [this.#log, await this.moment()];
    if (log === null || moment === null) return read();
    const key = `${athlete} ${name}`;
    const kept = log.answer(key, moment);
    if (kept !== null && !this.#hasWritten(kept.tables)) return kept.value as T;
    const tables = new Set<string>();
    this.#watching.add(tables);
    try {
      const value = await read();
      if (!this.#hasWritten(tables)) log.keep(key, { at: moment, tables, value });
      return value;
    } finally {
      this.#watching.delete(tables);
    }
  }

  async moment(): Promise<Moment | null> {
    if (this.#log === null || this.#changed.size > 0) return null;
    if (this.#moment === undefined) await this.look();
    return this.#moment ?? null;
  }

  reachSince(athlete: AthleteId, moment: Moment, table?: string): Reach {
    if (table !== undefined && (this.#written.has(table) || this.#log?.hasWritten(table, moment) !== false))
      return "every-day";
    const own = this.#changed.get(athlete) ?? "no-day";
    return (this.#log?.reachesSince(athlete, moment) ?? ["every-day"]).reduce(farther, own);
  }

  #hasWritten(tables: ReadonlySet<string>): boolean {
    return [...tables].some((table) => this.#written.has(table));
  }

  /** Waits for queries that were started and not awaited, so that none runs past the end of its transaction. */
  async settle(): Promise<void> {
    while (this.#running.size > 0) await Promise.allSettled([...this.#running]);
  }

  end(): void {
    this.#ended = true;
  }

  async #result(sql: string, params: Params): Promise<DuckDBMaterializedResult> {
    const bound = bind(params);
    return this.#kept === null ? this.#connection.run(sql, bound.values, bound.types) : this.#kept.run(sql, bound);
  }

  async #append(table: string, fill: (appender: DuckDBAppender) => void): Promise<void> {
    const appender = await this.#connection.createAppender(table);
    try {
      fill(appender);
      appender.closeSync();
    } catch (cause) {
      appender.clear(); // or the driver would write what is left when it drops the appender, after the transaction
      throw cause;
    }
  }

  /** Begins to see: asks for something, whatever it is. */
  async look(): Promise<void> {
    await this.query("look", { rows: 1 }, () => null);
  }

  /** From its first statement on, a transaction sees what was there when that began. */
  #seen(): void {
    if (this.#moment === undefined) this.#moment = this.#began === this.#log?.now() ? this.#began : null;
  }

  async #track<R>(name: string, sql: string, start: () => Promise<R>): Promise<R> {
    if (this.#ended) throw new Error(`query ${name} after its read or write had ended (is an await missing?)`);
    for (const tables of this.#watching) for (const table of tablesNamedIn(sql)) tables.add(table);
    const running = start();
    this.#running.add(running);
    try {
      const result = await running;
      if (sql !== "" && !FRAME.has(name)) this.#seen();
      return result;
    } catch (cause) {
      throw failureOf(name, sql, cause);
    } finally {
      this.#running.delete(running);
    }
  }
}

function rowOf(names: readonly string[], values: readonly unknown[]): Row {
  const row: Record<string, unknown> = {};
  for (const [index, name] of names.entries()) row[name] = values[index];
  return row;
}

/** What begins and ends a transaction sees nothing of the database. */
const FRAME: ReadonlySet<string> = new Set(["begin", "commit", "rollback"]);

function farther(one: Reach, other: Reach): Reach {
  if (one === "no-day" || other === "no-day") return one === "no-day" ? other : one;
  if (one === "every-day" || other === "every-day") return "every-day";
  return one < other ? one : other;
}

function refuseUncast(
  name: string,
  sql: string,
  result: Pick<DuckDBMaterializedResult, "columnCount" | "columnName" | "columnTypeId">,
): void {
  for (let index = 0; index < result.columnCount; index += 1) {
    if (NEVER_LEAVE.has(result.columnTypeId(index))) {
      throw new QueryError(name, sql, new Error(`column ${result.columnName(index)} needs a cast`));
    }
  }
}

/** The statements of a query file; each ends with a semicolon at the end of a line. */
function statementsOf(sql: string): readonly string[] {
  return sql.split(/;[ \t]*$/m).filter((text) => text.replace(/--.*$/gm, "").trim() !== "");
}

/** After a fatal or internal error the engine refuses everything until the file is opened again. */
function failureOf(name: string, sql: string, cause: unknown): Error {
  const said = firstLineOf(cause);
  const isFatal = said.startsWith("FATAL Error") || said.startsWith("INTERNAL Error");
  if (!isFatal) return new QueryError(name, sql, cause);
  return new StoreBrokenError(`the database stopped working: ${said}. start niggle again`, cause);
}
