import { dailyRecords } from "../analysis/daily-records.ts";
import { backtestHistory } from "../analysis/link/backtest/backtest-history.ts";
import type { BacktestHorizonDays, BacktestReport } from "../domain/backtest.ts";
import type { RunnerHistory } from "../domain/history.ts";
import type { AthleteId } from "../domain/ids.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { Deps } from "./deps.ts";
import { runnerHistory } from "./runner-history.ts";

/** What a backtest is asked: up to which day, and how far ahead an alert may look. */
export interface BacktestQuery {
  readonly asOf: LocalDay;
  readonly horizonDays: BacktestHorizonDays;
}

/** Replays the rules over one runner's history, off this thread, and says what came after each flag. Reading changes nothing. */
export async function backtest(deps: Deps, athlete: AthleteId, query: BacktestQuery): Promise<BacktestReport> {
  return deps.analyse("backtest", { history: await runnerHistory(deps, athlete), athlete, query });
}

/** The same without a store: a function of the history and the question. */
export function backtestOn(history: RunnerHistory, athlete: AthleteId, query: BacktestQuery): BacktestReport {
  return { athlete, ...backtestHistory(history, dailyRecords(history, query.asOf), query) };
}
