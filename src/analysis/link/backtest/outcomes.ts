import type { RunnerHistory } from "../../../domain/history.ts";
import type { DayRange, LocalDay } from "../../../domain/local-day.ts";
import { PAIN_RULES } from "../../risk/pain-rules.ts";

/** What counts as an outcome. Frozen before anything was scored. */
export interface OutcomeRules {
  /** A day is sore from this NRS on, in any place and at any moment. */
  readonly soreNrs: number;
  /** Days without a sore one before the next sore day is a new onset. 14 and 42 show how much the choice matters. */
  readonly quietDays: number;
  /** The pain log is being kept on a day if some answer is at most this many days old. */
  readonly keptDays: number;
}

export const OUTCOME_RULES: OutcomeRules = {
  soreNrs: PAIN_RULES.PAIN_PERSIST.thresholds.nrsAtLeast,
  quietDays: 28,
  keptDays: 14,
};

/** What a pain log says about each day of a span; 1 is yes. */
export interface Outcomes {
  readonly answered: Uint8Array;
  /** Any pain, however little. */
  readonly hurt: Uint8Array;
  readonly sore: Uint8Array;
  /** A sore day after at least `quietDays` days without one. */
  readonly onset: Uint8Array;
  /** Neither sore nor within `quietDays` after a sore day. */
  readonly atRisk: Uint8Array;
  /** The log was being kept: an answer, "no pain" included, in the last `keptDays` days. */
  readonly kept: Uint8Array;
}

/**
 * Sore days, onsets, and the days on which somebody was at risk and would have said so.
 *
 * @param span the days to look at; nothing outside it counts
 * @see docs/METHODS.md#outcomes-of-a-backtest
 */
export function outcomesOf(
  history: Pick<RunnerHistory, "pain" | "noPain">,
  span: DayRange,
  rules: OutcomeRules = OUTCOME_RULES,
): Outcomes {
  const length = span.to - span.from + 1;
  const answered = new Uint8Array(length);
  const hurt = new Uint8Array(length);
  const sore = new Uint8Array(length);
  const mark = (column: Uint8Array, day: LocalDay) => {
    if (day >= span.from && day <= span.to) column[day - span.from] = 1;
  };
  for (const { day } of history.noPain) mark(answered, day);
  for (const { day, nrs } of history.pain) {
    mark(answered, day);
    if (nrs > 0) mark(hurt, day);
    if (nrs >= rules.soreNrs) mark(sore, day);
  }
  return outcomeColumns({ answered, hurt, sore }, rules);
}

/**
 * The same from columns of days that were answered, hurt and sore.
 *
 * @see docs/METHODS.md#outcomes-of-a-backtest
 */
export function outcomeColumns(
  said: Pick<Outcomes, "answered" | "hurt" | "sore">,
  rules: OutcomeRules = OUTCOME_RULES,
): Outcomes {
  const { answered, sore } = said;
  const sinceSore = daysSince(sore);
  const sinceAnswer = daysSince(answered);
  return {
    ...said,
    onset: sore.map((isSore, day) => (isSore === 1 && (sinceSore[day - 1] ?? Infinity) >= rules.quietDays ? 1 : 0)),
    atRisk: sore.map((_, day) => ((sinceSore[day] ?? Infinity) > rules.quietDays ? 1 : 0)),
    kept: sore.map((_, day) => ((sinceAnswer[day] ?? Infinity) < rules.keptDays ? 1 : 0)),
  };
}

/** Days since the last marked day, 0 on it; infinite before the first. */
function daysSince(column: Uint8Array): Float64Array {
  let last = Number.NEGATIVE_INFINITY;
  return Float64Array.from(column, (isMarked, day) => {
    if (isMarked === 1) last = day;
    return day - last;
  });
}

/**
 * The days whose outcome is known: the log was being kept on the day and at the end of the horizon after it. Days without
 * an answer in between are taken as days without a new sore place, which a log that is being kept makes likely but does
 * not prove.
 *
 * @see docs/METHODS.md#outcomes-of-a-backtest
 */
export function followedDays({ kept }: Outcomes, horizonDays: number): Uint8Array {
  return kept.map((isKept, day) => (isKept === 1 && kept[day + horizonDays] === 1 ? 1 : 0));
}
