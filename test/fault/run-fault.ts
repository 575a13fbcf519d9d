/**
 * `npm run fault [-- KILLS]`: imports an account export of 3 GB, which may not take more than 400 MB of memory; then kills a
 * real import, as it was built, at random moments (200 of them unless told otherwise), and looks at what is left each time
 * all files are in. Exit code 1 when anything is lost, doubled or half written, or took too much memory.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { killImports } from "./kill-import.ts";
import { measuredImport, writeLargeExport } from "./large-export.ts";

const MB = 1_000_000;
const MOST_MEMORY_B = 400 * MB;

const kills = Number(process.argv[2] ?? 200);
const folder = mkdtempSync(join(tmpdir(), "niggle-fault-"));
try {
  const faults = [...largeExport(), ...(await manyKills())];
  for (const fault of faults) console.log(fault);
  console.log(`${faults.length} faults`);
  process.exitCode = faults.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function largeExport(): readonly string[] {
  const file = join(folder, "export.zip");
  writeLargeExport(file, { runs: 300, mediaB: 1_700 * MB, nestedB: 300 * MB, healthB: 1_000 * MB });
  const { code, summary, peakB } = measuredImport(file, join(folder, "large"), true);
  console.log(`an export of 3 GB: ${summary["activities"]} activities, at most ${Math.round(peakB / MB)} MB of memory`);
  rmSync(file);
  const faults: string[] = [];
  if (code !== 0 || summary["activities"] !== 302)
    faults.push(`the large export ended with ${code}, and not all was in`);
  if (peakB > MOST_MEMORY_B) faults.push(`the large export took ${Math.round(peakB / MB)} MB of memory`);
  return faults;
}

async function manyKills(): Promise<readonly string[]> {
  const seed = Math.floor(Math.random() * 2 ** 31);
  console.log(`seed ${seed}`);
  const result = await killImports({ kills, folder, runs: 400, seed, built: true, log: console.log });
  console.log(
    `${result.kills} kills, ${result.reported} files reported, ${result.applied} entries applied by the next start`,
  );
  return result.faults;
}
