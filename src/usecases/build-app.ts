import type { AthleteId } from "../domain/ids.ts";
import type { JournalFact } from "../domain/journal.ts";
import type { App } from "./app.ts";
import type { Deps } from "./deps.ts";
import { todayOf } from "./home-zone.ts";
import { importFiles } from "./import-files.ts";
import { issueAssessment } from "./issue-assessment.ts";
import { recentImports } from "./recent-imports.ts";
import { recordFacts } from "./record-facts.ts";
import { weeklyReport } from "./weekly-report.ts";

/** Everything a person can do, over one world. */
export function buildApp(deps: Deps): App {
  const { store, tables } = deps;
  return {
    today: (athlete) => todayOf(deps, athlete),
    weeklyReport: (athlete, asOf) => weeklyReport(deps, athlete, asOf),
    importFiles: (athlete, sources, onEvent, signal) => importFiles(deps, { athlete, sources, onEvent, signal }),
    log: (athlete, facts) => logFacts(deps, athlete, facts),
    runs: notYet,
    run: notYet,
    undoImport: notYet,
    redoImport: notYet,
    splitSources: notYet,
    rejoinSources: notYet,
    recentImports: (athlete, limit) => recentImports(deps, athlete, limit),
    historySpan: (athlete) => store.read((reader) => tables.activities.historySpan(reader, athlete)),
    dataVersion: () => store.read((reader) => tables.dataVersions.dataVersion(reader)),
  };
}

async function logFacts(deps: Deps, athlete: AthleteId, facts: readonly JournalFact[]): Promise<void> {
  await recordFacts(
    deps,
    athlete,
    facts.map((fact) => ({ fact, decoded: null })),
  );
  await issueAssessment(deps, athlete);
}

async function notYet(): Promise<never> {
  throw new Error("this is being built");
}
