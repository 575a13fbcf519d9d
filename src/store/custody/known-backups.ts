import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { asFolderError } from "../../domain/folder-error.ts";
import { replaceDurably } from "../durable-file.ts";

const NAME = "backups.json";

/** A backup that was made from a data folder: where, and when last (ISO 8601). */
export interface KnownBackup {
  readonly folder: string;
  readonly madeAt: string;
}

/** The backups that were made from this data folder, by folder. What became of them since is not known. */
export async function knownBackups(dataDir: string): Promise<readonly KnownBackup[]> {
  const text = await readFile(join(dataDir, NAME), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return "[]";
    throw asFolderError(dataDir, error);
  });
  try {
    const said: unknown = JSON.parse(text);
    return Array.isArray(said) ? said.filter(isBackup) : [];
  } catch {
    return []; // somebody edited it: it is a list to look things up in, and nothing rests on it
  }
}

function isBackup(said: unknown): said is KnownBackup {
  if (typeof said !== "object" || said === null) return false;
  const { folder, madeAt } = said as Record<string, unknown>;
  return typeof folder === "string" && typeof madeAt === "string";
}

/** Remembers a backup, in place of an earlier one in the same folder. @throws FolderError */
export async function rememberBackup(dataDir: string, backup: KnownBackup): Promise<void> {
  const others = (await knownBackups(dataDir)).filter(({ folder }) => folder !== backup.folder);
  const file = join(dataDir, NAME);
  try {
    await replaceDurably(file, Buffer.from(`${JSON.stringify([...others, backup], null, 1)}\n`));
  } catch (error) {
    throw asFolderError(dataDir, error);
  }
}
