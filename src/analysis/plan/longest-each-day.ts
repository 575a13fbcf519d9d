import { addDays, daysOf, type LocalDay } from "../../domain/local-day.ts";
import { type LongestNoSpike, longestNoSpike } from "../ratio/longest-no-spike.ts";
import { PLAN_DAYS, type PlanRuns } from "./planned-runs.ts";

/** How long a run of one day may be before it is called a spike. */
export interface DayLimit {
  readonly day: LocalDay;
  /** If the plan is run as written until then; null when there is nothing to compare with. */
  readonly limit: LongestNoSpike | null;
  /** The limit rests on a planned run: it holds only once that one was run. */
  readonly restsOnPlan: boolean;
  /** From the runs done alone, as if nothing was run until then. */
  readonly limitFromDone: LongestNoSpike | null;
}

/**
 * The longest run that is no spike today and on each of the next 14 days.
 *
 * @returns ascending, 15 days
 * @see docs/METHODS.md#longest-run-each-day
 */
export function longestEachDay({ done, planned }: PlanRuns, asOf: LocalDay): DayLimit[] {
  const all = [...done, ...planned];
  return daysOf({ from: asOf, to: addDays(asOf, PLAN_DAYS) }).map((day) => {
    const limit = longestNoSpike(all, day);
    const limitFromDone = longestNoSpike(done, day);
    return { day, limit, restsOnPlan: limit !== null && limit.limitM !== limitFromDone?.limitM, limitFromDone };
  });
}
