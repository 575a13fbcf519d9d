import type { ChartTable } from "../../charts/chart.ts";
import type { BacktestNumber, FlagBacktest } from "../../domain/backtest.ts";

/** What each flag did, as a table: hits, misses and false alarms with their intervals, beside random alerts at the same rate. */
export function flagTable(flags: readonly FlagBacktest[]): ChartTable {
  return {
    headers: [
      "Flag",
      "Alerts",
      "Right",
      "Caught",
      "Missed",
      "Random alerts catch",
      "Days ahead",
      "False a month",
      "Days up",
    ],
    rows: flags.map(({ flag, score }) => [
      flag.code,
      String(score.episodes),
      `${score.hitEpisodes} (${shareWords(score.precision)})`,
      `${score.caught} of ${score.events} (${shareWords(score.recall)})`,
      String(score.events - score.caught),
      score.randomRecall === null ? "–" : percent(score.randomRecall),
      score.medianLeadDays === null ? "–" : String(score.medianLeadDays),
      rateWords(score.falsePerMonth),
      shareWords(score.burden),
    ]),
  };
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;

function shareWords({ value, interval }: BacktestNumber): string {
  if (value === null) return "–";
  return interval === null
    ? percent(value)
    : `${percent(value)}, ${Math.round(100 * interval.lower)} to ${percent(interval.upper)}`;
}

function rateWords({ value, interval }: BacktestNumber): string {
  if (value === null) return "–";
  return interval === null
    ? value.toFixed(2)
    : `${value.toFixed(2)}, ${interval.lower.toFixed(2)} to ${interval.upper.toFixed(2)}`;
}
