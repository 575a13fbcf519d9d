import { Command, CommanderError, Option } from "commander";
import { addAccountCommands } from "./account-program.ts";
import type { Action, Bind } from "./bind.ts";
import { addCustodyCommands } from "./custody-program.ts";
import { EXIT, type ExitCode, UsageError } from "./exit-codes.ts";
import { addLogCommands } from "./log-program.ts";
import { addAssistantCommands } from "./mcp-program.ts";
import { addNotifyCommands } from "./notify-program.ts";
import { addPlanCommands } from "./plan-program.ts";
import type { Surroundings } from "./surroundings.ts";

/**
 * Reads the arguments, runs one command and says how it went. Each command is loaded only when it is called.
 * @throws UsageError on wrong usage; whatever the command throws when the world is broken
 */
export async function runProgram(surroundings: Surroundings, argv: readonly string[]): Promise<ExitCode> {
  let code: ExitCode = EXIT.done;
  const bind =
    (load: () => Promise<Action>) =>
    async (...passed: unknown[]): Promise<void> => {
      const command = passed.at(-1) as Command;
      const action = await load();
      code = await action(surroundings, command.optsWithGlobals() as never, command.args);
    };
  const program = baseProgram(surroundings);
  addDataCommands(program, bind);
  addLookBackCommands(program, bind);
  addRunCommands(program, bind);
  addLogCommands(program, bind);
  addPlanCommands(program, bind);
  addNotifyCommands(program, bind);
  addAssistantCommands(program, bind);
  addAccountCommands(program, bind);
  addCustodyCommands(program, bind);
  addServerCommands(program, bind);
  try {
    await program.parseAsync([...argv], { from: "user" });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return EXIT.done;
    throw new UsageError(error.message.replace(/^error: /, ""));
  }
  return code;
}

function baseProgram({ terminal, version }: Surroundings): Command {
  return new Command("niggle")
    .description("Reads your watch exports, sets them beside the pain you log, and says what this week means.")
    .version(version)
    .option("--data <dir>", "folder that holds everything (default: NIGGLE_DATA, else the platform's data folder)")
    .option("--athlete <name>", "whose data", "me")
    .configureOutput({ writeOut: (text) => terminal.out(text.trimEnd()), writeErr: () => undefined })
    .exitOverride()
    .showHelpAfterError(false);
}

const json = () => new Option("--json", "stable output for machines");

function addDataCommands(program: Command, bind: Bind): void {
  program
    .command("import")
    .argument("<path...>", "files or folders as they were exported")
    .option("--complete", "these files hold every run I made, from the first one on")
    .addOption(json())
    .description("read watch files, CSV lists, pain and therapy diaries")
    .action(bind(async () => (await import("./commands/import.ts")).importCommand));
  program
    .command("report")
    .option("--as-of <day>", "the day to report on, YYYY-MM-DD (default: today)")
    .option("--explain <code>", "how a rule or a ratio came about, such as SPIKE_S or acwrUncoupled")
    .option("--method <name>", "with --explain: the load of a ratio (default: distance)")
    .option("--text", "as plain text of 72 columns, to pass on")
    .option("--html", "as one HTML document that stands alone, to pass on")
    .addOption(json())
    .description("what this week means, and why")
    .action(bind(async () => (await import("./commands/report.ts")).reportCommand));
  program
    .command("rebuild")
    .addOption(json())
    .description("make the database again from the originals and the journal")
    .action(bind(async () => (await import("./commands/rebuild.ts")).rebuildCommand));
  program
    .command("doctor")
    .addOption(json())
    .description("check versions, folder, database, originals and journal")
    .action(bind(async () => (await import("./commands/doctor.ts")).doctorCommand));
  program
    .command("set")
    .argument(
      "<name>",
      "hr-max, hr-rest, lthr, vt1, vt2, threshold-pace, trimp-a, trimp-b, sex, zone, units, long-run-day or massage-rhythm",
    )
    .argument(
      "<value>",
      "beats per minute, m:ss a kilometre, female or male, an IANA zone such as Europe/Berlin, a weekday, days, or none",
    )
    .option("--from <day>", "the first day it holds, YYYY-MM-DD (default: all your history)")
    .description("tell a setting that a formula needs")
    .action(bind(async () => (await import("./commands/set.ts")).setCommand));
}

/** What one's own history says about our rules and about load before pain. */
function addLookBackCommands(program: Command, bind: Bind): void {
  program
    .command("backtest")
    .option("--as-of <day>", "the last day to look at, YYYY-MM-DD (default: today)")
    .option("--horizon <days>", "how far ahead an alert may look: 3, 7 or 14 days", "7")
    .addOption(json())
    .description("how our flags did on your own history, beside random alerts")
    .action(bind(async () => (await import("./commands/backtest.ts")).backtestCommand));
  program
    .command("link")
    .option("--as-of <day>", "the last day to look at, YYYY-MM-DD (default: today)")
    .option("--squad", "over every athlete of the data folder, by day and by run")
    .addOption(json())
    .description("does load go before pain, as far as your own log can tell")
    .action(bind(async () => (await import("./commands/link.ts")).linkCommand));
}

function addRunCommands(program: Command, bind: Bind): void {
  program
    .command("runs")
    .argument("[run]", "one run: the beginning of its id, or last")
    .option("--from <day>", "the first day, YYYY-MM-DD")
    .option("--to <day>", "the last day")
    .option("--limit <number>", "how many, newest first", "20")
    .option("--deleted", "deleted ones too")
    .addOption(json())
    .description("your runs, newest first; or one run with its sources")
    .action(bind(async () => (await import("./commands/runs.ts")).runsCommand));
  program
    .command("correct")
    .argument("<run>", "the beginning of its id, or last")
    .option("--distance <km>", "how far it was")
    .option("--duration <min>", "how long it took, without stops")
    .option("--sport <sport>", "run, walk, ride, swim, strength or other")
    .option("--exclude-heart-rate", "the heart rate is wrong: do without it")
    .option("--delete", "it is no session of mine")
    .option("--remove <field>", "take a correction back: distance, duration, sport, heart-rate or delete")
    .addOption(json())
    .description("put a run right; its files stay as they are")
    .action(bind(async () => (await import("./commands/correct.ts")).correctCommand));
  program
    .command("split")
    .argument("<run>", "the beginning of its id, or last")
    .argument("<source>", "the source that is a run of its own, as niggle runs RUN names it")
    .option("--rejoin", "take a split back: these two may be one run again")
    .addOption(json())
    .description("two sources that were taken for one run are two")
    .action(bind(async () => (await import("./commands/correct.ts")).splitCommand));
  program
    .command("imports")
    .option("--limit <number>", "how many, newest first", "20")
    .addOption(json())
    .description("what was imported when")
    .action(bind(async () => (await import("./commands/undo.ts")).importsCommand));
  program
    .command("undo")
    .argument("[import]", "the beginning of its id, or last", "last")
    .addOption(json())
    .description("take an import back as a whole; its files are kept")
    .action(bind(async () => (await import("./commands/undo.ts")).undoCommand));
  program
    .command("redo")
    .argument("<import>", "the beginning of its id")
    .addOption(json())
    .description("bring an import back that was undone")
    .action(bind(async () => (await import("./commands/undo.ts")).redoCommand));
}

function addServerCommands(program: Command, bind: Bind): void {
  program
    .command("serve")
    .option("--port <number>", "port on this machine (0: any free one)", "4470")
    .option(
      "--host <address>",
      "where others reach it, such as 0.0.0.0; needs an account (default: this machine alone)",
    )
    .option("--public-url <url>", "where people find it, such as https://runs.example.org")
    .option("--trust-proxy", "a proxy with HTTPS stands before it, at --public-url")
    .option("--open", "open the page in the browser")
    .option("--watch <dir>", "import what appears in a folder, such as a mounted watch")
    .option("--dev", "also serve /styleguide, which shows every part of the pages")
    .description("the pages and the API, on this machine only unless you say otherwise")
    .action(bind(async () => (await import("./commands/serve.ts")).serveCommand));
  program
    .command("watch")
    .argument("<dir>", "a mounted watch or a folder that a sync program fills")
    .description("import what appears in a folder, until it is stopped")
    .action(bind(async () => (await import("./commands/watch.ts")).watchCommand));
  program
    .command("demo")
    .option("--port <number>", "port on this machine (0: any free one)", "0")
    .option("--no-open", "do not open the browser")
    .option("--no-serve", "stop after the import")
    .description("a made-up runner of two years, imported from real files, and their week")
    .action(bind(async () => (await import("./commands/demo.ts")).demoCommand));
}
