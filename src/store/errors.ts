/** The database is in use by somebody else. The message names the process and the way out. */
export class StoreLockedError extends Error {
  /** The process that holds the file; null when it could not be told. */
  readonly pid: number | null;

  constructor(message: string, options: { readonly pid: number | null; readonly cause?: unknown }) {
    super(message, { cause: options.cause });
    this.name = "StoreLockedError";
    this.pid = options.pid;
  }
}

/** One query failed: which, what it said to the database, and why. */
export class QueryError extends Error {
  readonly query: string;
  readonly sql: string;

  constructor(query: string, sql: string, cause: unknown) {
    super(`query ${query} failed: ${firstLineOf(cause)}`, { cause });
    this.name = "QueryError";
    this.query = query;
    this.sql = sql;
  }
}

/** The database cannot be opened or used at all. The originals and the journal still hold everything. */
export class StoreBrokenError extends Error {
  constructor(message: string, cause?: unknown) {
    super(message, { cause });
    this.name = "StoreBrokenError";
  }
}

/** The first line of what an error says; the driver adds hints and excerpts below it. */
export function firstLineOf(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.split("\n")[0] ?? "";
}
