import type { WeekSummary } from "../../domain/assessment.ts";

const WEEKS = 8;

/** One week as somebody may see it. How much is known belongs to the summary; what was run belongs to runs. */
export interface SharedWeek extends Pick<WeekSummary, "weekStart" | "coverage"> {
  /** Null where runs are not shared. */
  readonly running: Pick<WeekSummary, "runs" | "distanceM"> | null;
}

/** The last weeks, newest first, as far as they are shared. */
export function sharedWeeks(weeks: readonly WeekSummary[], sees: { readonly runs: boolean }): readonly SharedWeek[] {
  return weeks
    .slice(-WEEKS)
    .toReversed()
    .map(({ weekStart, coverage, runs, distanceM }) => ({
      weekStart,
      coverage,
      running: sees.runs ? { runs, distanceM } : null,
    }));
}
