import type { DayRecord } from "../../domain/assessment.ts";
import type { RunnerHistory } from "../../domain/history.ts";
import type { Spike } from "../../domain/load.ts";
import { addDays, isWithin, type LocalDay } from "../../domain/local-day.ts";
import { spikeOn } from "../ratio/spike.ts";
import { wholeRuns } from "../ratio/whole-runs.ts";
import { recordsWithin } from "../series/records-within.ts";

export type SpikeSize = "small" | "moderate" | "large";

/** A run, done or planned, that is a spike. */
export interface SpikeEvent {
  readonly day: LocalDay;
  readonly size: SpikeSize;
  /** How much longer than the longest of the 30 days before, in percent. */
  readonly longerPct: number;
  readonly sessionM: number;
  readonly longestPriorM: number;
  readonly isProvisional: boolean;
  readonly isPlanned: boolean;
}

/**
 * The spikes among the runs done.
 *
 * @param days day records up to `asOf`
 * @see docs/METHODS.md#spike-rules
 */
export function doneSpikes(days: readonly DayRecord[]): SpikeEvent[] {
  const events: SpikeEvent[] = [];
  for (const { spike } of days) {
    const event = eventOf(spike, false);
    if (event !== null) events.push(event);
  }
  return events;
}

/**
 * The spikes among the runs planned from `asOf` to `horizonDays` later. Each plan stands alone: a run that is not done
 * yet does not make the next one look shorter. A plan for today falls away once a run of today is known.
 *
 * @param days day records up to `asOf`
 * @see docs/METHODS.md#spike-rules
 */
export function plannedSpikes(
  history: RunnerHistory,
  days: readonly DayRecord[],
  asOf: LocalDay,
  horizonDays: number,
): SpikeEvent[] {
  const plans = openPlans(history, days, asOf, horizonDays);
  if (plans.length === 0) return [];
  const done = wholeRuns(history.sessions.filter(({ localDay }) => localDay <= asOf));
  const first = days[0]?.day ?? null;
  return plans.flatMap((plan) => eventOf(spikeOn(plan.day, [...done, { ...plan, parts: 1 }], first), true) ?? []);
}

/**
 * The planned runs that are still to come.
 *
 * @see docs/METHODS.md#spike-rules
 */
export function openPlans(
  history: Pick<RunnerHistory, "planned">,
  days: readonly DayRecord[],
  asOf: LocalDay,
  horizonDays: number,
): RunnerHistory["planned"] {
  const hasRunToday = recordsWithin(days, { from: asOf, to: asOf }).some(({ state }) => state === "observed");
  const range = { from: hasRunToday ? addDays(asOf, 1) : asOf, to: addDays(asOf, horizonDays) };
  return history.planned.filter(({ day }) => isWithin(day, range)).sort((a, b) => a.day - b.day);
}

function eventOf(spike: Spike, isPlanned: boolean): SpikeEvent | null {
  const { day, category, value, sessionM, longestPrior30dM, provisional } = spike;
  if (category === "none" || category === "reference" || category === "return-from-break") return null;
  if (value === null || sessionM === null || longestPrior30dM === null) return null;
  const longerPct = 100 * (value - 1);
  return {
    day,
    size: category,
    longerPct,
    sessionM,
    longestPriorM: longestPrior30dM,
    isProvisional: provisional,
    isPlanned,
  };
}
