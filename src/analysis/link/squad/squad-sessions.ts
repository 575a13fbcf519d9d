import { said } from "../../../messages/said.ts";
import { PRODROME_DAYS, SPIKE_CODE } from "../episodes/link-days.ts";
import { type BootstrapInterval, clusterBootstrap } from "../statistics/bootstrap.ts";
import { cannotTell, type Estimated } from "../statistics/estimated.ts";
import { type AthleteDraws, type Contrast, contrast, drawAthletes } from "./athlete-draws.ts";
import { completedSquads } from "./completed-squads.ts";
import { designOf } from "./design.ts";
import type { SquadMember } from "./person-days.ts";
import { randomIntercept } from "./random-intercept.ts";
import { type RunRows, runRows } from "./run-rows.ts";
import { oddsRatio, pick } from "./scale.ts";
import { type LevelCount, levelCounts, tellingLevels } from "./spike-levels.ts";
import { FEWEST_ATHLETES, FEWEST_EVENTS, REPLICATES, type SquadOptions } from "./squad-options.ts";
import { levelTerm, splineOf, splineTerm } from "./terms.ts";

/** Runs of one kind: how many of 1,000 were followed by a new episode, and how the odds compare. */
export interface SessionLevel extends LevelCount {
  /** Null when there is no run of this kind. */
  readonly per1000: number | null;
  readonly interval: BootstrapInterval;
  /** Odds ratio against reference runs, for the same load before, history and athlete. */
  readonly ratio: Estimated<Contrast>;
}

/** What goes before new episodes in a squad, run by run. */
export type SquadSessions = Estimated<{
  /** Days just after each run that are left out: the 7 days begin after them. */
  readonly lagDays: number;
  readonly athletes: number;
  readonly runs: number;
  readonly followed: number;
  /** Times that unknown loads before the runs were filled in; counts and shares are of the first. */
  readonly imputations: number;
  readonly sigma: number;
  /** The primary question: any spike against reference runs. */
  readonly anySpike: Estimated<Contrast>;
  readonly levels: readonly SessionLevel[];
}>;

const ANY = SPIKE_CODE.moderate;

/**
 * The session model: one row a run at risk, outcome a new episode in the 7 days after. Logistic, with the kind of run, a natural spline of the load of the 28
 * days before, an earlier episode, and a level for each athlete. Intervals by drawing athletes again.
 *
 * @returns `cannot-tell` with fewer than 5 athletes or 30 runs that were followed
 * @see docs/METHODS.md#squad-model
 */
export function squadSessions(members: readonly SquadMember[], options: SquadOptions): SquadSessions {
  const lagDays = options.lagDays ?? PRODROME_DAYS;
  const tables = completedSquads(members, options).map((squad) => runRows(squad, lagDays));
  const table = tables[0];
  if (table === undefined) throw new Error(`invalid imputations: ${options.imputations} (want 0 or more)`);
  const athletes = new Set(table.athlete).size;
  const followed = table.outcome.reduce((sum, one) => sum + one, 0);
  if (athletes < FEWEST_ATHLETES || followed < FEWEST_EVENTS) {
    return cannotTell(
      said("squad.link.why.few-runs", {
        athletes: FEWEST_ATHLETES,
        least: FEWEST_EVENTS,
        have: athletes,
        runs: followed,
      }),
    );
  }
  const counts = levelCounts(table, Int32Array.from(table.spike.keys()));
  const telling = tellingLevels(counts).map((level) => SPIKE_CODE[level]);
  const fit = ratiosOf(tables, telling, options);
  if (fit.kind === "cannot-tell") return fit;
  return {
    kind: "estimated",
    lagDays,
    athletes,
    runs: table.athlete.length,
    followed,
    imputations: options.imputations ?? 0,
    sigma: fit.sigma,
    anySpike: anySpike(tables, options),
    levels: counts.map((count) => ({
      ...count,
      per1000: count.rows === 0 ? null : (1000 * count.events) / count.rows,
      interval: shareInterval(table, SPIKE_CODE[count.level], options),
      ratio: ratioOf(count, fit.ratios),
    })),
  };
}

function ratioOf(
  { level, rows, events, athletes }: LevelCount,
  ratios: ReadonlyMap<number, Contrast>,
): Estimated<Contrast> {
  if (level === "reference") return { kind: "estimated", value: 1, lower: 1, upper: 1 };
  const ratio = ratios.get(SPIKE_CODE[level]);
  return ratio === undefined
    ? cannotTell(said("squad.link.why.level-runs", { episodes: events, athletes, runs: rows }))
    : { kind: "estimated", ...ratio };
}

/** Small, moderate and large as one kind. */
function anySpike(tables: readonly RunRows[], options: SquadOptions): Estimated<Contrast> {
  const isSpike = (code: number) =>
    code === SPIKE_CODE.small || code === SPIKE_CODE.moderate || code === SPIKE_CODE.large;
  const asOne = tables.map((table) => ({ ...table, spike: table.spike.map((code) => (isSpike(code) ? ANY : code)) }));
  const fit = ratiosOf(asOne, [ANY], options);
  if (fit.kind === "cannot-tell") return fit;
  const ratio = fit.ratios.get(ANY);
  return ratio === undefined ? cannotTell(said("squad.link.why.no-spike")) : { kind: "estimated", ...ratio };
}

type Ratios = Estimated<{ readonly ratios: ReadonlyMap<number, Contrast>; readonly sigma: number }>;

/** Rows of kinds that are not asked about, but for the reference, are left out. Several completed tables are fitted each and pooled. */
function ratiosOf(tables: readonly RunRows[], asked: readonly number[], options: SquadOptions): Ratios {
  const draws: AthleteDraws[] = [];
  const sigmas: number[] = [];
  let knots: readonly number[] | null = null;
  for (const table of tables) {
    const rows = rowsOf(table, asked);
    knots ??= splineTerm(table.chronic, rows, 3).knots;
    const terms = [splineOf(table.chronic, knots), levelTerm(table.previous, [1]), levelTerm(table.spike, asked)];
    const fit = randomIntercept(designOf(terms, rows, table));
    if (fit.kind === "cannot-tell") return fit;
    const drawn = drawAthletes(fit, options.random, options.replicates ?? REPLICATES);
    if (drawn.kind === "cannot-tell") return drawn;
    draws.push(drawn);
    sigmas.push(fit.sigma);
  }
  const columns = draws[0]?.coefficients.length ?? 0;
  const ratios = asked.map((code, place): [number, Contrast] => [
    code,
    oddsRatio(contrast(draws, pick(columns, place - asked.length))),
  ]);
  return {
    kind: "estimated",
    ratios: new Map(ratios),
    sigma: sigmas.reduce((sum, one) => sum + one, 0) / sigmas.length,
  };
}

function rowsOf({ spike }: RunRows, asked: readonly number[]): Int32Array {
  return Int32Array.from(spike.keys()).filter(
    (row) => spike[row] === SPIKE_CODE.reference || asked.includes(spike[row] as number),
  );
}

function shareInterval(table: RunRows, code: number, options: SquadOptions): BootstrapInterval {
  const byAthlete = new Map<number, { runs: number; followed: number }>();
  table.athlete.forEach((athlete, row) => {
    const counted = byAthlete.get(athlete) ?? { runs: 0, followed: 0 };
    if (table.spike[row] === code) {
      counted.runs++;
      counted.followed += table.outcome[row] as number;
    }
    byAthlete.set(athlete, counted);
  });
  return clusterBootstrap([...byAthlete.values()], shareOf, {
    random: options.random,
    replicates: options.replicates ?? REPLICATES,
  });
}

function shareOf(drawn: readonly { readonly runs: number; readonly followed: number }[]): number | null {
  const runs = drawn.reduce((sum, one) => sum + one.runs, 0);
  return runs === 0 ? null : (1000 * drawn.reduce((sum, one) => sum + one.followed, 0)) / runs;
}
