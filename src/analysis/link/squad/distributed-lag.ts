import { said } from "../../../messages/said.ts";
import { cannotTell, type Estimated } from "../statistics/estimated.ts";
import { splineKnots } from "../statistics/natural-spline.ts";
import { quantileOfSorted } from "../statistics/quantile.ts";
import { type AthleteDraws, type Contrast, contrast, drawAthletes } from "./athlete-draws.ts";
import { completedSquads } from "./completed-squads.ts";
import { crossBasis, LAG_BASIS, LAG_COLUMNS, LAG_DAYS, loadBasis } from "./cross-basis.ts";
import { designOf, type Term } from "./design.ts";
import { personDays, type SquadMember } from "./person-days.ts";
import { type RandomInterceptFit, randomIntercept } from "./random-intercept.ts";
import { oddsRatio } from "./scale.ts";
import { FEWEST_ATHLETES, FEWEST_EVENTS, REPLICATES, type SquadOptions } from "./squad-options.ts";
import { levelTerm } from "./terms.ts";

/** The odds of a new episode against a rest day, by the load of one day and how long ago it was. */
export type DistributedLag = Estimated<{
  readonly daysAtRisk: number;
  readonly episodes: number;
  /** Daily loads of the surface, ascending. */
  readonly loads: readonly number[];
  /** Odds ratios, load by load: `surface[i][lag]`, lag 0 is the day before. */
  readonly surface: readonly (readonly number[])[];
  /** One long day (the runner days' 90th percentile) at each lag, with its interval. */
  readonly longDay: { readonly load: number; readonly byLag: readonly Contrast[] };
}>;

const SURFACE_LOADS = 11;

/**
 * The reference analysis: a distributed-lag model over the 28 days before, with natural splines over load and lag, the time since the start, an earlier
 * episode, and a level for each athlete. A day needs 28 known days before it, or filled-in ones.
 *
 * @returns `cannot-tell` with fewer than 5 athletes or 30 episodes on such days, or loads that hardly differ
 * @see docs/METHODS.md#distributed-lags
 */
export function distributedLag(members: readonly SquadMember[], options: SquadOptions): DistributedLag {
  const loads = runningLoads(members);
  const knots = splineKnots(loads, 3);
  if (knots === null) return cannotTell(said("squad.link.why.alike"));
  const draws: AthleteDraws[] = [];
  let counted = { daysAtRisk: 0, episodes: 0 };
  for (const completed of completedSquads(members, options)) {
    const { fit, ...counts } = lagFit(completed, knots);
    if (fit.kind === "cannot-tell") return fit;
    counted = counts;
    const drawn = drawAthletes(fit, options.random, options.replicates ?? REPLICATES);
    if (drawn.kind === "cannot-tell") return drawn;
    draws.push(drawn);
  }
  return told(draws, loads, knots, counted);
}

function runningLoads(members: readonly SquadMember[]): Float64Array {
  const loads: number[] = [];
  for (const { days } of members) {
    days.load.forEach((load, t) => {
      if (days.known[t] === 1 && load > 0) loads.push(load);
    });
  }
  return Float64Array.from(loads).sort();
}

function lagFit(
  members: readonly SquadMember[],
  knots: readonly number[],
): { readonly fit: RandomInterceptFit; readonly daysAtRisk: number; readonly episodes: number } {
  const table = personDays(members);
  const bases = members.map(({ days }) => crossBasis(days, knots));
  const columns = (knots.length - 1) * LAG_COLUMNS;
  const placeOf = (row: number) => (table.dayNumber[row] as number) * columns;
  const basisOf = (row: number) => bases[table.athlete[row] as number] as Float64Array;
  const rows = Int32Array.from(table.athlete.keys()).filter((row) => !Number.isNaN(basisOf(row)[placeOf(row)]));
  const episodes = rows.reduce((sum, row) => sum + (table.outcome[row] as number), 0);
  const counts = { daysAtRisk: rows.length, episodes };
  if (new Set(Array.from(rows, (row) => table.athlete[row])).size < FEWEST_ATHLETES || episodes < FEWEST_EVENTS) {
    return {
      ...counts,
      fit: cannotTell(said("squad.link.why.few-lags", { athletes: FEWEST_ATHLETES, least: FEWEST_EVENTS })),
    };
  }
  const lagged: Term = {
    columns,
    fill: (to, at, row) => to.set(basisOf(row).subarray(placeOf(row), placeOf(row) + columns), at),
  };
  const years: Term = {
    columns: 1,
    fill: (to, at, row) => {
      to[at] = table.years[row] as number;
    },
  };
  return { ...counts, fit: randomIntercept(designOf([lagged, years, levelTerm(table.previous, [1])], rows, table)) };
}

function told(
  draws: readonly AthleteDraws[],
  loads: Float64Array,
  knots: readonly number[],
  counted: { readonly daysAtRisk: number; readonly episodes: number },
): DistributedLag {
  const most = quantileOfSorted(loads, 0.99);
  const grid = Array.from({ length: SURFACE_LOADS }, (_, i) => (most * i) / (SURFACE_LOADS - 1));
  const lags = Array.from({ length: LAG_DAYS }, (_, lag) => lag);
  const at = (load: number, lag: number) => oddsRatio(contrast(draws, weightsOf(load, lag, knots)));
  const long = quantileOfSorted(loads, 0.9);
  return {
    kind: "estimated",
    ...counted,
    loads: grid,
    surface: grid.map((load) => lags.map((lag) => at(load, lag).value)),
    longDay: { load: long, byLag: lags.map((lag) => at(long, lag)) },
  };
}

/** The weights of the coefficients for one load at one lag. */
function weightsOf(load: number, lag: number, knots: readonly number[]): number[] {
  const lags = LAG_BASIS[lag] as readonly number[];
  return [0, ...loadBasis(load, knots).flatMap((value) => lags.map((weight) => value * weight))];
}
