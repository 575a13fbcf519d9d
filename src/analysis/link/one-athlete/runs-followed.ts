import type { LinkDays } from "../episodes/link-days.ts";
import { type RunAtRisk, runsAtRisk } from "../episodes/runs-at-risk.ts";

/** Runs and how many of them were followed by a new episode within 7 days, or within 7 days after the days that are left out. */
export interface RunsFollowed {
  readonly runs: number;
  readonly followed: number;
}

/** The runner's own runs in plain counts. */
export interface OwnRuns {
  readonly spike: RunsFollowed;
  readonly reference: RunsFollowed;
  /** Days just after a run that are left out: the 7 days begin after them. */
  readonly lagDays: number;
}

/**
 * Counts of spikes and of other runs, and of those that a new episode followed.
 *
 * @param lagDays days just after each run that are left out
 * @see docs/METHODS.md#runs-at-risk
 */
export function ownRuns(days: LinkDays, lagDays = 0): OwnRuns {
  const runs = runsAtRisk(days, lagDays);
  return {
    spike: counted(runs.filter(({ level }) => level === "small" || level === "moderate" || level === "large")),
    reference: counted(runs.filter(({ level }) => level === "reference")),
    lagDays,
  };
}

function counted(runs: readonly RunAtRisk[]): RunsFollowed {
  return { runs: runs.length, followed: runs.filter(({ isFollowed }) => isFollowed).length };
}
