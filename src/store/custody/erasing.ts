import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { asFolderError } from "../../domain/folder-error.ts";
import { type AthleteId, athleteIdFrom, type EntryId } from "../../domain/ids.ts";
import type { AccountId } from "../../domain/people.ts";
import { replaceDurably, syncFolder } from "../durable-file.ts";

const ATHLETE = "erasing.json";
const ACCOUNT = "erasing-account.json";

/** What goes with an account: told once, because lines that are gone cannot say it again. */
export interface ErasingAccount {
  readonly account: AccountId;
  readonly entries: readonly EntryId[];
  /** The ids of its tokens and links. */
  readonly secrets: readonly string[];
}

/** The athlete whose erasing was begun and not finished; null when there is none. */
export async function begunErasing(dataDir: string): Promise<AthleteId | null> {
  const begun = await begunIn<{ readonly athlete: string }>(dataDir, ATHLETE);
  return begun === null ? null : athleteIdFrom(begun.athlete);
}

/** The account whose erasing was begun and not finished; null when there is none. */
export async function begunErasingAccount(dataDir: string): Promise<ErasingAccount | null> {
  return begunIn<ErasingAccount>(dataDir, ACCOUNT);
}

/** Puts on record that an athlete is being erased: from here on it is finished, whatever happens. @throws FolderError */
export async function beginErasing(dataDir: string, athlete: AthleteId): Promise<void> {
  await begin(dataDir, ATHLETE, { athlete });
}

/** The same of an account. @throws FolderError */
export async function beginErasingAccount(dataDir: string, erasing: ErasingAccount): Promise<void> {
  await begin(dataDir, ACCOUNT, erasing);
}

/** Says that it is done. */
export async function endErasing(dataDir: string): Promise<void> {
  await end(dataDir, ATHLETE);
}

/** The same of an account. */
export async function endErasingAccount(dataDir: string): Promise<void> {
  await end(dataDir, ACCOUNT);
}

async function begunIn<T>(dataDir: string, name: string): Promise<T | null> {
  const text = await readFile(join(dataDir, name), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw asFolderError(dataDir, error);
  });
  return text === null ? null : (JSON.parse(text) as T);
}

async function begin(dataDir: string, name: string, what: object): Promise<void> {
  try {
    await replaceDurably(join(dataDir, name), Buffer.from(`${JSON.stringify(what)}\n`));
  } catch (error) {
    throw asFolderError(dataDir, error);
  }
}

async function end(dataDir: string, name: string): Promise<void> {
  await rm(join(dataDir, name), { force: true });
  await syncFolder(dataDir);
}
