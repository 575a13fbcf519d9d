import type { DayRecord } from "../../../domain/assessment.ts";
import type { BacktestFlag, BacktestHorizonDays, BacktestView } from "../../../domain/backtest.ts";
import type { RunnerHistory } from "../../../domain/history.ts";
import { addDays, type DayRange, type LocalDay } from "../../../domain/local-day.ts";
import type { AlertTrack } from "./alert-track.ts";
import { comparatorSeries, type FlagSeries, flagSeries } from "./flag-series.ts";
import { followedDays, OUTCOME_RULES, type OutcomeRules, type Outcomes, outcomesOf } from "./outcomes.ts";
import { replayDays } from "./replay.ts";

/** What a backtest is asked. */
export interface BacktestOptions {
  readonly asOf: LocalDay;
  readonly horizonDays: BacktestHorizonDays;
  readonly outcomeRules?: OutcomeRules;
  /** Hears how many of the days to replay are done. */
  readonly onReplayed?: (done: number, total: number) => void;
}

/** One runner's calendar: what followed on each day, and every flag over it. */
export interface BacktestCalendar {
  readonly span: DayRange;
  readonly outcomes: Outcomes;
  /** Days whose outcome is known; 1 is yes. */
  readonly followed: Uint8Array;
  readonly series: readonly FlagSeries[];
}

/** One flag on the days that count for it. */
export interface FlagTrack {
  readonly flag: BacktestFlag;
  readonly meaning: string;
  readonly isPrimary: boolean;
  readonly track: AlertTrack;
}

/** One way of asking, before anything is scored. */
export interface ViewTracks {
  /** Days that count, before a flag's own silences are taken off. */
  readonly counted: Uint8Array;
  readonly event: Uint8Array;
  readonly flags: readonly FlagTrack[];
}

/**
 * What every flag said at the end of each followed day, with the rules as they are now.
 *
 * @param records from `dailyRecords` for the same history and `asOf`
 * @returns null when nothing is known by `asOf`
 * @see docs/METHODS.md#flags-and-their-verdicts
 */
export function backtestCalendar(
  history: RunnerHistory,
  records: readonly DayRecord[],
  { asOf, horizonDays, outcomeRules = OUTCOME_RULES, onReplayed }: BacktestOptions,
): BacktestCalendar | null {
  const span = spanOf(history, records, asOf);
  if (span === null) return null;
  const outcomes = outcomesOf(history, span, outcomeRules);
  const followed = followedDays(outcomes, horizonDays);
  const days = markedDays(followed).map((day) => addDays(span.from, day));
  const replayed = replayDays(history, records, days, (done) => onReplayed?.(done, days.length));
  const series = [...flagSeries(replayed, span), ...comparatorSeries(outcomes, records, span)];
  return { span, outcomes, followed, series };
}

/**
 * Every flag beside what it is meant to come before: new onsets on days at risk, or any sore day on every day.
 *
 * @see docs/METHODS.md#outcomes-of-a-backtest
 */
export function viewTracks(kind: BacktestView["kind"], calendar: BacktestCalendar): ViewTracks {
  const { outcomes, followed, series } = calendar;
  const isNew = kind === "new-onset";
  const counted = isNew ? both(followed, outcomes.atRisk) : followed;
  const event = isNew ? outcomes.onset : outcomes.sore;
  const flags = series.map(({ flag, meaning, spoke, up }) => ({
    flag,
    meaning,
    isPrimary: isNew && flag.code === "SPIKE_ANY",
    track: { counted: both(counted, spoke), alert: up, event },
  }));
  return { counted, event, flags };
}

/**
 * The day numbers that are marked in a column, ascending.
 *
 * @see docs/METHODS.md#outcomes-of-a-backtest
 */
export function markedDays(column: Uint8Array): number[] {
  return [...column.keys()].filter((day) => column[day] === 1);
}

/** From the first thing that is known to `asOf`; null when nothing is. */
function spanOf(history: RunnerHistory, records: readonly DayRecord[], asOf: LocalDay): DayRange | null {
  const known = [...history.pain, ...history.noPain, ...records.slice(0, 1)].map(({ day }) => day);
  const from = known.reduce<LocalDay | null>((first, day) => (first === null || day < first ? day : first), null);
  return from === null || from > asOf ? null : { from, to: asOf };
}

function both(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.map((value, i) => (value === 1 && b[i] === 1 ? 1 : 0));
}
