import type { ChartTable } from "../../charts/chart.ts";
import type { AlertScore, BacktestFlag, BacktestNumber, CohortScore, FlagBacktest } from "../../domain/backtest.ts";
import type { Words } from "../../messages/words.ts";

const NOT_KNOWN = "–";

/** What a flag stands for, in a few words. */
export const meaningOf = (flag: BacktestFlag, { say }: Words): string =>
  flag.kind === "rule" ? say(`rule.${flag.code}.meaning`) : say(`flag.${flag.code}.meaning`);

/** What each flag did, as a table: hits, misses and false alarms with their intervals, beside random alerts at the same rate. */
export function flagTable(flags: readonly FlagBacktest[], words: Words): ChartTable {
  const { say } = words;
  return {
    headers: [say("own-flags.head.flag"), ...headsOf(say("own-flags.head.false"), words)],
    rows: flags.map(({ flag, score }) => [
      flag.code,
      ...cellsOf(score, { value: score.medianLeadDays, interval: null }, words),
    ]),
  };
}

/** The same over the athletes of a squad, with how many athletes each flag could speak for. */
export function squadFlagTable(
  flags: readonly { readonly flag: BacktestFlag; readonly score: CohortScore }[],
  words: Words,
): ChartTable {
  const { say } = words;
  return {
    headers: [
      say("own-flags.head.flag"),
      say("squad.flags.head.athletes"),
      ...headsOf(say("squad.flags.head.false"), words),
    ],
    rows: flags.map(({ flag, score }) => [flag.code, String(score.athletes), ...cellsOf(score, score.leadDays, words)]),
  };
}

const COUNTED = ["alerts", "right", "caught", "missed", "random", "lead"] as const;

const headsOf = (falseAlarms: string, { say }: Words): readonly string[] => [
  ...COUNTED.map((column) => say(`own-flags.head.${column}`)),
  falseAlarms,
  say("own-flags.head.burden"),
];

function cellsOf(score: AlertScore | CohortScore, leadDays: BacktestNumber, words: Words): readonly string[] {
  return [
    String(score.episodes),
    `${score.hitEpisodes} (${shareWords(score.precision, words)})`,
    words.say("own-flags.of", {
      caught: String(score.caught),
      events: String(score.events),
      share: shareWords(score.recall, words),
    }),
    String(score.events - score.caught),
    score.randomRecall === null ? NOT_KNOWN : words.percent(100 * score.randomRecall),
    leadWords(leadDays, words),
    rateWords(score.falsePerMonth, words),
    shareWords(score.burden, words),
  ];
}

/** Days: whole ones, or halves between two. */
function leadWords({ value, interval }: BacktestNumber, { say }: Words): string {
  if (value === null) return NOT_KNOWN;
  if (interval === null) return String(value);
  const [lower, upper] = [String(interval.lower), String(interval.upper)];
  return say("own-flags.interval", { value: String(value), lower, upper });
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
