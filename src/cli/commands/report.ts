import { explanationJson } from "../../usecases/explain-json.ts";
import { reportJson } from "../../usecases/report-json.ts";
import { athleteOption, type CommonOptions, dayOption } from "../common-options.ts";
import { EXIT, type ExitCode, UsageError } from "../exit-codes.ts";
import { printExplanation } from "../print-explanation.ts";
import { printReport } from "../print-report.ts";
import type { Surroundings } from "../surroundings.ts";
import { withCommands } from "../world.ts";

interface ReportOptions extends CommonOptions {
  readonly asOf?: string;
  readonly explain?: string;
  readonly method?: string;
}

/** `niggle report`: the same assessment as the page and the API; with --explain how one of its numbers came about. */
export async function reportCommand(surroundings: Surroundings, options: ReportOptions): Promise<ExitCode> {
  const { explain: code, method } = options;
  if (code !== undefined) return explainCommand(surroundings, options, { code, method: method ?? "distance" });
  if (method !== undefined) throw new UsageError("--method needs --explain: it names the load of a ratio");
  const athlete = athleteOption(options);
  const stated = options.asOf === undefined ? null : dayOption("--as-of", options.asOf);
  const report = await withCommands(surroundings, options, async (commands) =>
    commands.weeklyReport(athlete, stated ?? (await commands.today(athlete))),
  );
  if (options.json === true) surroundings.terminal.out(JSON.stringify(reportJson(report)));
  else printReport(surroundings.terminal, report);
  return EXIT.done;
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
