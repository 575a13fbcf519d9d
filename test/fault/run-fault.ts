/**
 * `npm run fault [-- KILLS]`: kills a real import, as it was built, at random moments (200 of them unless told otherwise),
 * and looks at what is left each time all files are in. Exit code 1 when anything is lost, doubled or half written.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { killImports } from "./kill-import.ts";

const kills = Number(process.argv[2] ?? 200);
const folder = mkdtempSync(join(tmpdir(), "niggle-fault-"));
try {
  const seed = Math.floor(Math.random() * 2 ** 31);
  console.log(`seed ${seed}`);
  const result = await killImports({ kills, folder, runs: 400, seed, built: true, log: console.log });
  for (const fault of result.faults) console.log(fault);
  console.log(
    `${result.kills} kills, ${result.reported} files reported, ${result.applied} entries applied by the next start, ${result.faults.length} faults`,
  );
  process.exitCode = result.faults.length === 0 ? 0 : 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
