import { said } from "../../../messages/said.ts";
import { cannotTell, type Estimated } from "../statistics/estimated.ts";
import { medianOf } from "../statistics/quantile.ts";
import type { LinkDays } from "./link-days.ts";
import { loadBefore } from "./windows.ts";

/** What happened to the load once an episode had begun. */
export type ReverseView = Estimated<{
  /** Episodes with known loads on both sides. */
  readonly onsets: number;
  /** Medians, load per 7 days. */
  readonly before: number;
  readonly after: number;
  /** Episodes with less load after than before. */
  readonly fell: number;
}>;

const BEFORE_DAYS = 28;
const AFTER_DAYS = 14;

/**
 * The load of the 14 days from the onset on against the 28 days before it. Pain makes people run less; a window that
 * reached past the onset would take that for a cause.
 *
 * @see docs/METHODS.md#pain-changes-load
 */
export function reverseView(days: LinkDays): ReverseView {
  const before = loadBefore(days, BEFORE_DAYS, 1);
  const ended = loadBefore(days, AFTER_DAYS, 1);
  const pairs: { readonly before: number; readonly after: number }[] = [];
  for (let t = 0; t + AFTER_DAYS < days.length; t++) {
    const pair = { before: before[t] as number, after: ended[t + AFTER_DAYS] as number };
    if (days.onset[t] === 1 && !Number.isNaN(pair.before) && !Number.isNaN(pair.after)) pairs.push(pair);
  }
  const typicalBefore = medianOf(pairs.map((pair) => pair.before));
  const typicalAfter = medianOf(pairs.map((pair) => pair.after));
  if (typicalBefore === null || typicalAfter === null) return cannotTell(said("own-link.why.sides"));
  return {
    kind: "estimated",
    onsets: pairs.length,
    before: typicalBefore,
    after: typicalAfter,
    fell: pairs.filter((pair) => pair.after < pair.before).length,
  };
}
