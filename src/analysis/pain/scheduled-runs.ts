import type { DayRecord } from "../../domain/assessment.ts";
import type { RunnerHistory } from "../../domain/history.ts";
import { type DayRange, isWithin, type LocalDay } from "../../domain/local-day.ts";

/** A run of less than this share of what was planned was shortened. An engineering choice. */
const SHORTENED_BELOW_FRAC = 0.8;

/** What became of a day with planned runs. */
export interface ScheduledDay {
  readonly day: LocalDay;
  /** Runs planned for the day. */
  readonly runs: number;
  readonly outcome: "done" | "missed" | "shortened" | "unknown";
}

/**
 * The days of a range on which runs were planned, and whether they were run. A day nobody knows about is unknown, never
 * missed.
 *
 * @param days dense and ascending day records
 * @returns ascending, one a day
 * @see docs/METHODS.md#yamato-definition
 */
export function scheduledDays(
  { planned }: Pick<RunnerHistory, "planned">,
  days: readonly DayRecord[],
  range: DayRange,
): ScheduledDay[] {
  const byDay = new Map<LocalDay, { runs: number; distanceM: number }>();
  for (const { day, distanceM } of planned.filter((plan) => isWithin(plan.day, range))) {
    const sum = byDay.get(day) ?? { runs: 0, distanceM: 0 };
    byDay.set(day, { runs: sum.runs + 1, distanceM: sum.distanceM + distanceM });
  }
  const first = days[0]?.day ?? 0;
  return [...byDay]
    .sort(([a], [b]) => a - b)
    .map(([day, plan]) => ({ day, runs: plan.runs, outcome: outcomeOf(days[day - first], plan.distanceM) }));
}

function outcomeOf(record: DayRecord | undefined, plannedM: number): ScheduledDay["outcome"] {
  if (record === undefined || record.state === "unknown") return "unknown";
  if (record.state === "rest") return "missed";
  if (record.distanceM === null) return "unknown";
  return record.distanceM < SHORTENED_BELOW_FRAC * plannedM ? "shortened" : "done";
}
