import type { AthleteId } from "../domain/ids.ts";
import type { JournalFact } from "../domain/journal.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { App, ImportCounts, ImportEvent, WeeklyReport } from "./app.ts";
import type { AssistantAnswer, AssistantCall } from "./assistant/assistant-call.ts";
import type { OnExported } from "./export-athlete.ts";
import type { ExportRequest, WrittenExport } from "./export-to.ts";
import type { Logged } from "./log-facts.ts";
import type { AccountAnswer, AccountCommand } from "./people/account-commands.ts";
import type { RebuildEvent, RebuildResult } from "./rebuild.ts";

/** A path as the person gave it, and as the process that owns the database can open it. */
export interface GivenPath {
  readonly given: string;
  readonly absolute: string;
}

/**
 * What the command line asks for. One process owns the database: these run in it, whether that is the command itself or a
 * server that was there first.
 */
export interface Commands
  extends Pick<
    App,
    | "explain"
    | "planReport"
    | "backtest"
    | "linkReport"
    | "squadReport"
    | "runs"
    | "run"
    | "undoImport"
    | "redoImport"
    | "splitSources"
    | "rejoinSources"
    | "recentImports"
    | "erasePlan"
    | "eraseAthlete"
    | "backup"
  > {
  today(athlete: AthleteId): Promise<LocalDay>;
  weeklyReport(athlete: AthleteId, asOf: LocalDay): Promise<WeeklyReport>;
  importPaths(
    athlete: AthleteId,
    request: { readonly paths: readonly GivenPath[]; readonly isComplete: boolean },
    onEvent: (event: ImportEvent) => void,
    /** Stops the import after the file at hand. */
    signal?: AbortSignal,
  ): Promise<ImportCounts>;
  log(athlete: AthleteId, facts: readonly JournalFact[]): Promise<Logged>;
  /** What is decided about accounts by the person at this machine. @throws PersonError, NotFoundError */
  account(command: AccountCommand): Promise<AccountAnswer>;
  /** A call of an assistant, by the rule that the pages have. A refusal is an answer. */
  assistant(call: AssistantCall): Promise<AssistantAnswer>;
  rebuild(onEvent: (event: RebuildEvent) => void): Promise<RebuildResult>;
  /** Exports an athlete to a zip, or to a folder that is empty or new. `path` is absolute. */
  exportTo(request: ExportRequest, onEvent: OnExported): Promise<WrittenExport>;
}
