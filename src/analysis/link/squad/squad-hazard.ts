import type { Said } from "../../../domain/said.ts";
import { said } from "../../../messages/said.ts";
import { PRODROME_DAYS, SPIKE_CODE, SPIKE_LEVELS } from "../episodes/link-days.ts";
import { cannotTell, type Estimated } from "../statistics/estimated.ts";
import { quantileOfSorted } from "../statistics/quantile.ts";
import { type AthleteDraws, type Contrast, contrast, drawAthletes } from "./athlete-draws.ts";
import { completedSquads } from "./completed-squads.ts";
import { designOf } from "./design.ts";
import { type PersonDays, personDays, type SquadMember } from "./person-days.ts";
import { randomIntercept } from "./random-intercept.ts";
import { oddsRatio, per1000, pick } from "./scale.ts";
import { type ComparedLevel, type LevelCount, levelCounts, tellingLevels } from "./spike-levels.ts";
import { FEWEST_ATHLETES, FEWEST_EVENTS, REPLICATES, type SquadOptions } from "./squad-options.ts";
import { levelTerm, type SplineTerm, splineOf, splineTerm } from "./terms.ts";

/** A chance per 1,000 days at risk at one value of the load. */
export interface CurvePoint {
  readonly load: number;
  readonly per1000: Contrast;
}

/** Days with one kind of spike in the week before, against days without. */
export interface LevelEffect extends LevelCount {
  /** Odds ratio against the reference; 1 for the reference itself. */
  readonly ratio: Estimated<Contrast>;
  /** Chance per 1,000 days at risk of an athlete in the middle. */
  readonly per1000: Contrast | null;
}

/** What goes before new episodes in a squad, day by day. */
export type SquadHazard = Estimated<{
  /** Days just before each day that its windows leave out. */
  readonly lagDays: number;
  readonly athletes: number;
  readonly daysAtRisk: number;
  /** Days that were left out because their loads are not known. */
  readonly leftOut: number;
  readonly imputations: number;
  readonly episodes: number;
  /** Spread of the athletes' levels, as log odds; the mean over completed data sets. */
  readonly sigma: number;
  readonly levels: readonly LevelEffect[];
  /** Odds after an earlier episode against before any. */
  readonly previous: Contrast;
  /** Over 7 days' load, and over the load per week of the 21 days before those. The others at their medians. */
  readonly recent: readonly CurvePoint[];
  readonly chronic: readonly CurvePoint[];
}>;

interface Terms {
  readonly years: SplineTerm;
  readonly recent: SplineTerm;
  readonly chronic: SplineTerm;
  readonly levels: readonly ComparedLevel[];
}

const CURVE_POINTS = 25;

/**
 * A discrete-time hazard of new episodes: logistic over days at risk, with natural splines of the time since the start, of the recent load
 * and of the chronic load as separate terms, the spike of the week before, an earlier episode, and a level for each athlete. Intervals by
 * drawing athletes again.
 *
 * @returns `cannot-tell` with fewer than 5 athletes or 30 episodes on days with known loads
 * @see docs/METHODS.md#squad-model — Bache-Mathiesen et al. 2021, BMJ Open Sport Exerc Med 7:e001119
 */
export function squadHazard(members: readonly SquadMember[], options: SquadOptions): SquadHazard {
  const imputations = options.imputations ?? 0;
  const tables = completedSquads(members, options).map((squad) => personDays(squad, options.lagDays ?? PRODROME_DAYS));
  const first = tables[0];
  if (first === undefined) throw new Error(`invalid imputations: ${imputations} (want 0 or more)`);
  const terms = termsOf(first, usableRows(first, null));
  const draws: AthleteDraws[] = [];
  const sigmas: number[] = [];
  for (const table of tables) {
    const rows = usableRows(table, terms.levels);
    const why = tooFew(table, rows);
    if (why !== null) return cannotTell(why);
    const fit = randomIntercept(designOf(designTerms(table, terms), rows, table));
    if (fit.kind === "cannot-tell") return fit;
    const drawn = drawAthletes(fit, options.random, options.replicates ?? REPLICATES);
    if (drawn.kind === "cannot-tell") return drawn;
    draws.push(drawn);
    sigmas.push(fit.sigma);
  }
  return {
    ...told(first, terms, draws),
    sigma: sigmas.reduce((sum, one) => sum + one, 0) / sigmas.length,
    imputations,
    lagDays: options.lagDays ?? PRODROME_DAYS,
  };
}

/** Rows with all windows known, and without the levels that cannot be estimated. */
function usableRows(table: PersonDays, levels: readonly ComparedLevel[] | null): Int32Array {
  const allowed = Uint8Array.from(SPIKE_LEVELS, (level) =>
    levels === null || level === "reference" || levels.some((one) => one === level) ? 1 : 0,
  );
  return Int32Array.from(table.athlete.keys()).filter(
    (row) =>
      !Number.isNaN(table.recent[row]) &&
      !Number.isNaN(table.chronic[row]) &&
      table.spike[row] !== SPIKE_CODE.unknown &&
      allowed[table.spike[row] as number] === 1,
  );
}

function tooFew({ athlete, outcome }: PersonDays, rows: Int32Array): Said | null {
  const athletes = new Set(Array.from(rows, (row) => athlete[row])).size;
  const episodes = rows.reduce((sum, row) => sum + (outcome[row] as number), 0);
  if (athletes >= FEWEST_ATHLETES && episodes >= FEWEST_EVENTS) return null;
  const wanted = { athletes: FEWEST_ATHLETES, least: FEWEST_EVENTS };
  return said("squad.link.why.few-days", { ...wanted, have: athletes, episodes });
}

function termsOf(table: PersonDays, rows: Int32Array): Terms {
  return {
    years: splineTerm(table.years, rows, 3),
    recent: splineTerm(table.recent, rows, 4),
    chronic: splineTerm(table.chronic, rows, 4),
    levels: tellingLevels(levelCounts(table, rows)),
  };
}

function designTerms(table: PersonDays, terms: Terms) {
  return [
    splineOf(table.years, terms.years.knots),
    splineOf(table.recent, terms.recent.knots),
    splineOf(table.chronic, terms.chronic.knots),
    levelTerm(
      table.spike,
      terms.levels.map((level) => SPIKE_CODE[level]),
    ),
    levelTerm(table.previous, [1]),
  ];
}

function told(table: PersonDays, terms: Terms, draws: readonly AthleteDraws[]) {
  const rows = usableRows(table, terms.levels);
  const sorted = (column: Float64Array) => Float64Array.from(rows, (row) => column[row] as number).sort();
  const recent = sorted(table.recent);
  const chronic = sorted(table.chronic);
  const median = (column: Float64Array) => quantileOfSorted(column, 0.5);
  const middle = { years: median(sorted(table.years)), recent: median(recent), chronic: median(chronic) };
  const per1000At = (place: Partial<typeof middle>, level: ComparedLevel | "reference" = "reference") =>
    per1000(contrast(draws, weightsAt(terms, { ...middle, ...place }, level)));
  const counts = levelCounts(table, usableRows(table, null));
  return {
    kind: "estimated" as const,
    athletes: new Set(Array.from(rows, (row) => table.athlete[row])).size,
    daysAtRisk: rows.length,
    leftOut: table.athlete.length - rows.length,
    episodes: rows.reduce((sum, row) => sum + (table.outcome[row] as number), 0),
    levels: counts.map((count): LevelEffect => levelEffect(count, terms, draws, per1000At)),
    previous: oddsRatio(contrast(draws, pick(columnsOf(draws), -1))),
    recent: gridOf(recent).map((load) => ({ load, per1000: per1000At({ recent: load }) })),
    chronic: gridOf(chronic).map((load) => ({ load, per1000: per1000At({ chronic: load }) })),
  };
}

function levelEffect(
  count: LevelCount,
  terms: Terms,
  draws: readonly AthleteDraws[],
  per1000At: (place: Record<string, never>, level: ComparedLevel | "reference") => Contrast,
): LevelEffect {
  const { level } = count;
  if (level === "reference") {
    const one = { kind: "estimated" as const, value: 1, lower: 1, upper: 1 };
    return { ...count, ratio: one, per1000: per1000At({}, level) };
  }
  const place = terms.levels.indexOf(level);
  if (place < 0)
    return {
      ...count,
      ratio: cannotTell(
        said("squad.link.why.level-days", { episodes: count.events, athletes: count.athletes, days: count.rows }),
      ),
      per1000: null,
    };
  const ratio = oddsRatio(contrast(draws, pick(columnsOf(draws), place - terms.levels.length - 1)));
  return { ...count, ratio: { kind: "estimated", ...ratio }, per1000: per1000At({}, level) };
}

/** The columns of a day with these values and no earlier episode. */
function weightsAt(
  terms: Terms,
  place: { readonly years: number; readonly recent: number; readonly chronic: number },
  level: ComparedLevel | "reference",
): number[] {
  return [
    1,
    ...terms.years.at(place.years),
    ...terms.recent.at(place.recent),
    ...terms.chronic.at(place.chronic),
    ...terms.levels.map((one) => (one === level ? 1 : 0)),
    0,
  ];
}

const columnsOf = (draws: readonly AthleteDraws[]): number => draws[0]?.coefficients.length ?? 0;

function gridOf(sorted: Float64Array): number[] {
  const from = quantileOfSorted(sorted, 0.01);
  const to = quantileOfSorted(sorted, 0.99);
  return Array.from({ length: CURVE_POINTS }, (_, i) => from + ((to - from) * i) / (CURVE_POINTS - 1));
}
