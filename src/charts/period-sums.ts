import type { DayRecord, WeekSummary } from "../domain/assessment.ts";
import type { DayRange, LocalDay } from "../domain/local-day.ts";
import { type ChartFrame, columnFinder } from "./frame.ts";

const SPIKES: ReadonlySet<string> = new Set(["small", "moderate", "large"]);
/** A week with a missing day may be too low; of months and quarters that is said when a tenth is missing. */
const LEAST_COVERAGE = { week: 1, month: 0.9, quarter: 0.9 } as const;

/** What is known about the runs of one column. */
export interface PeriodSum {
  readonly range: DayRange;
  /** Null where no day is known, and where none has a run but some are not known: that is not a zero. */
  readonly distanceM: number | null;
  readonly longestRunM: number | null;
  /** Known days over the days up to today, 0–1. */
  readonly coverage: number;
  /** The largest of: longest run of a day over the longest of the 30 days before it; null without a spike. */
  readonly spikeRatio: number | null;
  readonly isNow: boolean;
  /** So many days are missing that the sum may be too low. The column that still runs is not missing them. */
  readonly isPartial: boolean;
}

type Counted = Pick<PeriodSum, "distanceM" | "longestRunM" | "coverage">;

/** Sums of each column: those of weeks are the report's own, those of months are made of its days. */
export function periodSums(
  frame: ChartFrame,
  weeks: readonly WeekSummary[],
  days: readonly DayRecord[],
  asOf: LocalDay,
): readonly PeriodSum[] {
  const counted = frame.step === "week" ? fromWeeks(weeks) : fromDays(frame, days, asOf);
  const spikes = spikesOf(frame, days);
  return frame.columns.map((range) => {
    const { distanceM, longestRunM, coverage } = counted.get(range.from) ?? NOTHING;
    const isNow = asOf >= range.from && asOf <= range.to;
    return {
      range,
      distanceM: distanceM === 0 && coverage < 1 ? null : distanceM,
      longestRunM,
      coverage,
      spikeRatio: spikes.get(range.from) ?? null,
      isNow,
      isPartial: coverage < LEAST_COVERAGE[frame.step] && !isNow,
    };
  });
}

const NOTHING: Counted = { distanceM: null, longestRunM: null, coverage: 0 };

const fromWeeks = (weeks: readonly WeekSummary[]): ReadonlyMap<LocalDay, Counted> =>
  new Map(weeks.map((week) => [week.weekStart, week]));

function fromDays(frame: ChartFrame, days: readonly DayRecord[], asOf: LocalDay): ReadonlyMap<LocalDay, Counted> {
  const columnOf = columnFinder(frame);
  const known = new Map<LocalDay, DayRecord[]>();
  for (const record of days) {
    const start = record.state === "unknown" ? null : columnOf(record.day);
    if (start === null) continue;
    const own = known.get(start);
    if (own === undefined) known.set(start, [record]);
    else own.push(record);
  }
  return new Map(
    frame.columns.flatMap(({ from, to }) => {
      const own = known.get(from);
      return own === undefined ? [] : [[from, countedOf(own, Math.min(to, asOf) - from + 1)] as const];
    }),
  );
}

function countedOf(records: readonly DayRecord[], days: number): Counted {
  const longest = records.flatMap(({ spike }) => spike.sessionM ?? []);
  return {
    distanceM: records.reduce((sum, { distanceM }) => sum + (distanceM ?? 0), 0),
    longestRunM: longest.length === 0 ? null : Math.max(...longest),
    coverage: records.length / days,
  };
}

function spikesOf(frame: ChartFrame, days: readonly DayRecord[]): ReadonlyMap<LocalDay, number> {
  const columnOf = columnFinder(frame);
  const spikes = new Map<LocalDay, number>();
  for (const { day, spike } of days) {
    const start = spike.value !== null && SPIKES.has(spike.category) ? columnOf(day) : null;
    if (start !== null) spikes.set(start, Math.max(spike.value ?? 0, spikes.get(start) ?? 0));
  }
  return spikes;
}
