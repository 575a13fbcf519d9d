import type { DayRecord } from "../../../domain/assessment.ts";
import type { BacktestHorizonDays, BacktestReport, BacktestView } from "../../../domain/backtest.ts";
import type { RunnerHistory } from "../../../domain/history.ts";
import { addDays, type DayRange, type LocalDay } from "../../../domain/local-day.ts";
import type { Said } from "../../../domain/said.ts";
import { ENGLISH } from "../../../messages/words.ts";
import { RULE_SET } from "../../risk/rules.ts";
import type { AlertTrack } from "./alert-track.ts";
import { backtestSentence } from "./backtest-sentence.ts";
import { comparatorSeries, type FlagSeries, flagSeries } from "./flag-series.ts";
import { followedDays, OUTCOME_RULES, type OutcomeRules, type Outcomes, outcomesOf } from "./outcomes.ts";
import { replayDays } from "./replay.ts";
import { rollingForecast } from "./rolling-forecast.ts";
import { scoreAlerts } from "./score-alerts.ts";
import { hasEnough, type ScoredFlag, withVerdicts } from "./verdicts.ts";

/** What a backtest is asked. */
export interface BacktestOptions {
  readonly asOf: LocalDay;
  readonly horizonDays: BacktestHorizonDays;
  readonly outcomeRules?: OutcomeRules;
  /** Hears how many of the days to replay are done. */
  readonly onReplayed?: (done: number, total: number) => void;
}

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
  const span = spanOf(history, records, asOf);
  if (span === null) {
    const counts = { span, calendarDays: 0, answeredDays: 0, followedDays: 0, views: [] };
    return { ...empty, ...counts, ...worded(backtestSentence(counts)) };
  }
  const outcomes = outcomesOf(history, span, options.outcomeRules ?? OUTCOME_RULES);
  const followed = followedDays(outcomes, horizonDays);
  const days = marked(followed).map((day) => addDays(span.from, day));
  const series = [
    ...flagSeries(
      replayDays(history, records, days, (done) => options.onReplayed?.(done, days.length)),
      span,
    ),
    ...comparatorSeries(outcomes, records, span),
  ];
  const views = (["new-onset", "all-days"] as const).map((kind) =>
    viewOf(kind, { outcomes, followed, series, horizonDays, from: span.from }),
  );
  const counts = {
    span,
    calendarDays: followed.length,
    answeredDays: marked(outcomes.answered).length,
    followedDays: days.length,
    views,
  };
  return { ...empty, ...counts, ...worded(backtestSentence(counts)) };
}

const worded = (sentence: Said) => ({ sentence: ENGLISH.tell(sentence), said: sentence });

/** From the first thing that is known to `asOf`; null when nothing is. */
function spanOf(history: RunnerHistory, records: readonly DayRecord[], asOf: LocalDay): DayRange | null {
  const known = [...history.pain, ...history.noPain, ...records.slice(0, 1)].map(({ day }) => day);
  const from = known.reduce<LocalDay | null>((first, day) => (first === null || day < first ? day : first), null);
  return from === null || from > asOf ? null : { from, to: asOf };
}

const marked = (column: Uint8Array): number[] => [...column.keys()].filter((day) => column[day] === 1);

interface ViewInput {
  readonly outcomes: Outcomes;
  readonly followed: Uint8Array;
  readonly series: readonly FlagSeries[];
  readonly horizonDays: number;
  readonly from: LocalDay;
}

function viewOf(kind: BacktestView["kind"], input: ViewInput): BacktestView {
  const { outcomes, followed, series, horizonDays, from } = input;
  const isNew = kind === "new-onset";
  const counted = isNew ? both(followed, outcomes.atRisk) : followed;
  const event = isNew ? outcomes.onset : outcomes.sore;
  const flags = withVerdicts(
    series.map((one) =>
      scored(one, { counted: both(counted, one.spoke), alert: one.up, event }, { isNew, horizonDays }),
    ),
    horizonDays,
  );
  return {
    kind,
    days: marked(counted).length,
    events: marked(event).map((day) => addDays(from, day)),
    flags,
    tests: flags.filter(({ verdict }) => verdict.kind !== "too-few").length,
  };
}

function scored(
  { flag, meaning }: FlagSeries,
  track: AlertTrack,
  { isNew, horizonDays }: { readonly isNew: boolean; readonly horizonDays: number },
): ScoredFlag {
  const score = scoreAlerts(track, horizonDays);
  return {
    flag,
    meaning,
    isPrimary: isNew && flag.code === "SPIKE_ANY",
    score,
    forecast: hasEnough(score) ? rollingForecast(track, horizonDays) : null,
    track,
  };
}

function both(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((value, i) => (value === 1 && b[i] === 1 ? 1 : 0));
}
