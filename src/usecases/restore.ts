import { join } from "node:path";
import { parseLocalDay } from "../domain/local-day.ts";
import type * as Custody from "../store/custody/custody.ts";
import { verdictOf } from "./backup.ts";
import { type BackupManifest, type BackupVerdict, backupManifestIn } from "./backup-manifest.ts";
import type { Deps } from "./deps.ts";

/** A backup that cannot be restored as it is. The sentence says which file, and why. */
export class RestoreError extends Error {
  override readonly name = "RestoreError";
}

/**
 * Copies a backup to a folder that is empty or new, and reads every copy again. When anything is not as the backup states
 * it, nothing stays.
 *
 * @throws RestoreError
 */
export async function restoreFiles(
  { backupFiles, members }: typeof Custody,
  { from, to }: { readonly from: string; readonly to: string },
  onProgress: (done: number, total: number) => void,
): Promise<BackupManifest> {
  const manifest = backupManifestIn(await backupFiles.pointerOf(from));
  if (manifest === null) throw new RestoreError(`${from} holds no backup that this version can read`);
  if (!(await members.isVacant(to))) {
    throw new RestoreError(`${to} is not empty: name a folder that is not there yet, nothing is written over`);
  }
  try {
    await backupFiles.makeFolder(join(to, "journal"));
    await copyState(backupFiles, manifest, { from, to });
    for (const [index, sha256] of manifest.originals.entries()) {
      await backupFiles.copyOriginal(from, to, sha256).catch((error: unknown) => {
        throw new RestoreError(`original ${sha256} of the backup cannot be restored: ${messageOf(error)}`);
      });
      onProgress(index + 1, manifest.originals.length);
    }
    return manifest;
  } catch (error) {
    await backupFiles.removeFolder(to);
    throw error;
  }
}

/** A path as a backup writes them: a file of the state, or a month of the journal. */
const PLAIN_PATH = /^(?:journal\/)?[\w-][\w.-]*$/;

async function copyState(
  files: (typeof Custody)["backupFiles"],
  { state, files: stated }: BackupManifest,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  for (const { path, sha256 } of stated) {
    if (!PLAIN_PATH.test(path)) throw new RestoreError(`${path} is no file of a backup`);
    const target = join(to, path);
    await files.copyFile(join(from, state, path), target).catch((error: unknown) => {
      throw new RestoreError(`${path} of the backup cannot be restored: ${messageOf(error)}`);
    });
    if ((await files.hashOfFile(target)) !== sha256) {
      throw new RestoreError(`${path} of the backup was changed or damaged: its bytes are not those it states`);
    }
  }
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What athletes are told after restoring that they were not told when the backup was made; nothing when all is the same. */
export async function changedVerdicts(
  deps: Deps,
  { verdicts }: Pick<BackupManifest, "verdicts">,
): Promise<readonly { readonly before: BackupVerdict; readonly after: BackupVerdict }[]> {
  const changed: { before: BackupVerdict; after: BackupVerdict }[] = [];
  for (const before of verdicts) {
    const asOf = parseLocalDay(before.asOf);
    if (asOf === null) throw new RestoreError(`${before.asOf} in the manifest is no day`);
    const after = await verdictOf(deps, before.athlete, asOf);
    if (after.reportSha256 !== before.reportSha256) changed.push({ before, after });
  }
  return changed;
}
