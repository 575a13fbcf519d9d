import { dailyRecords } from "../analysis/daily-records.ts";
import { type AthleteFlags, athleteFlags } from "../analysis/link/backtest/athlete-flags.ts";
import { squadFlags } from "../analysis/link/backtest/squad-flags.ts";
import { squadFlagsSentence } from "../analysis/link/backtest/squad-flags-text.ts";
import { RULE_SET } from "../analysis/risk/rules.ts";
import type { SquadBacktest } from "../domain/backtest.ts";
import type { RunnerHistory } from "../domain/history.ts";
import type { AthleteId } from "../domain/ids.ts";
import { ENGLISH } from "../messages/words.ts";
import type { BacktestQuery } from "./backtest.ts";
import type { Deps } from "./deps.ts";
import { runnerHistory } from "./runner-history.ts";
import type { SquadProgress } from "./squad-report.ts";

/** A squad's backtest without a store: what every flag did for each athlete. */
export interface SquadOfFlags extends BacktestQuery {
  readonly members: readonly AthleteFlags[];
  readonly athletes: number;
}

/**
 * Replays the rules over the history of each of these athletes, off this thread, and adds up what came after each flag.
 * Reading changes nothing, and the answer names nobody.
 *
 * @param athletes who share both runs and pain
 */
export async function squadBacktest(
  deps: Deps,
  athletes: readonly AthleteId[],
  query: BacktestQuery,
  onProgress: (progress: SquadProgress) => void = () => undefined,
): Promise<SquadBacktest> {
  const members: AthleteFlags[] = [];
  for (const [i, athlete] of athletes.entries()) {
    const history = await runnerHistory(deps, athlete);
    const flags = await deps.analyse("squad-flags", { history, query });
    if (flags !== null) members.push(flags);
    onProgress({ done: i + 1, total: athletes.length + 1, what: "replaying the rules" });
  }
  const answer = await deps.analyse("squad-backtest", { ...query, members, athletes: athletes.length });
  onProgress({ done: athletes.length + 1, total: athletes.length + 1, what: "adding up" });
  return answer;
}

/** One athlete's part, without a store; null when no day counts. */
export const flagsOfAthlete = (history: RunnerHistory, query: BacktestQuery): AthleteFlags | null =>
  athleteFlags(history, dailyRecords(history, query.asOf), query);

/** The sum, without a store. */
export function squadBacktestOn({ members, athletes, asOf, horizonDays }: SquadOfFlags): SquadBacktest {
  const found = squadFlags(members);
  const events = members.reduce((total, one) => total + one.events, 0);
  const said = squadFlagsSentence(found, members.length, events);
  const asked = { asOf, ruleSet: RULE_SET, horizonDays, athletes };
  return { ...asked, members: members.length, found, sentence: ENGLISH.tell(said), said };
}
