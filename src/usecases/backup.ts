import { createHash } from "node:crypto";
import { join, relative } from "node:path";
import type { AthleteId, Sha256 } from "../domain/ids.ts";
import { isoFromInstant } from "../domain/instant.ts";
import { formatLocalDay, type LocalDay } from "../domain/local-day.ts";
import type { JournalMark } from "../store/journal-months.ts";
import type { Snapshot } from "../store/snapshot.ts";
import { BACKUP_FORMAT, BACKUP_VERSION, type BackupManifest, type BackupVerdict } from "./backup-manifest.ts";
import { catchUp } from "./catch-up.ts";
import type { Deps } from "./deps.ts";
import { todayOf } from "./home-zone.ts";
import { lagOf } from "./journal-lag.ts";
import { reportJson } from "./report-json.ts";
import { stillAt } from "./still.ts";
import { weeklyReport } from "./weekly-report.ts";

export interface BackupEvent {
  readonly kind: "backed-up";
  readonly done: number;
  readonly total: number;
}

export interface BackupResult {
  readonly folder: string;
  readonly madeAt: string;
  readonly originals: number;
  /** Of these, the ones that an earlier backup in the folder did not have. */
  readonly copied: number;
  readonly missing: readonly Sha256[];
  readonly journalLines: number;
  readonly rows: number;
  readonly athletes: number;
}

/** A folder that cannot take a backup. The sentence names it and the way out. */
export class BackupPlaceError extends Error {
  override readonly name = "BackupPlaceError";
}

/**
 * Puts everything away in a folder, as it is at one moment, while others go on writing: the database, the journal up to that
 * moment, and the originals, of which those that are there already are not copied again. It counts only when it is whole and
 * was read again; until then an earlier one in the folder counts.
 *
 * @throws BackupPlaceError, FolderError
 */
export async function backup(deps: Deps, folder: string, onEvent: (event: BackupEvent) => void): Promise<BackupResult> {
  const { backupFiles, knownBackups } = deps.custody;
  await refusePlace(deps, folder);
  if (lagOf(deps.journal) > 0) await catchUp(deps, () => undefined);
  const madeAt = isoFromInstant(deps.now());
  const state = await backupFiles.newState(folder, madeAt.replaceAll(/[:.]/g, "-"));
  const stateDir = join(folder, state);
  const moment = await deps.store.snapshot(deps.journal.mark, (snapshot, mark) =>
    keepMoment({ deps, snapshot, stateDir }, mark),
  );
  const { copied, held, missing } = await keepOriginals(deps, folder, moment.named, onEvent);
  const manifest: BackupManifest = {
    format: BACKUP_FORMAT,
    version: BACKUP_VERSION,
    madeAt,
    state,
    files: await backupFiles.filesUnder(stateDir),
    originals: held,
    missing,
    rows: moment.rows,
    journalLines: moment.journalLines,
    verdicts: moment.verdicts,
  };
  await backupFiles.pointTo(folder, manifest, state);
  // What was erased since the last backup goes from here too; what the journal names stays, even if it was lost there.
  await backupFiles.pruneOriginals(folder, new Set([...held, ...moment.named]));
  await knownBackups.rememberBackup(deps.store.dataDir, { folder, madeAt });
  return {
    folder,
    madeAt,
    originals: held.length,
    copied,
    missing,
    journalLines: moment.journalLines,
    rows: Object.values(moment.rows).reduce((sum, count) => sum + count, 0),
    athletes: moment.verdicts.length,
  };
}

async function refusePlace({ custody, store }: Deps, folder: string): Promise<void> {
  const inside = relative(store.dataDir, folder);
  if (inside === "" || !(inside.startsWith("..") || inside.startsWith("/"))) {
    throw new BackupPlaceError(`a backup in the data folder itself is none: ${folder}. name a folder elsewhere`);
  }
  if (!(await custody.backupFiles.takesBackup(folder))) {
    throw new BackupPlaceError(`${folder} holds other things: name an empty folder, or one that holds a backup`);
  }
}

interface Moment {
  readonly named: readonly Sha256[];
  readonly journalLines: number;
  readonly verdicts: readonly BackupVerdict[];
  readonly rows: Readonly<Record<string, number>>;
}

interface Keeping {
  readonly deps: Deps;
  readonly snapshot: Snapshot;
  readonly stateDir: string;
}

async function keepMoment({ deps, snapshot, stateDir }: Keeping, mark: JournalMark): Promise<Moment> {
  const { look } = snapshot;
  const { dataDir } = deps.store;
  const { copyJournal, copyOthers } = deps.custody.backupFiles;
  const still = stillAt(deps, look);
  const verdicts: BackupVerdict[] = [];
  for (const { athlete } of await deps.tables.totals.athleteTotals(look)) {
    verdicts.push(await verdictOf(still, athlete, await todayOf(still, athlete)));
  }
  const rows = await snapshot.copyTo(join(stateDir, "niggle.duckdb"));
  await copyJournal(dataDir, stateDir, mark);
  await copyOthers(dataDir, stateDir);
  const { lines } = await deps.journal.inspect(mark);
  const named = lines.flatMap(({ entry: { fact } }) =>
    fact.kind === "import" && fact.file.sha256 !== null ? [fact.file.sha256] : [],
  );
  return { named: [...new Set(named)], journalLines: lines.length, verdicts, rows };
}

/** What an athlete is told on a day, in short, with the hash of all of it. */
export async function verdictOf(deps: Deps, athlete: AthleteId, asOf: LocalDay): Promise<BackupVerdict> {
  const report = await weeklyReport(deps, athlete, asOf);
  const { headline, level } = report.assessment;
  const reportSha256 = createHash("sha256")
    .update(JSON.stringify(reportJson(report)))
    .digest("hex");
  return { athlete, asOf: formatLocalDay(asOf), headline, level, reportSha256 };
}

/** Copies what is not there yet. An original that cannot be read holds nothing up; it is named. */
async function keepOriginals(
  deps: Deps,
  folder: string,
  named: readonly Sha256[],
  onEvent: (event: BackupEvent) => void,
): Promise<{ readonly copied: number; readonly held: readonly Sha256[]; readonly missing: readonly Sha256[] }> {
  const held: Sha256[] = [];
  const missing: Sha256[] = [];
  let copied = 0;
  for (const [index, sha256] of named.entries()) {
    const done = await deps.custody.backupFiles.copyOriginal(deps.store.dataDir, folder, sha256).catch(isUnreadable);
    if (done === null) missing.push(sha256);
    else held.push(sha256);
    if (done === true) copied += 1;
    onEvent({ kind: "backed-up", done: index + 1, total: named.length });
  }
  return { copied, held, missing };
}

/** A full disk stops a backup; an original that is gone or damaged does not. */
function isUnreadable(error: unknown): null {
  if (
    error instanceof Error &&
    "code" in error &&
    !["ENOENT", "Z_DATA_ERROR", "Z_BUF_ERROR"].includes(String(error.code))
  )
    throw error;
  return null;
}
