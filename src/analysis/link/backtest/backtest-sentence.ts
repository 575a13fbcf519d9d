import type { BacktestReport } from "../../../domain/backtest.ts";
import { FEWEST_EVENTS } from "./verdicts.ts";

/**
 * What a backtest comes to, in a sentence or two.
 *
 * @see docs/METHODS.md#flags-and-their-verdicts
 */
export function backtestSentence({
  span,
  followedDays,
  views,
}: Pick<BacktestReport, "span" | "followedDays" | "views">): string {
  if (span === null) return "There is no history to look back on yet.";
  if (followedDays === 0)
    return "Nobody can tell how the flags did: the pain log has too few answers. A log kept every week, “no pain” included, will tell.";
  const fresh = views.find(({ kind }) => kind === "new-onset");
  const onsets = fresh?.flags[0]?.score.events ?? 0;
  if (fresh === undefined || onsets < FEWEST_EVENTS)
    return `Too few to say: ${onsets} new ${onsets === 1 ? "onset" : "onsets"} of pain in the days that count, where ${FEWEST_EVENTS} are the least.`;
  const better = fresh.flags.filter(({ verdict }) => verdict.kind === "better").map(({ flag }) => flag.code);
  const tested = `${fresh.tests} of ${fresh.flags.length} flags had enough alerts to be tested`;
  if (better.length === 0)
    return `Before new onsets of pain no flag did better than random alerts on your data (${tested}).`;
  return `Before new onsets of pain ${better.join(", ")} did better than random alerts on your data (${tested}). One history cannot prove it.`;
}
