import type { LoadMethod } from "../../../domain/load.ts";
import { said } from "../../../messages/said.ts";
import type { LinkDays } from "../episodes/link-days.ts";
import { conditionalLogistic } from "../statistics/conditional-logistic.ts";
import { cannotTell, type Estimated, type Interval } from "../statistics/estimated.ts";
import { exactBound, exactOdds } from "../statistics/exact-interval.ts";
import {
  normalPosterior,
  PUBLISHED_PRIOR,
  type RatioPosterior,
  SCEPTICAL_PRIOR,
} from "../statistics/normal-posterior.ts";
import { medianOf } from "../statistics/quantile.ts";
import type { Exposure, ExposureName } from "./exposures.ts";
import { matchedSets } from "./matched-sets.ts";
import { type OwnDays, ownDays, standsOut } from "./own-days.ts";
import type { Tier } from "./tier.ts";

/** Odds of an episode on exposed against unexposed days, each onset against its own referent days. Exploratory. */
export type ExploratoryOdds = Estimated<
  OddsRange & {
    /** What the ratio is for: 1 for a spike, else one standard deviation of the runner's own values, in their unit. */
    readonly per: number;
    readonly perUnit: string;
    readonly pValue: number;
    readonly informativeSets: number;
    /** After a prior centred on the published ratio, and after a sceptical one. Only for spikes. */
    readonly published: RatioPosterior | null;
    readonly sceptical: RatioPosterior | null;
  }
>;

/** The odds and their interval. Where every onset is on the same side of its days there is no ratio, and one end of the interval only. */
export type OddsRange =
  | (Interval & { readonly ratio: number })
  | { readonly ratio: null; readonly lower: number; readonly upper: null }
  | { readonly ratio: null; readonly lower: null; readonly upper: number };

/** One exposure before a runner's onsets, as far as the number of onsets allows. */
export interface ExposureFinding {
  readonly exposure: ExposureName;
  /** What began: a new episode, or a morning with pain up by 2 or more. "Onset" below is either. */
  readonly outcome: "episode" | "next-morning";
  readonly role: "primary" | "secondary";
  /** Days just before each day that its window leaves out. */
  readonly lagDays: number;
  /** Onsets on which it is known. */
  readonly onsets: number;
  /** Of these, how many came after a value above the runner's own median; for a spike, after a spike. */
  readonly higher: number;
  /** Days at risk on which it is known. */
  readonly days: number;
  /** Share of those days with a spike; null for other exposures. */
  readonly usualFrac: number | null;
  /** The runner's own median, in the unit of the exposure; null for a spike. */
  readonly median: number | null;
  /** Of each onset among the runner's own days, 0–100; empty for a spike. */
  readonly percentiles: readonly number[];
  readonly medianPercentile: number | null;
  /** From 5 onsets on. */
  readonly shift: Estimated<{ readonly pValue: number; readonly shifts: number }> | null;
  /** From 15 onsets on. */
  readonly odds: ExploratoryOdds | null;
  /** The p value of the shifted calendars, adjusted: Holm for the primary question, Benjamini and Hochberg for the others together. */
  readonly adjustedP: number | null;
}

/** Units of the load methods that a runner knows; the others are arbitrary. */
const UNITS: Readonly<Partial<Record<LoadMethod, string>>> = { distance: "km", duration: "min", steps: "steps" };

/** Fewer telling sets than this give no odds. An engineering choice. */
const FEWEST_SETS = 5;

/** Fewer days than this give no percentile, as elsewhere. */
const FEWEST_DAYS = 28;

/**
 * What one exposure was before the onsets. p values are not adjusted yet.
 *
 * @returns `cannot-tell` with fewer than 28 days at risk on which it is known, or none of them an onset
 * @see docs/METHODS.md#one-runner
 */
export function exposureFinding(days: LinkDays, exposure: Exposure, tier: Tier): Estimated<ExposureFinding> {
  const own = ownDays(days, exposure);
  if (own === null || own.values.length < FEWEST_DAYS) {
    return cannotTell(said("own-link.why.few-days", { days: FEWEST_DAYS }));
  }
  if (own.onsets.length === 0) return cannotTell(said("own-link.why.loads"));
  return describe(days, exposure, own, tier);
}

function describe(days: LinkDays, exposure: Exposure, own: OwnDays, tier: Tier): Estimated<ExposureFinding> {
  const isSpike = exposure.name === "spike";
  const limit = isSpike ? 0 : own.median;
  const percentiles = isSpike ? [] : own.onsets.map((onset) => own.percentiles[onset] as number);
  const shift = tier === "descriptive" ? null : standsOut(own, isSpike ? "share" : "median");
  return {
    kind: "estimated",
    exposure: exposure.name,
    outcome: "episode",
    role: isSpike ? "primary" : "secondary",
    lagDays: exposure.lagDays,
    onsets: own.onsets.length,
    higher: own.onsets.filter((onset) => (own.values[onset] as number) > limit).length,
    days: own.values.length,
    usualFrac: isSpike ? own.values.reduce((sum, value) => sum + value, 0) / own.values.length : null,
    median: isSpike ? null : own.median,
    percentiles,
    medianPercentile: medianOf(percentiles),
    shift,
    odds: tier === "exploratory" ? exploratoryOdds(days, exposure, isSpike ? 1 : own.spread) : null,
    adjustedP: null,
  };
}

function exploratoryOdds(days: LinkDays, exposure: Exposure, per: number): ExploratoryOdds {
  if (!(per > 0)) return cannotTell(said("own-link.why.same"));
  const sets = matchedSets(
    days,
    exposure.values.map((value) => value / per),
  );
  const values = sets.map(({ rows }) => rows.map((row) => row[0] as number));
  const informativeSets = values.filter((set) => set.some((value) => value !== set[0])).length;
  if (informativeSets > 0 && informativeSets < FEWEST_SETS) {
    return cannotTell(said("own-link.why.few-sets", { sets: informativeSets }));
  }
  const isSpike = exposure.name === "spike";
  const perUnit = isSpike ? "" : (UNITS[days.method] ?? "AU");
  const told = { kind: "estimated", per, perUnit, informativeSets } as const;
  const bound = exactBound(values);
  if (bound !== null) return { ...told, ...boundOf(bound), pValue: bound.pValue, published: null, sceptical: null };
  const fit = conditionalLogistic(sets);
  if (fit.kind === "cannot-tell") return fit;
  const logRatio = fit.coefficients[0] as number;
  const standardError = fit.standardErrors[0] as number;
  const { lower, upper, pValue } = exactOdds(values, { value: logRatio, standardError });
  return {
    ...told,
    ratio: Math.exp(logRatio),
    lower: Math.exp(lower),
    upper: Math.exp(upper),
    pValue,
    published: isSpike ? normalPosterior({ logRatio, standardError }, PUBLISHED_PRIOR) : null,
    sceptical: isSpike ? normalPosterior({ logRatio, standardError }, SCEPTICAL_PRIOR) : null,
  };
}

function boundOf(bound: NonNullable<ReturnType<typeof exactBound>>): Exclude<OddsRange, { readonly ratio: number }> {
  return "lower" in bound
    ? { ratio: null, lower: Math.exp(bound.lower), upper: null }
    : { ratio: null, lower: null, upper: Math.exp(bound.upper) };
}
