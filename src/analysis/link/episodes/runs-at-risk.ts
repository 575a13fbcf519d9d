import type { LinkDays, SpikeLevel } from "./link-days.ts";

/** A run whose outcome is known. */
export interface RunAtRisk {
  readonly dayNumber: number;
  readonly level: SpikeLevel;
  /** A new episode began in the days after it, its own day left out. */
  readonly isFollowed: boolean;
}

/** A run is followed by an episode when one begins within this many days after it. */
export const FOLLOWED_WITHIN_DAYS = 7;

/**
 * The runs on days at risk, each with whether a new episode began in the 7 days after. A run on the day on which an
 * episode began is left out: nobody can tell which came first. So is a run after which the pain log was not kept.
 *
 * @see docs/METHODS.md#runs-at-risk
 */
export function runsAtRisk(days: LinkDays, withinDays = FOLLOWED_WITHIN_DAYS): RunAtRisk[] {
  return days.runs.flatMap(({ dayNumber, level }) => {
    if (days.atRisk[dayNumber] !== 1 || days.onset[dayNumber] === 1) return [];
    const isFollowed = hasOnset(days, dayNumber, withinDays);
    const isSeen = isFollowed || days.kept[dayNumber + withinDays] === 1;
    return isSeen ? [{ dayNumber, level, isFollowed }] : [];
  });
}

function hasOnset({ onset }: LinkDays, dayNumber: number, withinDays: number): boolean {
  for (let i = dayNumber + 1; i <= dayNumber + withinDays; i++) if (onset[i] === 1) return true;
  return false;
}
