import { weekMessage } from "../../notify/message.ts";
import type { WeeklyReport } from "../../usecases/app.ts";
import { explanationJson } from "../../usecases/explain-json.ts";
import { reportJson } from "../../usecases/report-json.ts";
import { athleteOption, type CommonOptions, dayOption } from "../common-options.ts";
import { EXIT, type ExitCode, UsageError } from "../exit-codes.ts";
import { MAIL_COLOURS } from "../mail-colours.ts";
import { printExplanation } from "../print-explanation.ts";
import { printReport } from "../print-report.ts";
import type { Surroundings } from "../surroundings.ts";
import type { Terminal } from "../terminal.ts";
import { withCommands } from "../world.ts";

interface ReportOptions extends CommonOptions {
  readonly asOf?: string;
  readonly explain?: string;
  readonly method?: string;
  readonly text?: boolean;
  readonly html?: boolean;
}

/** `niggle report`: the same assessment as the page and the API; with --explain how one of its numbers came about. */
export async function reportCommand(surroundings: Surroundings, options: ReportOptions): Promise<ExitCode> {
  const { explain: code, method } = options;
  const forms = [options.json, options.text, options.html].filter((form) => form === true).length;
  if (forms > 1) throw new UsageError("--json, --text and --html are three forms of one report: choose one");
  if (code !== undefined && (options.text === true || options.html === true)) {
    throw new UsageError("--explain has no --text and no --html: it prints for a terminal, or --json");
  }
  if (code !== undefined) return explainCommand(surroundings, options, { code, method: method ?? "distance" });
  if (method !== undefined) throw new UsageError("--method needs --explain: it names the load of a ratio");
  const athlete = athleteOption(options);
  const stated = options.asOf === undefined ? null : dayOption("--as-of", options.asOf);
  const report = await withCommands(surroundings, options, async (commands) =>
    commands.weeklyReport(athlete, stated ?? (await commands.today(athlete))),
  );
  printAs(surroundings.terminal, options, report);
  return EXIT.done;
}

function printAs(terminal: Terminal, { json, text, html }: ReportOptions, report: WeeklyReport): void {
  if (json === true) terminal.out(JSON.stringify(reportJson(report)));
  else if (text === true) terminal.out(weekMessage(report, MAIL_COLOURS).text.trimEnd());
  else if (html === true) terminal.out(weekMessage(report, MAIL_COLOURS).html.trimEnd());
  else printReport(terminal, report);
}

async function explainCommand(
  surroundings: Surroundings,
  options: ReportOptions,
  asked: { readonly code: string; readonly method: string },
): Promise<ExitCode> {
  const athlete = athleteOption(options);
  const stated = options.asOf === undefined ? null : dayOption("--as-of", options.asOf);
  const explanation = await withCommands(surroundings, options, async (commands) =>
    commands.explain(athlete, { ...asked, asOf: stated ?? (await commands.today(athlete)) }),
  );
  if (options.json === true) surroundings.terminal.out(JSON.stringify(explanationJson(explanation)));
  else printExplanation(surroundings.terminal, explanation);
  return EXIT.done;
}
