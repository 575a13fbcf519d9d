import type { DayRecord } from "../../domain/assessment.ts";
import type { DayRange, LocalDay } from "../../domain/local-day.ts";
import { type TimeLoss, timeLoss } from "./time-loss.ts";

/** A shorter pause is an ordinary gap between two runs. An engineering choice. */
const SHORTEST_DAYS = 7;

/** The longest stretch without a run that began in an episode. Why there was no run is not known. */
export type LongestPause =
  | {
      readonly kind: "pause";
      readonly lastRunDay: LocalDay;
      /** Null while there was no run since. */
      readonly backOn: LocalDay | null;
      readonly loss: TimeLoss;
    }
  | { readonly kind: "none" }
  | { readonly kind: "cannot-say"; readonly unknownDays: number };

/**
 * The longest pause from running that began in a range of days: 7 days or more, each of them known, from one run to the next.
 *
 * @param range an episode, from its first sore day to its last
 * @param days dense and ascending day records up to `asOf`
 * @see docs/METHODS.md#time-loss
 */
export function longestPause(range: DayRange, days: readonly DayRecord[], asOf: LocalDay): LongestPause {
  const pauses = pausesIn(range, days, asOf);
  const longest = pauses.reduce<Found | null>((best, one) => (lengthOf(one) > lengthOf(best) ? one : best), null);
  if (longest !== null) return longest;
  const unknownDays = unknownIn(range, days);
  return unknownDays > 0 ? { kind: "cannot-say", unknownDays } : { kind: "none" };
}

type Found = Extract<LongestPause, { kind: "pause" }>;

const lengthOf = (pause: Found | null): number => pause?.loss.days ?? 0;

function pausesIn(range: DayRange, days: readonly DayRecord[], asOf: LocalDay): Found[] {
  const known = days.filter(({ day }) => day <= asOf);
  const runDays = known.filter(({ runs }) => runs > 0).map(({ day }) => day);
  return runDays.flatMap((lastRunDay, i) => {
    if (lastRunDay < range.from - 1 || lastRunDay > range.to) return [];
    const backOn = runDays[i + 1] ?? null;
    const pause = pauseOf(lastRunDay, backOn, asOf);
    const last = (backOn ?? asOf) as LocalDay;
    return pause === null || unknownIn({ from: lastRunDay, to: last }, known) > 0 ? [] : [pause];
  });
}

function pauseOf(lastRunDay: LocalDay, backOn: LocalDay | null, asOf: LocalDay): Found | null {
  const loss = timeLoss(lastRunDay, backOn, asOf);
  const without = (backOn ?? asOf + 1) - lastRunDay - 1;
  return loss === null || without < SHORTEST_DAYS ? null : { kind: "pause", lastRunDay, backOn, loss };
}

/** Days that nobody has told us about; those before the first known day count too. */
function unknownIn({ from, to }: DayRange, days: readonly DayRecord[]): number {
  const known = days.filter(({ day, state }) => day >= from && day <= to && state !== "unknown").length;
  return to - from + 1 - known;
}
