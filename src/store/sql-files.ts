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
