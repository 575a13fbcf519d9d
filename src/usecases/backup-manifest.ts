import type { AssessmentLevel, Headline } from "../domain/assessment.ts";
import type { AthleteId, Sha256 } from "../domain/ids.ts";
import type { BackupFile } from "../store/custody/backup-files.ts";

export const BACKUP_FORMAT = "niggle-backup";
/** Raised when an older version could not restore what is written now. */
export const BACKUP_VERSION = 1;

/** What an athlete was told on the day of a backup. After restoring, they must be told the same. */
export interface BackupVerdict {
  readonly athlete: AthleteId;
  /** `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly headline: Headline;
  readonly level: AssessmentLevel;
  /** Of the whole report as `niggle report --json` prints it. */
  readonly reportSha256: string;
}

/** What `manifest.json` of a backup states. */
export interface BackupManifest {
  readonly format: typeof BACKUP_FORMAT;
  readonly version: typeof BACKUP_VERSION;
  /** ISO 8601. */
  readonly madeAt: string;
  /** The folder with the database, the journal and the other files. */
  readonly state: string;
  readonly files: readonly BackupFile[];
  readonly originals: readonly Sha256[];
  /** Originals that could not be read when it was made. */
  readonly missing: readonly Sha256[];
  /** Rows of each table. */
  readonly rows: Readonly<Record<string, number>>;
  readonly journalLines: number;
  readonly verdicts: readonly BackupVerdict[];
}

/** A manifest as it was read; null when it is none that can be restored. */
export function backupManifestIn(said: unknown): BackupManifest | null {
  if (typeof said !== "object" || said === null) return null;
  const { format, version, state, files, originals, verdicts } = said as Partial<BackupManifest>;
  const isWell =
    format === BACKUP_FORMAT &&
    version === BACKUP_VERSION &&
    typeof state === "string" &&
    /^state-[\w-]+$/.test(state) &&
    Array.isArray(files) &&
    Array.isArray(originals) &&
    Array.isArray(verdicts);
  return isWell ? (said as BackupManifest) : null;
}
