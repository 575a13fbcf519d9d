import type { SquadBacktest } from "../domain/backtest.ts";
import { formatLocalDay } from "../domain/local-day.ts";
import { withoutSaid } from "./without-said.ts";

/** The stable machine form of a squad's backtest: the day as text, numbers as they are, null where too few are in. It names nobody. */
export function squadBacktestJson(backtest: SquadBacktest) {
  const { asOf, ruleSet, horizonDays, athletes, members, sentence, found } = withoutSaid(backtest);
  return { asOf: formatLocalDay(asOf), ruleSet, horizonDays, athletes, members, sentence, found };
}
