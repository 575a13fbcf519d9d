import { SIMULATED_FROM } from "../../src/analysis/link/simulate/simulated-days.ts";
import { addDays } from "../../src/domain/local-day.ts";
import * as tables from "../../src/store/aggregates.ts";
import { openStore } from "../../src/store/connect.ts";
import { createAnalysisPool } from "../../src/usecases/analysis-pool.ts";
import type { Deps } from "../../src/usecases/deps.ts";
import { squadReport } from "../../src/usecases/squad-report.ts";
import { fillSquad } from "./fill-squad.ts";

const LATE_MS = 20;

/** `fill DIR ATHLETES` makes a squad; `analyse DIR` prints as JSON what its analysis took. */
const [what = "", dataDir = "", athletes = ""] = process.argv.slice(2);
if (what === "fill") await fillSquad(dataDir, Number(athletes));
else await analyse();

async function analyse(): Promise<void> {
  const store = await openStore({ dataDir });
  const pool = createAnalysisPool();
  const deps = { store, tables, analyse: pool.analyse } as Pick<Deps, "store" | "tables" | "analyse"> as Deps;
  const from = performance.now();
  let readMs = 0;
  let events = 0;
  const heldUp = watchThread();
  const report = await squadReport(deps, addDays(SIMULATED_FROM, 729), ({ what: doing }) => {
    events += 1;
    if (doing === "reading athletes") readMs = performance.now() - from;
    if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${doing}`);
  });
  const wallMs = performance.now() - from;
  const longestHoldMs = heldUp();
  await pool.close();
  await store.close();
  const { user, system } = process.cpuUsage();
  const byDay = report.views[0]?.byDay;
  console.log(
    JSON.stringify({
      wallMs,
      readMs,
      cpuMs: (user + system) / 1000,
      peakMb: process.resourceUsage().maxRSS / 1000,
      longestHoldMs,
      events,
      kind: byDay?.kind,
      daysAtRisk: byDay?.kind === "estimated" ? byDay.daysAtRisk : 0,
      episodes: byDay?.kind === "estimated" ? byDay.episodes : 0,
      filledIn: report.filledIn?.kind ?? null,
    }),
  );
}

/** How long the thread that would answer requests was held up at most. */
function watchThread(): () => number {
  let last = performance.now();
  let longestMs = 0;
  const timer = setInterval(() => {
    const now = performance.now();
    longestMs = Math.max(longestMs, now - last - LATE_MS);
    last = now;
  }, LATE_MS);
  return () => {
    clearInterval(timer);
    return longestMs;
  };
}
