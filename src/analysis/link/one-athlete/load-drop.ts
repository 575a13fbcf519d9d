import { type LinkDays, PRODROME_DAYS } from "../episodes/link-days.ts";
import { loadBefore } from "../episodes/windows.ts";
import { cannotTell, type Estimated } from "../statistics/estimated.ts";
import { ownDays, standsOut } from "./own-days.ts";
import { TIER_ONSETS } from "./tier.ts";

/** Whether the runner ran less on the last days before episodes than before other days. */
export type LoadDrop = Estimated<{
  /** Episodes with known loads before. */
  readonly onsets: number;
  /** Mean place among the runner's own days of how far the load had fallen, 0–100; 50 is as usual. */
  readonly meanPercentile: number;
  readonly pValue: number;
  readonly shifts: number;
  /** p of 5 % or less: it may have hurt before it was written down. */
  readonly isFound: boolean;
}>;

const MONTH_DAYS = 28;
const SIGNIFICANT = 0.05;

/**
 * The load of the last 3 days before each day against the 28 days before those, on onsets against the shifted calendar. A load that had dropped by the time pain was
 * written down was more likely dropped by pain than the cause of it.
 *
 * @returns `cannot-tell` with fewer than 5 episodes with known loads, or too short a calendar
 * @see docs/METHODS.md#pain-changes-load
 */
export function loadDrop(days: LinkDays): LoadDrop {
  const month = loadBefore(days, PRODROME_DAYS + MONTH_DAYS, PRODROME_DAYS + 1);
  const fall = loadBefore(days, PRODROME_DAYS, 1).map((last, t) => (month[t] as number) - last);
  const own = ownDays(days, { values: fall });
  if (own === null || own.onsets.length < TIER_ONSETS.compared) {
    return cannotTell(`fewer than ${TIER_ONSETS.compared} episodes have known loads before them`);
  }
  const test = standsOut({ ...own, values: own.percentiles }, "share");
  if (test.kind === "cannot-tell") return test;
  const { observed, pValue, shifts } = test;
  return {
    kind: "estimated",
    onsets: own.onsets.length,
    meanPercentile: observed,
    pValue,
    shifts,
    isFound: pValue <= SIGNIFICANT,
  };
}

/**
 * The days just before each day that windows leave out: none, and the last 3 where load had dropped on them before episodes.
 *
 * @see docs/METHODS.md#one-runner
 */
export function daysToLeaveOut(drop: LoadDrop): number {
  return drop.kind === "estimated" && drop.isFound ? PRODROME_DAYS : 0;
}
