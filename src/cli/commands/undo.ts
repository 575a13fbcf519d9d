import { isoFromInstant } from "../../domain/instant.ts";
import type { RecentImport } from "../../usecases/app.ts";
import { athleteOption, type CommonOptions, wholeNumber } from "../common-options.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { findImport, shortId } from "../find-run.ts";
import type { Surroundings } from "../surroundings.ts";
import { type Terminal, table } from "../terminal.ts";
import { withCommands } from "../world.ts";

interface ImportsOptions extends CommonOptions {
  readonly limit: string;
}

/** `niggle imports`: what was imported when, newest first. */
export async function importsCommand(surroundings: Surroundings, options: ImportsOptions): Promise<ExitCode> {
  const athlete = athleteOption(options);
  const limit = wholeNumber("--limit", options.limit, { from: 1, to: 10_000 });
  const imports = await withCommands(surroundings, options, (commands) => commands.recentImports(athlete, limit));
  if (options.json === true) surroundings.terminal.out(JSON.stringify({ imports: imports.map(importJson) }));
  else printImports(surroundings.terminal, imports);
  return EXIT.done;
}

/** `niggle undo [BATCH]`: takes an import back as a whole; without a name the newest that holds. */
export async function undoCommand(
  surroundings: Surroundings,
  options: CommonOptions,
  args: readonly string[],
): Promise<ExitCode> {
  const athlete = athleteOption(options);
  const undone = await withCommands(surroundings, options, async (commands) => {
    const found = await findImport(commands, athlete, args[0] ?? "last");
    await commands.undoImport(athlete, found.batchId);
    return found;
  });
  tell(surroundings.terminal, options, undone, true);
  return EXIT.done;
}

/** `niggle redo BATCH`: brings an import back that was undone. */
export async function redoCommand(
  surroundings: Surroundings,
  options: CommonOptions,
  args: readonly string[],
): Promise<ExitCode> {
  const athlete = athleteOption(options);
  const redone = await withCommands(surroundings, options, async (commands) => {
    const found = await findImport(commands, athlete, args[0] ?? "");
    await commands.redoImport(athlete, found.batchId);
    return found;
  });
  tell(surroundings.terminal, options, redone, false);
  return EXIT.done;
}

function tell(terminal: Terminal, options: CommonOptions, found: RecentImport, undone: boolean): void {
  if (options.json === true) {
    terminal.out(JSON.stringify(importJson({ ...found, undone })));
    return;
  }
  const { batchId, outcomes } = found;
  const files = `${outcomes.length} ${outcomes.length === 1 ? "file" : "files"}`;
  if (undone) {
    terminal.out(
      `Undone: import ${shortId(batchId)} with ${files}. The files are kept: niggle redo ${shortId(batchId)}`,
    );
  } else terminal.out(`Redone: import ${shortId(batchId)} with ${files}.`);
}

function importJson({ batchId, at, undone, outcomes }: RecentImport): object {
  return { batchId, at: isoFromInstant(at), undone, ...countsOf(outcomes) };
}

function countsOf(outcomes: RecentImport["outcomes"]) {
  const isIn = ({ outcome }: RecentImport["outcomes"][number]) => outcome === "imported" || outcome === "merged";
  const accepted = outcomes.filter(isIn);
  return {
    files: outcomes.length,
    accepted: accepted.length,
    activities: accepted.reduce((sum, { activities }) => sum + activities.length, 0),
    entries: accepted.reduce((sum, { entries }) => sum + entries, 0),
  };
}

function printImports(terminal: Terminal, imports: readonly RecentImport[]): void {
  if (imports.length === 0) {
    terminal.out("No imports. niggle import PATH reads your watch exports.");
    return;
  }
  const rows = imports.map(({ batchId, at, undone, outcomes }) => {
    const { files, activities, entries } = countsOf(outcomes);
    const first = outcomes[0]?.path ?? "";
    const when = `${isoFromInstant(at).slice(0, 16).replace("T", " ")}Z`;
    return [shortId(batchId), when, String(files), String(activities), String(entries), undone ? "undone" : "", first];
  });
  for (const line of table(["import", "at", "files", "activities", "entries", "", "first file"], rows))
    terminal.out(line);
}
