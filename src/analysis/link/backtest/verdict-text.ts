import type { AlertScore } from "../../../domain/backtest.ts";

/** Below this many events even a test that speaks is not called more than a hint. */
const FIRM_EVENTS = 15;

/**
 * What is said about a flag when there is too little to say.
 *
 * @see docs/METHODS.md#flags-and-their-verdicts
 */
export function tooFewText(score: AlertScore): string {
  return `${countsText(score)} Too few to say.`;
}

/**
 * What is said about a flag that its own pattern, moved around the calendar, would have matched.
 *
 * @see docs/METHODS.md#flags-and-their-verdicts
 */
export function noBetterText(score: AlertScore): string {
  return `${countsText(score)} It does no better than random alerts on your data.`;
}

/**
 * What is said about a flag that did better than chance on this history.
 *
 * @see docs/METHODS.md#flags-and-their-verdicts
 */
export function betterText(score: AlertScore): string {
  const caution =
    score.spells < FIRM_EVENTS
      ? "with so few this can still be chance"
      : "exploratory: one runner, and not a test on new days";
  return `${countsText(score)} More often right than the same alerts moved around your calendar; ${caution}.`;
}

/** "In backtest n alerts: x true, y false; random alerts would catch z %." */
function countsText({ episodes, hitEpisodes, events, caught, randomRecall }: AlertScore): string {
  if (episodes === 0) return `No alert on the days that count; ${counted(events, "event")} to catch.`;
  const alerts = `In backtest ${counted(episodes, "alert")}: ${hitEpisodes} true, ${episodes - hitEpisodes} false.`;
  if (randomRecall === null) return `${alerts} No event to catch.`;
  return `${alerts} It caught ${caught} of ${events}; as many random alert days would catch ${Math.round(100 * randomRecall)} %.`;
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? "" : "s"}`;
}
