import type { App } from "./app.ts";
import { backup } from "./backup.ts";
import { bodyQuestions } from "./body-questions.ts";
import { bodyReport } from "./body-report.ts";
import { careToday } from "./care-today.ts";
import type { Deps } from "./deps.ts";
import { accountErasePlan, eraseAccount } from "./erase-account.ts";
import { eraseAthlete, erasePlan } from "./erase-athlete.ts";
import { explain } from "./explain.ts";
import { exportAthlete } from "./export-athlete.ts";
import { createToday } from "./home-zone.ts";
import { importFiles } from "./import-files.ts";
import { keptUntilWritten } from "./kept-until-written.ts";
import { listRuns, runMonths } from "./list-runs.ts";
import { logFacts } from "./log-facts.ts";
import { loggedEntries } from "./logged-entries.ts";
import { createAnalyses } from "./look-back.ts";
import { planReport } from "./plan.ts";
import { createPreferences } from "./reading-preferences.ts";
import { recentImports } from "./recent-imports.ts";
import { runDetail } from "./run-detail.ts";
import { runEffect } from "./run-effect.ts";
import { createRunIndex } from "./run-index.ts";
import { createSampleReader, runRecording } from "./run-samples.ts";
import { historySpan } from "./runner-history.ts";
import { settingsReport } from "./settings-report.ts";
import { rejoinSources } from "./split-sources.ts";
import { createSquadDesk } from "./squad-desk.ts";
import { therapyReport } from "./therapy.ts";
import { redoImport, undoImport } from "./undo-import.ts";
import { weeklyReport } from "./weekly-report.ts";

/** Everything a person can do, over one world. */
export function buildApp(deps: Deps): App {
  const { store, tables } = deps;
  const runIndex = createRunIndex(deps);
  const readSamples = createSampleReader(deps);
  const analyses = createAnalyses(deps);
  const dataVersion = keptUntilWritten(store, (_: "all") =>
    store.read((reader) => tables.dataVersions.dataVersion(reader)),
  );
  // One at a time: an original that is being exported or put away is not erased meanwhile.
  const turns = deps.custody.createWriteQueue();
  return {
    ...createSquadDesk(deps),
    today: createToday(deps),
    preferences: createPreferences(deps),
    weeklyReport: (athlete, asOf) => weeklyReport(deps, athlete, asOf),
    explain: (athlete, question) => explain(deps, athlete, question),
    planReport: (athlete, asOf) => planReport(deps, athlete, asOf),
    settingsReport: (athlete, asOf) => settingsReport(deps, athlete, asOf),
    therapyReport: (athlete, asOf) => therapyReport(deps, athlete, asOf),
    bodyReport: (athlete, asOf) => bodyReport(deps, athlete, asOf),
    bodyQuestions: (athlete, asOf) => bodyQuestions(deps, athlete, asOf),
    careToday: (athlete, day) => careToday(deps, athlete, day),
    backtest: analyses.backtest,
    linkReport: analyses.link,
    squadReport: analyses.squad,
    squadLink: analyses.squadLink,
    squadBacktest: analyses.squadBacktest,
    lookBack: analyses.lookBack,
    importFiles: (athlete, sources, onEvent, signal) => importFiles(deps, { athlete, sources, onEvent, signal }),
    log: (athlete, facts, key, by) => logFacts(deps, { athlete, key, by }, facts),
    entries: (athlete) => loggedEntries(deps, athlete),
    therapist: (athlete) => store.read((reader) => tables.therapist.therapistOf(reader, athlete)),
    runs: (athlete, query) => listRuns({ deps, runIndex, athlete }, query),
    run: (athlete, id) => runDetail({ deps, runIndex, athlete }, id),
    runMonths: (athlete, filter) => runMonths({ deps, runIndex, athlete }, filter),
    runRecording: (athlete, id) => runRecording({ deps, runIndex, readSamples, athlete }, id),
    runEffect: (athlete, id) => runEffect({ deps, runIndex, athlete }, id),
    undoImport: (athlete, batchId, key) => undoImport(deps, athlete, batchId, key),
    redoImport: (athlete, batchId, key) => redoImport(deps, athlete, batchId, key),
    splitSources: async (athlete, first, second) => {
      await logFacts(deps, { athlete }, [{ kind: "sources-split", first, second }]);
    },
    rejoinSources: (athlete, first, second, said) => rejoinSources(deps, { athlete, ...said }, { first, second }),
    recentImports: (athlete, limit, before) => recentImports(deps, athlete, { limit, before }),
    exportAthlete: (athlete, onEvent = () => undefined) => turns.add(() => exportAthlete(deps, athlete, onEvent)),
    ...erasings(deps, turns, analyses.forget),
    backup: (folder, onEvent) => turns.add(() => backup(deps, folder, onEvent)),
    historySpan: (athlete) => historySpan(deps, athlete),
    dataVersion: () => dataVersion("all"),
  };
}

type Erasings = Pick<App, "erasePlan" | "eraseAthlete" | "accountErasePlan" | "eraseAccount">;

/** Letting go of an athlete or an account, in turn with what must not run meanwhile. */
function erasings(deps: Deps, turns: ReturnType<Deps["custody"]["createWriteQueue"]>, forget: () => void): Erasings {
  return {
    erasePlan: (athlete) => erasePlan(deps, athlete),
    eraseAthlete: (athlete) => turns.add(() => eraseAthlete(deps, athlete).finally(forget)),
    accountErasePlan: (login) => accountErasePlan(deps, login),
    eraseAccount: (login) => turns.add(() => eraseAccount(deps, login)),
  };
}
