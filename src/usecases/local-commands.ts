import type { App, ImportEvent, ImportSource } from "./app.ts";
import { askAssistant } from "./assistant/ask-assistant.ts";
import type { AssistantForms } from "./assistant/assistant-call.ts";
import { claimHistory, earliestDayIn } from "./claim-history.ts";
import type { Commands, GivenPath } from "./commands.ts";
import type { Deps } from "./deps.ts";
import { exportTo } from "./export-to.ts";
import { runAccountCommand } from "./people/account-commands.ts";
import type { People } from "./people.ts";
import { rebuild } from "./rebuild.ts";

interface LocalWorld {
  readonly people: People;
  /** Reads the disk. */
  readonly listSources: (paths: readonly GivenPath[]) => AsyncIterable<ImportSource>;
  /** How reports are put for an assistant. */
  readonly forms: AssistantForms;
}

/** The commands, run in the process that owns the database. */
export function localCommands(deps: Deps, app: App, { people, listSources, forms }: LocalWorld): Commands {
  return {
    today: app.today,
    weeklyReport: app.weeklyReport,
    explain: app.explain,
    planReport: app.planReport,
    backtest: app.backtest,
    linkReport: app.linkReport,
    squadReport: app.squadReport,
    async importPaths(athlete, { paths, isComplete }, onEvent, signal) {
      const earliest = earliestDayIn();
      const sources = await allOf(listSources(paths));
      onEvent({ kind: "found", files: sources.length, sizeB: sizeOf(sources) });
      const see = (event: ImportEvent) => {
        earliest.see(event);
        onEvent(event);
      };
      const counts = await app.importFiles(athlete, inTurn(sources), see, signal);
      // Files that were not looked at may hold more runs.
      if (isComplete && signal?.aborted !== true) await claimHistory(app, athlete, earliest.day());
      return counts;
    },
    log: app.log,
    runs: app.runs,
    run: app.run,
    undoImport: app.undoImport,
    redoImport: app.redoImport,
    splitSources: app.splitSources,
    rejoinSources: app.rejoinSources,
    recentImports: app.recentImports,
    account: (command) => runAccountCommand(people, app, command),
    assistant: (call) => askAssistant({ deps, app, people, forms }, call),
    rebuild: (onEvent) => rebuild(deps, onEvent),
    exportTo: (request, onEvent) => exportTo(deps, app, request, onEvent),
    erasePlan: app.erasePlan,
    eraseAthlete: app.eraseAthlete,
    backup: app.backup,
  };
}

function sizeOf(sources: readonly ImportSource[]): number {
  return sources.reduce((sizeB, source) => sizeB + ("sizeB" in source ? source.sizeB : 0), 0);
}

async function allOf<T>(items: AsyncIterable<T>): Promise<readonly T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

async function* inTurn<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}
