import { reportJson } from "../../usecases/report-json.ts";
import { athleteOption, type CommonOptions, dayOption } from "../common-options.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { printReport } from "../print-report.ts";
import type { Surroundings } from "../surroundings.ts";
import { withCommands } from "../world.ts";

interface ReportOptions extends CommonOptions {
  readonly asOf?: string;
}

/** `niggle report`: the same assessment as the page and the API. */
export async function reportCommand(surroundings: Surroundings, options: ReportOptions): Promise<ExitCode> {
  const athlete = athleteOption(options);
  const stated = options.asOf === undefined ? null : dayOption("--as-of", options.asOf);
  const report = await withCommands(surroundings, options, async (commands) =>
    commands.weeklyReport(athlete, stated ?? (await commands.today(athlete))),
  );
  if (options.json === true) surroundings.terminal.out(JSON.stringify(reportJson(report)));
  else printReport(surroundings.terminal, report);
  return EXIT.done;
}
