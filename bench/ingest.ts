import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { StoredActivity } from "../src/domain/activity.ts";
import type { ActivityId, AthleteId, Sha256 } from "../src/domain/ids.ts";
import { decodeFile } from "../src/ingest/decode-file.ts";
import { insertActivities } from "../src/store/activities.ts";
import { openStore } from "../src/store/connect.ts";
import { madeArchive, TEN_YEARS } from "./ingest/made-archive.ts";
import { openPeer } from "./ingest/peer.ts";
import { append, circumstances, median } from "./results.ts";

const root = new URL("..", import.meta.url).pathname;
const BATCH_FILES = 200;
const FILES_PER_TRANSACTION = 50;
const ROUNDS = 3;
const MB = 1e6;

/**
 * From FIT files to a committed database: first in one process, ours and the peer taking turns; then a seeded archive of
 * ten years end to end through the program as it was built, and through the peer. Speeds on a busy machine say little:
 * the ratio and the memory travel better.
 */
export async function benchIngest({ write }: { readonly write: boolean }): Promise<void> {
  const folder = madeArchive(TEN_YEARS);
  const place = mkdtempSync(join(tmpdir(), "niggle-bench-"));
  try {
    const batch = await benchBatch(folder, place);
    const wholeReport = describe(batch, archiveOf(folder), benchArchive(folder, place));
    console.log(wholeReport);
    if (write) append(wholeReport);
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

interface BatchResult {
  readonly files: number;
  readonly sizeB: number;
  readonly own: Spent;
  readonly peer: Spent;
}

/** Time on the wall, and time of the processors, which a busy machine does not stretch. */
interface Spent {
  readonly wallMs: number;
  readonly cpuMs: number;
}

async function benchBatch(folder: string, place: string): Promise<BatchResult> {
  const files = readdirSync(folder)
    .sort()
    .slice(0, BATCH_FILES)
    .map((name) => new Uint8Array(readFileSync(join(folder, name))));
  const own: Spent[] = [];
  const peer: Spent[] = [];
  // The first round compiles, and is not counted.
  for (let round = 0; round <= ROUNDS; round += 1) {
    const ownSpent = await spentOn(() => ownBatch(files, join(place, `own-${round}`)));
    const peerSpent = await spentOn(() => peerBatch(files, join(place, `peer-${round}.duckdb`)));
    if (round > 0) own.push(ownSpent);
    if (round > 0) peer.push(peerSpent);
  }
  const sizeB = files.reduce((sum, bytes) => sum + bytes.length, 0);
  return { files: files.length, sizeB, own: medianOf(own), peer: medianOf(peer) };
}

const medianOf = (spent: readonly Spent[]): Spent => ({
  wallMs: median(spent.map(({ wallMs }) => wallMs)),
  cpuMs: median(spent.map(({ cpuMs }) => cpuMs)),
});

/** Opening is in the time of both: a database with its tables is part of the work. */
async function ownBatch(files: readonly Uint8Array[], dataDir: string): Promise<void> {
  const store = await openStore({ dataDir });
  for (const [index, group] of groupsOf(files).entries()) {
    const activities: StoredActivity[] = [];
    for (const [at, bytes] of group.entries()) activities.push(...(await storedFrom(bytes, `${index}-${at}`)));
    await store.write((tx) => insertActivities(tx, activities));
  }
  await store.close();
}

async function storedFrom(bytes: Uint8Array, id: string): Promise<readonly StoredActivity[]> {
  const decoded = await decodeFile(bytes, { homeZone: "UTC" });
  if (decoded.kind !== "decoded") throw new Error(`made run ${id} was not decoded`);
  const athlete = "me" as AthleteId;
  const sourceSha256 = id as Sha256;
  return decoded.activities.map((activity) => ({
    ...activity,
    id: `${id}-${activity.indexInFile}` as ActivityId,
    athlete,
    sourceSha256,
    supersededBy: null,
  }));
}

async function peerBatch(files: readonly Uint8Array[], database: string): Promise<void> {
  const peer = await openPeer(database);
  for (const group of groupsOf(files)) await peer.write(group);
  await peer.close();
}

function groupsOf(files: readonly Uint8Array[]): readonly (readonly Uint8Array[])[] {
  return Array.from({ length: Math.ceil(files.length / FILES_PER_TRANSACTION) }, (_, group) =>
    files.slice(group * FILES_PER_TRANSACTION, (group + 1) * FILES_PER_TRANSACTION),
  );
}

async function spentOn(work: () => Promise<void>): Promise<Spent> {
  const from = performance.now();
  const cpuFrom = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(cpuFrom);
  return { wallMs: performance.now() - from, cpuMs: (user + system) / 1000 };
}

interface Run {
  readonly s: number;
  readonly peakMb: number;
}

interface ArchiveResult {
  readonly own: Run;
  readonly again: Run;
  readonly peer: Run;
}

function benchArchive(folder: string, place: string): ArchiveResult {
  const program = join(root, "dist/cli/main.js");
  if (!existsSync(program)) throw new Error("nothing is built: npm run build");
  const data = join(place, "data");
  const importing = [program, "import", "--json", "--data", data, folder];
  const own = ranAs(importing);
  const again = ranAs(importing);
  const script = fileURLToPath(new URL("./ingest/peer-import.ts", import.meta.url));
  const peer = ranAs(["--import", "tsx", script, folder, join(place, "peer.duckdb")]);
  return { own, again, peer };
}

/** Runs a program in a process of its own. */
function ranAs(args: readonly string[]): Run {
  const tellPeak = fileURLToPath(new URL("./ingest/tell-peak.mjs", import.meta.url));
  const from = performance.now();
  const { status, stderr } = spawnSync(process.execPath, ["--import", tellPeak, ...args], {
    encoding: "utf8",
    maxBuffer: 1e9,
    cwd: root,
  });
  const s = (performance.now() - from) / 1000;
  const peak = /peak (\d+) kB/.exec(stderr);
  if (status !== 0 || peak === null) throw new Error(`${args.join(" ")} ended with ${status}: ${stderr}`);
  return { s, peakMb: (Number(peak[1]) * 1024) / MB };
}

interface Archive {
  readonly runs: number;
  readonly sizeB: number;
}

function archiveOf(folder: string): Archive {
  const names = readdirSync(folder);
  return { runs: names.length, sizeB: names.reduce((sum, name) => sum + statSync(join(folder, name)).size, 0) };
}

function describe(batch: BatchResult, archive: Archive, { own, again, peer }: ArchiveResult): string {
  const speed = ({ s, peakMb }: Run) =>
    `${s.toFixed(1)} s, ${(archive.runs / s).toFixed(0)} runs/s, ${(archive.sizeB / MB / s).toFixed(1)} MB/s, at most ${peakMb.toFixed(0)} MB of memory`;
  const said = ({ wallMs, cpuMs }: Spent) =>
    `${wallMs.toFixed(0)} ms (${(batch.files / (wallMs / 1000)).toFixed(0)} runs/s), ${cpuMs.toFixed(0)} ms of processor time`;
  const byWall = (batch.peer.wallMs / batch.own.wallMs).toFixed(1);
  const byCpu = (batch.peer.cpuMs / batch.own.cpuMs).toFixed(1);
  return `## ingest: ${byWall} times fit-file-parser with a row-wise appender (${byCpu} by processor time), ten years in ${own.s.toFixed(0)} s

${circumstances()}
Made runs of 25 to 75 minutes, one record a second, with position, altitude, heart rate and running dynamics.

${batch.files} runs (${(batch.sizeB / MB).toFixed(1)} MB) to a committed database with their laps and histograms, ${FILES_PER_TRANSACTION} files a transaction, one thread; median of ${ROUNDS} rounds taking turns:

- decodeFile and insertActivities: ${said(batch.own)}
- fit-file-parser and DuckDB's appender row by row: ${said(batch.peer)}

The archive of ten years, ${archive.runs} runs (${(archive.sizeB / MB).toFixed(0)} MB), each in a process of its own from start to end, once:

- niggle import: ${speed(own)}
- the same import again, every file known: ${speed(again)}
- the peer: ${speed(peer)}

Ours keeps and syncs every original, writes and syncs the journal, checks the sensors' values, looks for runs known from other
sources and issues the assessment; the peer reads the files and writes rows of the same tables, with simpler sums.
`;
}
