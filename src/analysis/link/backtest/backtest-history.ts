import type { DayRecord } from "../../../domain/assessment.ts";
import type { BacktestReport, BacktestView } from "../../../domain/backtest.ts";
import type { RunnerHistory } from "../../../domain/history.ts";
import { addDays } from "../../../domain/local-day.ts";
import type { Said } from "../../../domain/said.ts";
import { ENGLISH } from "../../../messages/words.ts";
import { RULE_SET } from "../../risk/rules.ts";
import { backtestSentence } from "./backtest-sentence.ts";
import {
  type BacktestCalendar,
  type BacktestOptions,
  backtestCalendar,
  type FlagTrack,
  markedDays,
  viewTracks,
} from "./backtest-tracks.ts";
import { rollingForecast } from "./rolling-forecast.ts";
import { scoreAlerts } from "./score-alerts.ts";
import { hasEnough, type ScoredFlag, withVerdicts } from "./verdicts.ts";

/**
 * How every flag would have done on one runner's own history: what it said at the end of each day, and what came after.
 *
 * @param records from `dailyRecords` for the same history and `asOf`
 * @see docs/METHODS.md#flags-and-their-verdicts
 */
export function backtestHistory(
  history: RunnerHistory,
  records: readonly DayRecord[],
  options: BacktestOptions,
): Omit<BacktestReport, "athlete"> {
  const { asOf, horizonDays } = options;
  const empty = { asOf, ruleSet: RULE_SET, horizonDays };
  const calendar = backtestCalendar(history, records, options);
  if (calendar === null) {
    const counts = { span: null, calendarDays: 0, answeredDays: 0, followedDays: 0, views: [] };
    return { ...empty, ...counts, ...worded(backtestSentence(counts)) };
  }
  const { span, outcomes, followed } = calendar;
  const counts = {
    span,
    calendarDays: followed.length,
    answeredDays: markedDays(outcomes.answered).length,
    followedDays: markedDays(followed).length,
    views: (["new-onset", "all-days"] as const).map((kind) => viewOf(kind, calendar, horizonDays)),
  };
  return { ...empty, ...counts, ...worded(backtestSentence(counts)) };
}

const worded = (sentence: Said) => ({ sentence: ENGLISH.tell(sentence), said: sentence });

function viewOf(kind: BacktestView["kind"], calendar: BacktestCalendar, horizonDays: number): BacktestView {
  const tracks = viewTracks(kind, calendar);
  const flags = withVerdicts(
    tracks.flags.map((one) => scored(one, horizonDays)),
    horizonDays,
  );
  return {
    kind,
    days: markedDays(tracks.counted).length,
    events: markedDays(tracks.event).map((day) => addDays(calendar.span.from, day)),
    flags,
    tests: flags.filter(({ verdict }) => verdict.kind !== "too-few").length,
  };
}

function scored(one: FlagTrack, horizonDays: number): ScoredFlag {
  const score = scoreAlerts(one.track, horizonDays);
  return { ...one, score, forecast: hasEnough(score) ? rollingForecast(one.track, horizonDays) : null };
}
