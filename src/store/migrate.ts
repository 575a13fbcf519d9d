import { firstLineOf, StoreBrokenError } from "./errors.ts";
import { num } from "./row.ts";
import type { Session } from "./session.ts";
import { knownMigrations, type Migration } from "./sql-files.ts";

/**
 * Brings the schema up to date: every step that is missing, in order, each in a transaction with its row in
 * schema_migrations. Running it again does nothing.
 *
 * @throws StoreBrokenError when a newer version wrote this database
 */
export async function migrate(session: Session, file: string): Promise<void> {
  await session.run("schema-migrations-create", {});
  const applied = new Set(await session.query("schema-migrations", {}, (row) => num(row, "version")));
  const known = knownMigrations();
  refuseNewer(file, applied, known);
  for (const migration of known) {
    if (!applied.has(migration.version)) await apply(session, migration);
  }
}

function refuseNewer(file: string, applied: ReadonlySet<number>, known: readonly Migration[]): void {
  const newestKnown = Math.max(0, ...known.map((migration) => migration.version));
  const newestApplied = Math.max(0, ...applied);
  if (newestApplied <= newestKnown) return;
  throw new StoreBrokenError(
    `${file} was written by a newer niggle (its schema is ${newestApplied}, this one knows ${newestKnown}): ` +
      "update niggle, or choose another data folder with --data",
  );
}

async function apply(session: Session, migration: Migration): Promise<void> {
  const name = `migration ${migration.version} ${migration.name}`;
  await session.script("begin", "BEGIN TRANSACTION");
  try {
    await session.script(name, migration.sql);
    await session.run("schema-migration-record", { version: migration.version, name: migration.name });
    await session.script("commit", "COMMIT");
  } catch (cause) {
    await session.script("rollback", "ROLLBACK").catch(() => undefined); // the first failure is the one to tell
    throw new StoreBrokenError(`${name} failed and was taken back: ${firstLineOf(cause)}`, cause);
  }
}
