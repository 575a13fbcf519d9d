import type { DayRecord } from "../../../domain/assessment.ts";
import type { AlertCounts, BacktestFlag } from "../../../domain/backtest.ts";
import type { RunnerHistory } from "../../../domain/history.ts";
import { valuesAtShifts } from "../statistics/circular-shift.ts";
import type { ShiftedAthlete } from "../statistics/drawn-shifts.ts";
import { type BacktestOptions, backtestCalendar, type FlagTrack, viewTracks } from "./backtest-tracks.ts";
import { countAlerts } from "./score-alerts.ts";
import { hitsAtShift } from "./shifted-hits.ts";

/** One athlete's part of a squad's backtest, as plain data. */
export interface AthleteFlags {
  /** Days that count, and the new onsets with such a day before them. */
  readonly days: number;
  readonly events: number;
  /** One entry a flag, in the same order for everybody. */
  readonly flags: readonly AthleteFlag[];
}

export interface AthleteFlag {
  readonly flag: BacktestFlag;
  readonly meaning: string;
  readonly isPrimary: boolean;
  readonly counts: AlertCounts;
  /** Hit days, as they are and moved around the calendar; null where nothing can hit or be moved. */
  readonly shifted: ShiftedAthlete | null;
}

/**
 * What every flag said before new onsets on one athlete's history, ready to be added up over a squad. Therapy is left out
 * beforehand: an athlete may share runs and pain without it.
 *
 * @param records from `dailyRecords` for the same history and `asOf`
 * @returns null when no day counts
 * @see docs/METHODS.md#flags-over-a-squad
 */
export function athleteFlags(
  history: RunnerHistory,
  records: readonly DayRecord[],
  options: BacktestOptions,
): AthleteFlags | null {
  const calendar = backtestCalendar({ ...history, therapy: [] }, records, options);
  if (calendar === null) return null;
  const { counted, event, flags } = viewTracks("new-onset", calendar);
  const { days, events } = countAlerts({ counted, alert: new Uint8Array(counted.length), event }, options.horizonDays);
  return days === 0 ? null : { days, events, flags: flags.map((one) => athleteFlag(one, options.horizonDays)) };
}

/**
 * One flag's part of it.
 *
 * @see docs/METHODS.md#flags-over-a-squad
 */
export function athleteFlag({ track, ...flag }: FlagTrack, horizonDays: number): AthleteFlag {
  const counts = countAlerts(track, horizonDays);
  const canHit = counts.alertDays > 0 && (counts.randomPrecision ?? 0) > 0;
  const { days, at } = hitsAtShift(track, horizonDays);
  const atShifts = canHit ? valuesAtShifts(days, at) : null;
  return { ...flag, counts, shifted: atShifts === null ? null : { observed: counts.hitDays, atShifts } };
}
