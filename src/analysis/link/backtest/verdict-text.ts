import type { AlertScore } from "../../../domain/backtest.ts";
import type { Said } from "../../../domain/said.ts";
import { said } from "../../../messages/said.ts";

/** Below this many events even a test that speaks is not called more than a hint. */
export const FIRM_EVENTS = 15;

/**
 * What is said about a flag when there is too little to say.
 *
 * @see docs/METHODS.md#flags-and-their-verdicts
 */
export function tooFewText(score: AlertScore): Said {
  return said("own-flags.verdict.too-few", { counts: countsText(score) });
}

/**
 * What is said about a flag that its own pattern, moved around the calendar, would have matched.
 *
 * @see docs/METHODS.md#flags-and-their-verdicts
 */
export function noBetterText(score: AlertScore): Said {
  return said("own-flags.verdict.no-better", { counts: countsText(score) });
}

/**
 * What is said about a flag that did better than chance on this history.
 *
 * @see docs/METHODS.md#flags-and-their-verdicts
 */
export function betterText(score: AlertScore): Said {
  const counts = countsText(score);
  return score.spells < FIRM_EVENTS
    ? said("own-flags.verdict.better-few", { counts })
    : said("own-flags.verdict.better", { counts });
}

/** "In backtest n alerts: x true, y false; random alerts would catch z %." */
function countsText({ episodes, hitEpisodes, events, caught, randomRecall }: AlertScore): Said {
  if (episodes === 0) return said("own-flags.alerts.none", { events });
  const alerts = said("own-flags.alerts", { episodes, right: hitEpisodes, wrong: episodes - hitEpisodes });
  if (randomRecall === null) return said("own-flags.alerts.no-event", { alerts });
  return said("own-flags.alerts.caught", { alerts, caught, events, pct: Math.round(100 * randomRecall) });
}
