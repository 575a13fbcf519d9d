import type { DayRecord } from "../../domain/assessment.ts";
import type { RunnerHistory } from "../../domain/history.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { PlannedRun } from "../../domain/plan.ts";
import { type WholeRun, wholeRuns } from "../ratio/whole-runs.ts";
import { openPlans } from "../risk/spike-events.ts";

/** How far a plan is looked at: today and the 14 days after it. */
export const PLAN_DAYS = 14;

/** The runs done and the runs still to come, ready to be compared. */
export interface PlanRuns {
  readonly done: readonly WholeRun[];
  /** Ascending by day, then slot. */
  readonly open: readonly PlannedRun[];
  /** Each planned run as a run of its own, whatever the pauses between them. */
  readonly planned: readonly WholeRun[];
}

/**
 * The runs done up to `asOf` and the planned runs of today and the next 14 days. A plan for today falls away once a run of
 * today is known.
 *
 * @param days day records up to `asOf`
 * @see docs/METHODS.md#plan
 */
export function planRuns(
  history: Pick<RunnerHistory, "sessions" | "planned">,
  days: readonly DayRecord[],
  asOf: LocalDay,
): PlanRuns {
  const open = [...openPlans(history, days, asOf, PLAN_DAYS)].sort((a, b) => a.day - b.day || a.slot - b.slot);
  return {
    done: wholeRuns(history.sessions.filter(({ localDay }) => localDay <= asOf)),
    open,
    planned: open.map(({ day, distanceM }) => ({ day, distanceM, parts: 1 })),
  };
}
