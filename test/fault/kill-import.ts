import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { madeRun } from "../../bench/ingest/made-archive.ts";
import { type SeededRandom, seededRandom } from "../../src/cli/demo/seeded-random.ts";
import { faultsIn } from "./fault-check.ts";
import { ImportProcess, type Reported } from "./import-process.ts";

export interface KillOptions {
  readonly kills: number;
  readonly folder: string;
  /** Files to import; when all are in, a new data folder is begun. */
  readonly runs: number;
  readonly seed: number;
  readonly built: boolean;
  readonly log: (line: string) => void;
}

export interface KillResult {
  readonly kills: number;
  /** Files that were reported as imported before a kill. */
  readonly reported: number;
  /** Entries that starts found in the journal and not in the database. */
  readonly applied: number;
  readonly faults: readonly string[];
}

/** How long after its first report, or its start, a process may live. */
const LONGEST_MS = 600;

/** Imports a folder, kills it without a warning at a random moment, starts again, and so on; then looks at what is there. */
export async function killImports({ kills, folder, runs, seed, built, log }: KillOptions): Promise<KillResult> {
  const files = join(folder, "runs");
  writeRuns(files, runs);
  const random = seededRandom(seed);
  const total = { kills: 0, reported: 0, applied: 0, faults: [] as string[] };
  for (let round = 0; total.kills < kills; round += 1) {
    const dataDir = join(folder, `data-${round}`);
    const reported = new Map<string, Reported>();
    const named = new Set<string>();
    for (let isThrough = false; !isThrough && total.kills < kills; ) {
      const process = new ImportProcess(files, dataDir, { built });
      await aWhile(process, named.size, random);
      process.kill("SIGKILL");
      const { signal, reported: lines, err } = await process.ended();
      total.applied += Number(/applied (\d+) entr/.exec(err)?.[1] ?? 0);
      for (const line of lines) {
        named.add(line.path);
        if (line.outcome === "imported") reported.set(line.path, line);
      }
      // A process that had done all its work was not killed in it.
      isThrough = signal !== "SIGKILL";
      if (!isThrough) total.kills += 1;
    }
    // The next start puts right what the last kill left.
    const last = await new ImportProcess(files, dataDir, { built }).ended();
    total.applied += Number(/applied (\d+) entr/.exec(last.err)?.[1] ?? 0);
    if (last.code !== 0) total.faults.push(`the start after a kill ended with ${last.code}: ${last.err}`);
    // What went in and was killed before it could be told is known by now.
    for (const line of last.reported) if (!reported.has(line.path)) reported.set(line.path, line);
    if (reported.size !== runs) total.faults.push(`${reported.size} of ${runs} files were reported in the end`);
    total.reported += reported.size;
    total.faults.push(...(await faultsIn(dataDir, reported)));
    log(`${total.kills} kills, ${total.reported} files reported, ${total.applied} entries applied by the next start`);
    rmSync(dataDir, { recursive: true, force: true });
  }
  return total;
}

/** Most kills come when new files are on their way in, the others anywhere from the start of the process on. */
async function aWhile(process: ImportProcess, known: number, random: SeededRandom): Promise<void> {
  if (random.chance(0.7)) await process.reportedAtLeast(known + 1);
  await new Promise((resolve) => setTimeout(resolve, random.between(0, LONGEST_MS)));
}

function writeRuns(files: string, runs: number): void {
  mkdirSync(files, { recursive: true });
  for (let run = 0; run < runs; run += 1) {
    const whole = madeRun(run, 900_000_000 + run * 90_000);
    writeFileSync(join(files, `${String(run).padStart(4, "0")}.fit`), whole);
  }
}
