import type { ChartTable } from "../../charts/chart.ts";
import type { BacktestFlag, BacktestNumber, FlagBacktest } from "../../domain/backtest.ts";
import type { Words } from "../../messages/words.ts";

const COLUMNS = ["flag", "alerts", "right", "caught", "missed", "random", "lead", "false", "burden"] as const;
const NOT_KNOWN = "–";

/** What a flag stands for, in a few words. */
export const meaningOf = (flag: BacktestFlag, { say }: Words): string =>
  flag.kind === "rule" ? say(`rule.${flag.code}.meaning`) : say(`flag.${flag.code}.meaning`);

/** What each flag did, as a table: hits, misses and false alarms with their intervals, beside random alerts at the same rate. */
export function flagTable(flags: readonly FlagBacktest[], words: Words): ChartTable {
  const { say } = words;
  return {
    headers: COLUMNS.map((column) => say(`own-flags.head.${column}`)),
    rows: flags.map(({ flag, score }) => [
      flag.code,
      String(score.episodes),
      `${score.hitEpisodes} (${shareWords(score.precision, words)})`,
      say("own-flags.of", {
        caught: String(score.caught),
        events: String(score.events),
        share: shareWords(score.recall, words),
      }),
      String(score.events - score.caught),
      score.randomRecall === null ? NOT_KNOWN : words.percent(100 * score.randomRecall),
      score.medianLeadDays === null ? NOT_KNOWN : String(score.medianLeadDays),
      rateWords(score.falsePerMonth, words),
      shareWords(score.burden, words),
    ]),
  };
}

function shareWords({ value, interval }: BacktestNumber, { say, number, percent }: Words): string {
  if (value === null) return NOT_KNOWN;
  if (interval === null) return percent(100 * value);
  const [lower, upper] = [number(100 * interval.lower), percent(100 * interval.upper)];
  return say("own-flags.interval", { value: percent(100 * value), lower, upper });
}

function rateWords({ value, interval }: BacktestNumber, { say, number }: Words): string {
  if (value === null) return NOT_KNOWN;
  if (interval === null) return number(value, 2);
  const [lower, upper] = [number(interval.lower, 2), number(interval.upper, 2)];
  return say("own-flags.interval", { value: number(value, 2), lower, upper });
}
