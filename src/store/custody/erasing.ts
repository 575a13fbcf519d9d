import { readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { asFolderError } from "../../domain/folder-error.ts";
import { type AthleteId, athleteIdFrom } from "../../domain/ids.ts";
import { replaceDurably, syncFolder } from "../durable-file.ts";

const NAME = "erasing.json";

/** The athlete whose erasing was begun and not finished; null when there is none. */
export async function begunErasing(dataDir: string): Promise<AthleteId | null> {
  const text = await readFile(join(dataDir, NAME), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw asFolderError(dataDir, error);
  });
  if (text === null) return null;
  const { athlete } = JSON.parse(text) as { readonly athlete: string };
  return athleteIdFrom(athlete);
}

/** Puts on record that an athlete is being erased: from here on it is finished, whatever happens. @throws FolderError */
export async function beginErasing(dataDir: string, athlete: AthleteId): Promise<void> {
  const file = join(dataDir, NAME);
  try {
    await replaceDurably(file, Buffer.from(`${JSON.stringify({ athlete })}\n`));
  } catch (error) {
    throw asFolderError(dataDir, error);
  }
}

/** Says that it is done. */
export async function endErasing(dataDir: string): Promise<void> {
  await rm(join(dataDir, NAME), { force: true });
  await syncFolder(dataDir);
}
