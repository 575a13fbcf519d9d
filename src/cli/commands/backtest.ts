import { BACKTEST_HORIZONS_DAYS, type BacktestHorizonDays } from "../../domain/backtest.ts";
import { backtestJson } from "../../usecases/backtest-json.ts";
import type { SquadProgress } from "../../usecases/squad-report.ts";
import { athleteOption, type CommonOptions, dayOption } from "../common-options.ts";
import { EXIT, type ExitCode, UsageError } from "../exit-codes.ts";
import { printBacktest } from "../print-backtest.ts";
import { progressBar } from "../progress.ts";
import type { Surroundings } from "../surroundings.ts";
import { withCommands } from "../world.ts";

interface BacktestOptions extends CommonOptions {
  readonly asOf?: string;
  readonly horizon: string;
}

/** `niggle backtest`: what our flags would have said on each day of this runner's history, and what came after. */
export async function backtestCommand(surroundings: Surroundings, options: BacktestOptions): Promise<ExitCode> {
  const athlete = athleteOption(options);
  const horizonDays = horizonOption(options.horizon);
  const stated = options.asOf === undefined ? null : dayOption("--as-of", options.asOf);
  const report = await withCommands(surroundings, options, async (commands) => {
    const asOf = stated ?? (await commands.today(athlete));
    const bar = progressBar(surroundings.terminal, surroundings.now);
    const onProgress = ({ done, total, what }: SquadProgress) => bar.update(done, total, what);
    try {
      return await commands.backtest(athlete, { asOf, horizonDays }, onProgress);
    } finally {
      bar.finish();
    }
  });
  if (options.json === true) surroundings.terminal.out(JSON.stringify(backtestJson(report)));
  else printBacktest(surroundings.terminal, report);
  return EXIT.done;
}

function horizonOption(text: string): BacktestHorizonDays {
  const horizonDays = BACKTEST_HORIZONS_DAYS.find((days) => String(days) === text);
  if (horizonDays === undefined) throw new UsageError(`invalid --horizon: ${text} (want 3, 7 or 14 days)`);
  return horizonDays;
}
