import { median } from "simple-statistics";
import type { DayRecord } from "../../domain/assessment.ts";
import type { SessionSummary } from "../../domain/history.ts";
import { addDays, type DayRange, isWithin } from "../../domain/local-day.ts";
import { kmFromM } from "../../domain/units.ts";
import { measured } from "../load/measured.ts";
import { wholeRuns } from "../ratio/whole-runs.ts";
import { knownShare } from "../risk/load-view.ts";

const WEEK_DAYS = 7;
/** With fewer known days a week's running is not told. */
const MIN_COVERAGE = 0.75;

/** What the running of some weeks was like. SI units; null where too little is known. */
export interface Routine {
  readonly window: DayRange;
  /** Known days / days of the window. */
  readonly coverage: number;
  /** Runs in the window, whatever the coverage. */
  readonly runs: number;
  readonly runsPerWeek: number | null;
  readonly weeklyDistanceM: number | null;
  /** Median of the longest run of each week with a run. */
  readonly longRunM: number | null;
  readonly longestRunM: number | null;
  /** Medians over the runs that state them. */
  readonly paceSPerKm: number | null;
  readonly cadenceSpm: number | null;
  readonly groundContactS: number | null;
  readonly groundContactBalanceLeftFrac: number | null;
}

/**
 * The running routine of a window. Runs and distance a week count known days only, scaled to seven; with fewer than three
 * known days of four they are null. Pace, cadence and ground contact are medians over runs.
 *
 * @param days day records that reach the window's end where anything is known
 * @see docs/METHODS.md#therapist-brief
 */
export function routineOver(
  sessions: readonly SessionSummary[],
  days: readonly DayRecord[],
  window: DayRange,
): Routine {
  const recordings = sessions.filter(({ sport, localDay }) => sport === "run" && isWithin(localDay, window));
  const runs = wholeRuns(recordings);
  const coverage = knownShare(days, window);
  const known = days.filter(({ day, state }) => state !== "unknown" && isWithin(day, window));
  const isEnough = coverage >= MIN_COVERAGE;
  const measuredDays = known.flatMap(({ distanceM }) => (distanceM === null ? [] : [distanceM]));
  const hasDistances = measuredDays.length / daysIn(window) >= MIN_COVERAGE;
  const lengths = runs.flatMap(({ distanceM }) => (distanceM === null ? [] : [distanceM]));
  return {
    window,
    coverage,
    runs: runs.length,
    runsPerWeek: isEnough ? (runs.length / known.length) * WEEK_DAYS : null,
    weeklyDistanceM: hasDistances ? (sum(measuredDays) / measuredDays.length) * WEEK_DAYS : null,
    longRunM: medianOf(longestOfWeeks(runs, window)),
    longestRunM: lengths.length === 0 ? null : Math.max(...lengths),
    paceSPerKm: medianOf(recordings.map(paceOf)),
    cadenceSpm: medianOf(recordings.map((run) => run.avgCadenceSpm)),
    groundContactS: medianOf(recordings.map((run) => run.avgGroundContactS)),
    groundContactBalanceLeftFrac: medianOf(recordings.map((run) => run.groundContactBalanceLeftFrac)),
  };
}

function daysIn({ from, to }: DayRange): number {
  return to - from + 1;
}

function longestOfWeeks(runs: ReturnType<typeof wholeRuns>, { from, to }: DayRange): (number | null)[] {
  const weeks: (number | null)[] = [];
  for (let start = from; start <= to; start = addDays(start, WEEK_DAYS)) {
    const week = { from: start, to: addDays(start, WEEK_DAYS - 1) };
    const lengths = runs.flatMap(({ day, distanceM }) =>
      distanceM !== null && isWithin(day, week) ? [distanceM] : [],
    );
    weeks.push(lengths.length === 0 ? null : Math.max(...lengths));
  }
  return weeks;
}

function paceOf({ durationS, distanceM }: SessionSummary): number | null {
  const lastedS = measured(durationS);
  const lengthM = measured(distanceM);
  return lastedS === null || lastedS === 0 || lengthM === null || lengthM === 0 ? null : lastedS / kmFromM(lengthM);
}

function medianOf(values: readonly (number | null)[]): number | null {
  const known = values.filter((value) => value !== null);
  return known.length === 0 ? null : median(known);
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
