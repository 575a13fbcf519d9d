import type { AlertScore, BacktestNumber } from "../../../domain/backtest.ts";
import { clusterBootstrap } from "../statistics/bootstrap.ts";
import { medianOf } from "../statistics/quantile.ts";
import { seededRandom } from "../statistics/seeded-random.ts";
import { DAYS_PER_MONTH } from "./score-alerts.ts";

const REPLICATES = 1000;
const SEED = 20_251_124;

/** How one flag did over several athletes. */
export interface CohortScore {
  readonly athletes: number;
  readonly events: number;
  readonly episodes: number;
  readonly precision: BacktestNumber;
  readonly recall: BacktestNumber;
  readonly falsePerMonth: BacktestNumber;
  readonly burden: BacktestNumber;
  readonly medianLeadDays: number | null;
}

/**
 * The scores of one flag over athletes, as one: sums over sums, with intervals by drawing whole athletes again (1,000 draws,
 * fixed seed).
 *
 * @param scores one item an athlete
 * @see docs/METHODS.md#intervals-of-a-backtest — Field and Welsh 2007, J R Stat Soc B 69:369
 */
export function scoreCohort(scores: readonly AlertScore[]): CohortScore {
  const over = (part: Read, whole: Read) => ratioOver(scores, part, whole);
  return {
    athletes: scores.length,
    events: sum(scores, ({ events }) => events),
    episodes: sum(scores, ({ episodes }) => episodes),
    precision: over(
      ({ hitEpisodes }) => hitEpisodes,
      ({ episodes }) => episodes,
    ),
    recall: over(
      ({ caught }) => caught,
      ({ events }) => events,
    ),
    falsePerMonth: over(
      ({ episodes, hitEpisodes }) => episodes - hitEpisodes,
      ({ days }) => days / DAYS_PER_MONTH,
    ),
    burden: over(
      ({ alertDays }) => alertDays,
      ({ days }) => days,
    ),
    medianLeadDays: medianOf(scores.flatMap(({ leadsDays }) => leadsDays)),
  };
}

type Read = (score: AlertScore) => number;

const sum = (scores: readonly AlertScore[], read: Read): number =>
  scores.reduce((total, score) => total + read(score), 0);

function ratioOver(scores: readonly AlertScore[], part: Read, whole: Read): BacktestNumber {
  const ratio = (drawn: readonly AlertScore[]) => {
    const of = sum(drawn, whole);
    return of > 0 ? sum(drawn, part) / of : null;
  };
  const drawn = clusterBootstrap(scores, ratio, { random: seededRandom(SEED), replicates: REPLICATES });
  const interval =
    drawn.kind === "cannot-tell"
      ? null
      : { lower: drawn.lower, upper: drawn.upper, method: "athlete-bootstrap" as const };
  return { value: ratio(scores), interval };
}
