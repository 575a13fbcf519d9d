import type { LocalDay } from "../../domain/local-day.ts";
import type { Commands } from "../../usecases/commands.ts";
import { linkJson } from "../../usecases/link-json.ts";
import { squadJson } from "../../usecases/squad-json.ts";
import { athleteOption, type CommonOptions, dayOption } from "../common-options.ts";
import { EXIT, type ExitCode } from "../exit-codes.ts";
import { printLink } from "../print-link.ts";
import { printSquad } from "../print-squad.ts";
import { progressBar } from "../progress.ts";
import type { Surroundings } from "../surroundings.ts";
import { whileWaiting } from "../while-waiting.ts";
import { withCommands } from "../world.ts";

interface LinkOptions extends CommonOptions {
  readonly asOf?: string;
  readonly squad?: boolean;
}

/** `niggle link`: does load go before pain for this runner; with --squad over every athlete of the data folder. */
export async function linkCommand(surroundings: Surroundings, options: LinkOptions): Promise<ExitCode> {
  const athlete = athleteOption(options);
  const stated = options.asOf === undefined ? null : dayOption("--as-of", options.asOf);
  await withCommands(surroundings, options, async (commands) => {
    const asOf = stated ?? (await commands.today(athlete));
    if (options.squad === true) await showSquad(surroundings, commands, asOf, options);
    else {
      const report = await whileWaiting(
        surroundings,
        "looking for load before pain",
        commands.linkReport(athlete, asOf),
      );
      if (options.json === true) surroundings.terminal.out(JSON.stringify(linkJson(report)));
      else printLink(surroundings.terminal, report);
    }
  });
  return EXIT.done;
}

async function showSquad(
  { terminal, now }: Surroundings,
  commands: Commands,
  asOf: LocalDay,
  options: LinkOptions,
): Promise<void> {
  const bar = progressBar(terminal, now);
  const report = await commands.squadReport(asOf, ({ done, total, what }) => bar.update(done, total, what));
  bar.finish();
  if (options.json === true) terminal.out(JSON.stringify(squadJson(report)));
  else printSquad(terminal, report);
}
