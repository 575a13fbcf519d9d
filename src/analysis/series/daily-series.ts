import type { EffectiveSetting } from "../../domain/athlete.ts";
import type { RunnerHistory, SessionSummary } from "../../domain/history.ts";
import { type LoadMethod, type MissingInput, ofEachMethod, type SessionLoad } from "../../domain/load.ts";
import { addDays, type LocalDay } from "../../domain/local-day.ts";
import {
  CARRY_EVERY_DAYS,
  type DailySeries,
  type DayCarry,
  type MethodSeries,
  type SeriesCarry,
  type SeriesDay,
} from "../../domain/series.ts";
import { loadOfRuns, runsOfEachDay, settingsOfDays } from "../load/daily-loads.ts";
import { type CalendarDay, dayStates } from "../load/day-states.ts";
import { measured } from "../load/measured.ts";
import { type LoadColumn, UNKNOWN, UNMEASURED } from "../ratio/load-column.ts";
import { RATIO_RULES } from "../ratio/ratio-rules.ts";
import { spikes } from "../ratio/spike.ts";
import { wholeRuns } from "../ratio/whole-runs.ts";
import { type Averages, averagesOf, carryAt, NO_CARRY, ratioColumns } from "./ratio-columns.ts";

/** A series with every load method, and where its running averages stood now and then. */
export interface FullSeries extends DailySeries {
  readonly methods: Readonly<Record<LoadMethod, MethodSeries>>;
  /** The running averages of the day before the first day or tail, and of every 28th day since. */
  readonly carries: Readonly<Record<LoadMethod, readonly DayCarry[]>>;
}

interface FullMethodSeries extends MethodSeries {
  readonly carries: readonly DayCarry[];
}

/** What has to be known of the days before, to go on from them. */
export interface SeriesBefore {
  readonly firstKnown: LocalDay;
  /** The last day that is known to be right. */
  readonly through: LocalDay;
  /** Of each method, the loads from some day to `through`, and the averages before it. */
  readonly tails: Readonly<Record<LoadMethod, SeriesTail>>;
}

export interface SeriesTail {
  /** At least 27 days, and 8 of them after `carry`; or the whole history. */
  readonly column: LoadColumn;
  readonly carry: SeriesCarry;
}

/** What the series is made from. */
export interface SeriesInput {
  /** The days to work out. */
  readonly calendar: readonly CalendarDay[];
  /** All of them, or those from 31 days before the first day to work out. */
  readonly sessions: readonly SessionSummary[];
  readonly settings: readonly EffectiveSetting[];
}

/**
 * The whole series of a history up to `asOf`.
 *
 * @returns no day when nothing is known by `asOf`
 * @see docs/METHODS.md#daily-series
 */
export function dailySeries(history: RunnerHistory, asOf: LocalDay): FullSeries {
  return seriesAfter({ ...history, calendar: dayStates(history, asOf) }, null);
}

/**
 * The series of the days after those that are known to be right, or of all days. Going on gives the same bits as beginning
 * with the first day.
 *
 * @see docs/METHODS.md#daily-series
 */
export function seriesAfter(input: SeriesInput, before: SeriesBefore | null): FullSeries {
  const { calendar, sessions, settings } = input;
  const firstDay = before === null ? (calendar[0]?.day ?? null) : addDays(before.through, 1);
  const firstKnown = before?.firstKnown ?? firstDay;
  const daysBefore = (firstDay ?? 0) - (firstKnown ?? 0);
  const runsByDay = runsOfEachDay(sessions);
  const settingsOf = settingsOfDays(settings);
  const loadBy = (method: LoadMethod) => (day: LocalDay) =>
    loadOfRuns(runsByDay.get(day) ?? [], method, settingsOf(day));
  const methods = ofEachMethod((method) => {
    const own = measuredDays(calendar, daysBefore, loadBy(method));
    return methodSeries(own, method, { tail: before?.tails[method] ?? null, firstDay });
  });
  const carries = ofEachMethod((method) => methods[method].carries);
  return { days: daysWithRuns(calendar, { sessions, runsByDay, firstKnown }), methods, carries };
}

interface MeasuredDays {
  readonly column: LoadColumn;
  readonly why: (MissingInput | null)[];
}

/** Days as a column of loads: a rest day is zero, an unknown day and an observed one without a measurement have no number. */
function measuredDays(
  days: readonly CalendarDay[],
  daysBefore: number,
  loadOf: (day: LocalDay) => SessionLoad,
): MeasuredDays {
  const column = { loads: new Float64Array(days.length), knowledge: new Uint8Array(days.length), daysBefore };
  const why = new Array<MissingInput | null>(days.length).fill(null);
  const setMissing = (index: number, knowledge: number) => {
    column.loads[index] = Number.NaN;
    column.knowledge[index] = knowledge;
  };
  for (const [index, { day, state }] of days.entries()) {
    if (state === "unknown") setMissing(index, UNKNOWN);
    if (state !== "observed") continue;
    const load = loadOf(day);
    if (load.kind === "measured") column.loads[index] = load.load;
    else {
      setMissing(index, UNMEASURED);
      why[index] = load.why;
    }
  }
  return { column, why };
}

function methodSeries(
  { column: own, why }: MeasuredDays,
  method: LoadMethod,
  { tail, firstDay }: { readonly tail: SeriesTail | null; readonly firstDay: LocalDay | null },
): FullMethodSeries {
  const column = tail === null ? own : joined(tail.column, own);
  const averages = averagesOf(column, tail?.carry ?? NO_CARRY);
  const from = column.loads.length - own.loads.length;
  const ratios = ratioColumns(column, averages, RATIO_RULES[method], { from });
  const firstOfColumn = addDays(firstDay ?? (0 as LocalDay), -from);
  return { loads: own.loads, why, ratios, carries: carriesOf(averages, firstOfColumn, column.loads.length) };
}

function carriesOf(averages: Averages, first: LocalDay, length: number): readonly DayCarry[] {
  const carries: DayCarry[] = [{ day: addDays(first, -1), carry: carryAt(averages, -1) }];
  for (let index = 0; index < length; index++) {
    const day = addDays(first, index);
    if (day % CARRY_EVERY_DAYS === 0) carries.push({ day, carry: carryAt(averages, index) });
  }
  return carries;
}

function joined(before: LoadColumn, after: LoadColumn): LoadColumn {
  const count = before.loads.length;
  const loads = new Float64Array(count + after.loads.length);
  loads.set(before.loads);
  loads.set(after.loads, count);
  const knowledge = new Uint8Array(loads.length);
  knowledge.set(before.knowledge);
  knowledge.set(after.knowledge, count);
  return { loads, knowledge, daysBefore: before.daysBefore };
}

interface RunsOfDays {
  readonly sessions: readonly SessionSummary[];
  readonly runsByDay: ReadonlyMap<LocalDay, readonly SessionSummary[]>;
  readonly firstKnown: LocalDay | null;
}

function daysWithRuns(days: readonly CalendarDay[], { sessions, runsByDay, firstKnown }: RunsOfDays): SeriesDay[] {
  const others = new Map<LocalDay, number>();
  for (const { sport, localDay } of sessions)
    if (sport !== "run") others.set(localDay, (others.get(localDay) ?? 0) + 1);
  return spikes(days, wholeRuns(sessions), firstKnown).map((spike, index) => {
    const state = days[index]?.state ?? "unknown";
    const runs = runsByDay.get(spike.day) ?? [];
    return {
      day: spike.day,
      state,
      runs: runs.length,
      others: others.get(spike.day) ?? 0,
      distanceM: state === "unknown" ? null : totalOf(runs, (run) => run.distanceM),
      durationS: state === "unknown" ? null : totalOf(runs, (run) => run.durationS),
      spike,
    };
  });
}

/** The sum over a day's runs; null when one of them lacks the quantity. */
function totalOf(runs: readonly SessionSummary[], read: (run: SessionSummary) => number | null): number | null {
  return runs.reduce<number | null>((total, run) => {
    const one = measured(read(run));
    return total === null || one === null ? null : total + one;
  }, 0);
}
