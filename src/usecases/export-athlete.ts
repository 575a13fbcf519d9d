import type { AthleteId, Sha256 } from "../domain/ids.ts";
import { isoFromInstant } from "../domain/instant.ts";
import type { JournalEntry } from "../domain/journal.ts";
import { formatLocalDay } from "../domain/local-day.ts";
import { isPeopleFact } from "../domain/people-facts.ts";
import type { Member } from "../store/custody/members.ts";
import type { Scratch } from "../store/custody/scratch.ts";
import type { TableFile } from "../store/custody/table-files.ts";
import type { JournalMark } from "../store/journal-months.ts";
import type { Snapshot } from "../store/snapshot.ts";
import { catchUp } from "./catch-up.ts";
import type { Deps } from "./deps.ts";
import {
  EXPORT_FORMAT,
  EXPORT_VERSION,
  type ExportedOriginal,
  type ExportManifest,
  JOURNAL_PATH,
  MANIFEST_PATH,
  ORIGINALS_PATH,
} from "./export-manifest.ts";
import { originalNames } from "./export-names.ts";
import { exportReadme } from "./export-readme.ts";
import { dayLines, loadLines, runLines } from "./export-rows.ts";
import { todayOf } from "./home-zone.ts";
import { lagOf } from "./journal-lag.ts";
import { readRuns } from "./read-runs.ts";
import { reportJson } from "./report-json.ts";
import { stillAt } from "./still.ts";
import { weeklyReport } from "./weekly-report.ts";

export type OnExported = (event: ExportEvent) => void;

export interface ExportEvent {
  readonly kind: "exported";
  /** Originals that were looked at, of all there are. */
  readonly done: number;
  readonly total: number;
}

/** Everything that is held of one athlete, put together on the disk of the data, to be read once. */
export interface AthleteExport {
  readonly fileName: string;
  readonly manifest: ExportManifest;
  readonly members: readonly Member[];
  /** All of it as one zip, as it streams by. */
  zip(): AsyncIterable<Uint8Array>;
  /** Removes what was put together. */
  release(): Promise<void>;
}

/**
 * Puts together everything that is held of one athlete, as it is at one moment; others go on writing meanwhile. An original
 * that cannot be read is named as missing, and holds nothing up.
 *
 * @throws FolderError when the data folder takes no more
 */
export async function exportAthlete(deps: Deps, athlete: AthleteId, onEvent: OnExported): Promise<AthleteExport> {
  if (lagOf(deps.journal) > 0) await catchUp(deps, () => undefined);
  const scratch = await deps.custody.scratch.openScratch(deps.store.dataDir);
  try {
    const told = await deps.store.snapshot(deps.journal.mark, ({ look }, mark) =>
      tellMoment({ deps, look, scratch, athlete }, mark),
    );
    return await withOriginals(deps, { ...told, athlete, scratch }, onEvent);
  } catch (error) {
    await scratch.remove();
    throw error;
  }
}

interface Telling {
  readonly deps: Deps;
  readonly look: Snapshot["look"];
  readonly scratch: Scratch;
  readonly athlete: AthleteId;
}

/** What one moment looks like: its day, the athlete's lines up to it, and the files that tell of it. */
interface Told {
  readonly asOf: string;
  readonly lines: readonly JournalEntry[];
  readonly sharing: readonly JournalEntry[];
  readonly tables: readonly TableFile[];
  readonly reportFile: string;
  readonly places: ReadonlyMap<Sha256, number>;
}

async function tellMoment({ deps, look, scratch, athlete }: Telling, mark: JournalMark): Promise<Told> {
  const still = stillAt(deps, look);
  const own = (await deps.journal.inspect(mark)).lines.flatMap(({ entry }) =>
    entry.athlete === athlete ? [entry] : [],
  );
  const asOf = await todayOf(still, athlete);
  const report = await weeklyReport(still, athlete, asOf);
  const reportFile = await scratch.write("report.json", [JSON.stringify(reportJson(report))]);
  const runs = await readRuns(still, look, athlete, { withHeartRate: false });
  const workedOut = [
    { name: "runs", lines: await scratch.write("runs.jsonl", runLines(runs)) },
    { name: "days", lines: await scratch.write("days.jsonl", dayLines(report.days)) },
    { name: "loads", lines: await scratch.write("loads.jsonl", loadLines(report.days)) },
  ] as const;
  return {
    asOf: formatLocalDay(asOf),
    lines: own.filter(({ fact }) => !isPeopleFact(fact)),
    sharing: own.filter(({ fact }) => isPeopleFact(fact)),
    tables: await deps.custody.tableFiles.writeTables(look, athlete, scratch.folder, workedOut),
    reportFile,
    places: await deps.tables.activities.placesOfSources(look, athlete),
  };
}

interface Gathered extends Told {
  readonly athlete: AthleteId;
  readonly scratch: Scratch;
}

async function withOriginals(deps: Deps, gathered: Gathered, onEvent: OnExported): Promise<AthleteExport> {
  const { athlete, asOf, lines, sharing, tables, scratch, reportFile } = gathered;
  const { fileMember } = deps.custody.members;
  const { serialiseEntry } = deps.custody;
  const { originals, members, missing } = await originalsOf(deps, gathered, onEvent);
  const journal = await scratch.write(
    JOURNAL_PATH,
    lines.map((entry) => `${serialiseEntry(entry)}\n`),
  );
  const shared = await scratch.write(
    "sharing.jsonl",
    sharing.map((entry) => `${serialiseEntry(withoutHash(entry))}\n`),
  );
  const about = {
    format: EXPORT_FORMAT,
    version: EXPORT_VERSION,
    athlete,
    madeAt: isoFromInstant(deps.now()),
    asOf,
    counts: { originals: originals.length, journalLines: lines.length },
    tables: tables.map(({ name, rows, columns }) => ({ name, rows, columns })),
    originals,
    missing,
  } as const;
  const told = [
    await fileMember("README.txt", await scratch.write("README.txt", [exportReadme(about)])),
    await fileMember(JOURNAL_PATH, journal),
    await fileMember("sharing.jsonl", shared),
    await fileMember("report.json", reportFile),
    ...(await tableMembers(deps, tables)),
    ...members,
  ];
  const manifest: ExportManifest = {
    ...about,
    members: told.map(({ path, sha256, sizeB }) => ({ path, sha256, sizeB })),
  };
  const manifestFile = await scratch.write(MANIFEST_PATH, [`${JSON.stringify(manifest, null, 1)}\n`]);
  const all = [...told, await fileMember(MANIFEST_PATH, manifestFile)];
  return {
    fileName: `niggle-${athlete}-${asOf}.zip`,
    manifest,
    members: all,
    zip: () => deps.custody.members.zipStream(all),
    release: () => scratch.remove(),
  };
}

async function tableMembers(deps: Deps, tables: readonly TableFile[]): Promise<readonly Member[]> {
  const { fileMember } = deps.custody.members;
  const members: Member[] = [];
  for (const { name, parquet, csv } of tables) {
    members.push(await fileMember(`tables/${name}.parquet`, parquet), await fileMember(`tables/${name}.csv`, csv));
  }
  return members;
}

/** What a link or token is known by is nobody's to carry about. */
function withoutHash(entry: JournalEntry): JournalEntry {
  if (!("hash" in entry.fact)) return entry;
  const { hash: _, ...fact } = entry.fact;
  return { ...entry, fact: fact as JournalEntry["fact"] };
}

interface Originals {
  readonly originals: readonly ExportedOriginal[];
  readonly members: readonly Member[];
  readonly missing: ExportManifest["missing"];
}

/** Every original that the athlete's lines name, read once to see that it is whole. */
async function originalsOf(
  deps: Deps,
  { lines, places }: Pick<Told, "lines" | "places">,
  onEvent: OnExported,
): Promise<Originals> {
  const named = namesByHash(lines);
  const nameOf = originalNames();
  const originals: ExportedOriginal[] = [];
  const members: Member[] = [];
  const missing: ExportManifest["missing"][number][] = [];
  for (const [sha256, names] of named) {
    const file = deps.originals.fileOf(sha256);
    const measured = await deps.custody.measurePacked(file).catch((error: unknown) => whyOf(error));
    if (typeof measured === "string") missing.push({ sha256, names, why: measured });
    else if (measured.sha256 !== sha256) missing.push({ sha256, names, why: "its bytes are others than those kept" });
    else {
      const path = `${ORIGINALS_PATH}${nameOf(names[0] ?? "", sha256)}`;
      originals.push({ path, sha256, names, places: places.get(sha256) ?? 0 });
      members.push(deps.custody.members.originalMember(path, { file, ...measured }));
    }
    onEvent({ kind: "exported", done: members.length + missing.length, total: named.size });
  }
  return { originals, members, missing };
}

const whyOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function namesByHash(lines: readonly JournalEntry[]): ReadonlyMap<Sha256, readonly string[]> {
  const named = new Map<Sha256, string[]>();
  for (const { fact } of lines) {
    if (fact.kind !== "import" || fact.file.sha256 === null) continue;
    const { name, sha256 } = fact.file;
    const names = named.get(sha256) ?? [];
    if (!names.includes(name)) names.push(name);
    named.set(sha256, names);
  }
  return named;
}
