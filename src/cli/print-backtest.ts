import type { BacktestNumber, BacktestReport, BacktestView, FlagBacktest } from "../domain/backtest.ts";
import { formatLocalDay } from "../domain/local-day.ts";
import { type Terminal, table, wrap } from "./terminal.ts";

const TITLES: Readonly<Record<BacktestView["kind"], string>> = {
  "new-onset": "Before a new onset of pain, on days without any in the 28 days before",
  "all-days": "Before any sore day, on every day: pain that is there tends to stay, so this flatters every flag",
};

/** The backtest for a person at a terminal: what was counted, each view as a table, and the verdicts in words. */
export function printBacktest(terminal: Terminal, report: BacktestReport): void {
  const { colours } = terminal;
  const { span } = report;
  terminal.out(colours.bold(wrap(report.sentence, terminal.columns)));
  if (span === null) return;
  terminal.out("");
  terminal.out(
    wrap(
      `${formatLocalDay(span.from)} to ${formatLocalDay(span.to)}: ${report.calendarDays} days, ${report.answeredDays} with a pain answer, ${report.followedDays} followed for ${report.horizonDays} days.`,
      terminal.columns,
    ),
  );
  for (const view of report.views) printView(terminal, view);
  terminal.out("");
  terminal.out(colours.dim(wrap(NOTE, terminal.columns)));
}

const NOTE =
  "Brackets hold 95 % intervals. Rules as they are now, replayed; none was fitted to this history. It describes the past of one runner and proves no cause.";

function printView(terminal: Terminal, view: BacktestView): void {
  const { colours } = terminal;
  terminal.out("");
  terminal.out(colours.bold(wrap(TITLES[view.kind], terminal.columns)));
  terminal.out(
    `${view.days} days, ${view.events.length} events in all, ${view.tests} flags with enough alerts and events to be tested.`,
  );
  const shown = view.flags.filter(({ score }) => score.episodes > 0);
  if (shown.length === 0) return;
  terminal.out("");
  const header = ["flag", "alerts", "right", "caught", "random", "lead", "false/month", "days up"];
  for (const line of table(header, shown.map(cellsOf))) terminal.out(line);
  terminal.out("");
  const isSpoken = ({ verdict, isPrimary }: FlagBacktest) => isPrimary || verdict.kind !== "too-few";
  for (const { flag, verdict, isPrimary } of shown.filter(isSpoken)) {
    const name = isPrimary ? `${flag.code} (the question asked beforehand)` : flag.code;
    terminal.out(`${colours.dim(name)}  ${wrap(verdict.text, terminal.columns, "  ")}`);
  }
  const silent = shown.filter((flag) => !isSpoken(flag)).map(({ flag }) => flag.code);
  if (silent.length > 0) terminal.out(wrap(`Too few to say: ${silent.join(", ")}.`, terminal.columns, "  "));
}

function cellsOf({ flag, score }: FlagBacktest): readonly string[] {
  return [
    flag.code,
    String(score.episodes),
    shareWords(score.precision),
    shareWords(score.recall),
    score.randomRecall === null ? "–" : percent(score.randomRecall),
    score.medianLeadDays === null ? "–" : `${score.medianLeadDays} d`,
    score.falsePerMonth.value === null ? "–" : score.falsePerMonth.value.toFixed(2),
    score.burden.value === null ? "–" : percent(score.burden.value),
  ];
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;

function shareWords({ value, interval }: BacktestNumber): string {
  if (value === null) return "–";
  if (interval === null) return percent(value);
  return `${percent(value)} (${Math.round(100 * interval.lower)}–${Math.round(100 * interval.upper)})`;
}
