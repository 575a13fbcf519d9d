import { readdirSync, readFileSync } from "node:fs";

const QUERIES = new URL("./queries/", import.meta.url);
const MIGRATIONS = new URL("./migrations/", import.meta.url);

const texts = new Map<string, string>();

/** The text of `queries/<name>.sql`, read once. */
export function queryText(name: string): string {
  const known = texts.get(name);
  if (known !== undefined) return known;
  const sql = readFileSync(new URL(`${name}.sql`, QUERIES), "utf8");
  texts.set(name, sql);
  return sql;
}

let allTables: ReadonlySet<string> | null = null;
const tablesOfText = new Map<string, readonly string[]>();

/** The tables that a text names outside its comments, if only as a column: better to read once more than to miss a change. */
export function tablesNamedIn(sql: string): readonly string[] {
  const known = tablesOfText.get(sql);
  if (known !== undefined) return known;
  allTables ??= tablesOfSchema();
  const named = [...new Set(sql.replaceAll(/--.*$/gm, "").match(/\w+/g))].filter((word) => allTables?.has(word));
  tablesOfText.set(sql, named);
  return named;
}

function tablesOfSchema(): ReadonlySet<string> {
  const texts = knownMigrations().map(({ sql }) => sql);
  return new Set(texts.flatMap((sql) => [...sql.matchAll(/CREATE TABLE (\w+)/g)].flatMap(([, name]) => name ?? [])));
}

/** One step of the schema: applied once, in order, never edited after a release. */
export interface Migration {
  readonly version: number;
  readonly name: string;
  readonly sql: string;
}

const MIGRATION_FILE = /^(\d{6})-([a-z0-9-]+)\.sql$/;

/** The migrations this version knows, ascending. */
export function knownMigrations(): readonly Migration[] {
  return readdirSync(MIGRATIONS)
    .sort()
    .flatMap((file) => {
      const match = MIGRATION_FILE.exec(file);
      if (match === null) return [];
      const sql = readFileSync(new URL(file, MIGRATIONS), "utf8");
      return [{ version: Number(match[1]), name: match[2] ?? "", sql }];
    });
}
