import type { BacktestReport } from "../../../domain/backtest.ts";
import type { Said } from "../../../domain/said.ts";
import { said } from "../../../messages/said.ts";
import { FIRM_EVENTS } from "./verdict-text.ts";
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
}: Pick<BacktestReport, "span" | "followedDays" | "views">): Said {
  if (span === null) return said("own-flags.sentence.no-history");
  if (followedDays === 0) return said("own-flags.sentence.no-answers");
  const fresh = views.find(({ kind }) => kind === "new-onset");
  const onsets = fresh?.flags[0]?.score.events ?? 0;
  if (fresh === undefined || onsets < FEWEST_EVENTS)
    return said("own-flags.sentence.few", { onsets, least: FEWEST_EVENTS });
  const better = fresh.flags.filter(({ verdict }) => verdict.kind === "better");
  const tested = { tests: fresh.tests, all: fresh.flags.length };
  if (better.length === 0) return said("own-flags.sentence.no-better", tested);
  const told = { flags: better.map(({ flag }) => flag.code).join(", "), ...tested };
  return better.some(({ score }) => score.spells < FIRM_EVENTS)
    ? said("own-flags.sentence.better-few", told)
    : said("own-flags.sentence.better", told);
}
