import {
  type DuckDBConnection,
  type DuckDBMaterializedResult,
  type DuckDBPreparedStatement,
  type DuckDBType,
  DuckDBTypeId,
  INTEGER,
} from "@duckdb/node-api";
import type { Bound } from "./bind.ts";

interface Kept {
  readonly statement: DuckDBPreparedStatement;
  /** Parameters that the statement casts to INTEGER: given as DOUBLE, it would be planned anew each time. */
  readonly integers: ReadonlySet<string>;
}

const LARGEST_INTEGER = 2 ** 31 - 1;

/**
 * Statements of one connection that are planned once and used again. One that is in use is in nobody else's hands: a second
 * caller gets one of its own, because a statement has room for the parameters of one.
 */
export class KeptStatements {
  readonly #connection: DuckDBConnection;
  readonly #idle = new Map<string, Kept>();

  constructor(connection: DuckDBConnection) {
    this.#connection = connection;
  }

  async run(sql: string, bound: Bound): Promise<DuckDBMaterializedResult> {
    // The engine plans a statement without parameters for good, on what the tables held then: used again after a write, it
    // counts rows that are there as none, and gives texts that are not in the table.
    if (Object.keys(bound.values).length === 0) return this.#connection.run(sql);
    const kept = this.#idle.get(sql) ?? (await this.#prepare(sql));
    this.#idle.delete(sql);
    try {
      kept.statement.bind(bound.values, typesOf(bound, kept.integers));
      const result = await kept.statement.run();
      if (this.#idle.has(sql)) kept.statement.destroySync();
      else this.#idle.set(sql, kept);
      return result;
    } catch (cause) {
      kept.statement.destroySync();
      throw cause;
    }
  }

  async #prepare(sql: string): Promise<Kept> {
    const statement = await this.#connection.prepare(sql);
    const integers = new Set<string>();
    for (let index = 1; index <= statement.parameterCount; index += 1) {
      if (statement.parameterTypeId(index) === DuckDBTypeId.INTEGER) integers.add(statement.parameterName(index));
    }
    return { statement, integers };
  }
}

function typesOf({ values, types }: Bound, integers: ReadonlySet<string>): Record<string, DuckDBType> {
  const own = { ...types };
  for (const name of integers) {
    const value = values[name];
    if (typeof value === "number" && Number.isInteger(value) && Math.abs(value) <= LARGEST_INTEGER) own[name] = INTEGER;
  }
  return own;
}
