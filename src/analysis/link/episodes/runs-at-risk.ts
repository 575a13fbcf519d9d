import type { LinkDays, SpikeLevel } from "./link-days.ts";

/** A run whose outcome is known. */
export interface RunAtRisk {
  readonly dayNumber: number;
  readonly level: SpikeLevel;
  /** A new episode began in the days after it, its own day left out. */
  readonly isFollowed: boolean;
}

/** A run is followed by an episode when one begins within this many days after it. */
const FOLLOWED_WITHIN_DAYS = 7;

/**
 * The runs on days at risk, each with whether a new episode began in the 7 days after. A run on the day on which an
 * episode began is left out: nobody can tell which came first. So is a run after which the pain log was not kept.
 *
 * @param lagDays a run is also left out when an episode began in so many days after it: those days may have hurt already
 * @see docs/METHODS.md#runs-at-risk
 */
export function runsAtRisk(days: LinkDays, lagDays = 0): RunAtRisk[] {
  return days.runs.flatMap(({ dayNumber, level }) => {
    if (days.atRisk[dayNumber] !== 1 || hasOnset(days, dayNumber, dayNumber + lagDays)) return [];
    const last = dayNumber + lagDays + FOLLOWED_WITHIN_DAYS;
    const isFollowed = hasOnset(days, dayNumber + lagDays + 1, last);
    return isFollowed || days.kept[last] === 1 ? [{ dayNumber, level, isFollowed }] : [];
  });
}

function hasOnset({ onset }: LinkDays, from: number, to: number): boolean {
  for (let i = from; i <= to; i++) if (onset[i] === 1) return true;
  return false;
}
