import { dailyRecords } from "../analysis/daily-records.ts";
import { backtestHistory } from "../analysis/link/backtest/backtest-history.ts";
import type { BacktestHorizonDays, BacktestReport } from "../domain/backtest.ts";
import type { RunnerHistory } from "../domain/history.ts";
import type { AthleteId } from "../domain/ids.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { Deps } from "./deps.ts";
import { runnerHistory } from "./runner-history.ts";
import type { SquadProgress } from "./squad-report.ts";

/** What a backtest is asked: up to which day, and how far ahead an alert may look. */
export interface BacktestQuery {
  readonly asOf: LocalDay;
  readonly horizonDays: BacktestHorizonDays;
}

/** Hears how many of the days to replay are done. */
export type OnBacktestProgress = (progress: SquadProgress) => void;

/** Replays the rules over one runner's history, off this thread, and says what came after each flag. Reading changes nothing. */
export async function backtest(
  deps: Deps,
  athlete: AthleteId,
  query: BacktestQuery,
  onProgress?: OnBacktestProgress,
): Promise<BacktestReport> {
  return deps.analyse("backtest", { history: await runnerHistory(deps, athlete), athlete, query }, onProgress);
}

/** The same without a store: a function of the history and the question. */
export function backtestOn(
  history: RunnerHistory,
  athlete: AthleteId,
  query: BacktestQuery,
  onProgress: OnBacktestProgress = () => undefined,
): BacktestReport {
  const onReplayed = (done: number, total: number) => onProgress({ done, total, what: "replaying the rules" });
  return { athlete, ...backtestHistory(history, dailyRecords(history, query.asOf), { ...query, onReplayed }) };
}
