import type { BacktestReport, BacktestView, FlagBacktest } from "../domain/backtest.ts";
import { formatLocalDay } from "../domain/local-day.ts";

/** The stable machine form of a backtest: days as text, numbers as they are, null where there is none. */
export function backtestJson(report: BacktestReport) {
  const { span } = report;
  return {
    asOf: formatLocalDay(report.asOf),
    athlete: report.athlete,
    ruleSet: report.ruleSet,
    horizonDays: report.horizonDays,
    from: span === null ? null : formatLocalDay(span.from),
    to: span === null ? null : formatLocalDay(span.to),
    calendarDays: report.calendarDays,
    answeredDays: report.answeredDays,
    followedDays: report.followedDays,
    sentence: report.sentence,
    views: report.views.map(viewJson),
  };
}

function viewJson({ kind, days, events, tests, flags }: BacktestView) {
  return { kind, days, events: events.map(formatLocalDay), tests, flags: flags.map(flagJson) };
}

function flagJson({ flag, meaning, isPrimary, score, forecast, verdict }: FlagBacktest) {
  const p = verdict.kind === "too-few" ? { pValue: null, adjustedP: null } : verdict;
  return {
    flag: flag.code,
    kind: flag.kind,
    meaning,
    primary: isPrimary,
    ...score,
    forecast,
    verdict: verdict.kind,
    pValue: p.pValue,
    adjustedP: p.adjustedP,
    text: verdict.text,
  };
}
