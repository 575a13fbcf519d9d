import type { BacktestFlag, BacktestVerdict, CohortScore, SquadFlags } from "../../../domain/backtest.ts";
import type { Said } from "../../../domain/said.ts";
import { said } from "../../../messages/said.ts";
import { FEWEST_ATHLETES, FEWEST_EVENTS } from "../squad/squad-options.ts";

/**
 * What is said about one flag over a squad.
 *
 * @param score null where nothing may be told of it
 * @see docs/METHODS.md#flags-over-a-squad
 */
export function squadVerdictText(
  kind: BacktestVerdict["kind"],
  score: CohortScore | null,
  chanceHitDays: number | null,
): Said {
  if (score === null) return said("squad.flags.verdict.hidden");
  const counts = countsText(score);
  if (kind === "too-few" || chanceHitDays === null)
    return said("squad.flags.verdict.too-few", { counts, least: FEWEST_EVENTS });
  const { hitDays, alertDays } = score;
  const days = said("squad.flags.moved", { hit: hitDays, up: alertDays, chance: { number: chanceHitDays, digits: 0 } });
  return said(`squad.flags.verdict.${kind}`, { counts, days });
}

/** "40 alerts: 9 true, 31 false. They caught 9 of 52; as many random alert days would catch 14 %." */
function countsText({ episodes, hitEpisodes, events, caught, randomRecall }: CohortScore): Said {
  const alerts = said("squad.flags.alerts", { episodes, right: hitEpisodes, wrong: episodes - hitEpisodes });
  return said("squad.flags.caught", { alerts, caught, events, pct: Math.round(100 * (randomRecall ?? 0)) });
}

/**
 * What a squad's backtest comes to, in a sentence or two. With too few athletes it says how many there are, and no more of them.
 *
 * @param members athletes with days that count
 * @param events their new onsets
 * @see docs/METHODS.md#flags-over-a-squad
 */
export function squadFlagsSentence(found: SquadFlags | null, members: number, events: number): Said {
  if (members < FEWEST_ATHLETES) return said("squad.flags.sentence.few-athletes", { members, least: FEWEST_ATHLETES });
  if (found === null) return said("squad.flags.sentence.few", { events, members, least: FEWEST_EVENTS });
  const tested = { tests: found.tests, all: found.flags.length };
  const better = found.flags.filter(({ verdict }) => verdict.kind === "better").map(({ flag }) => meaningOf(flag));
  if (found.tests === 0) return said("squad.flags.sentence.no-tests", { least: FEWEST_EVENTS });
  if (better.length === 0) return said("squad.flags.sentence.no-better", tested);
  return said("squad.flags.sentence.better", { flags: { list: better, of: "and" }, ...tested });
}

const meaningOf = (flag: BacktestFlag): Said =>
  flag.kind === "rule" ? said(`rule.${flag.code}.meaning`) : said(`flag.${flag.code}.meaning`);
