import { RATIO_NAMES } from "../../domain/load.ts";
import type { RatioColumns, SeriesCarry } from "../../domain/series.ts";
import { COUPLED, rollingRatioAt, UNCOUPLED } from "../ratio/acwr.ts";
import { ACUTE_SPAN_DAYS, CHRONIC_SPAN_DAYS, type EwmaSeed, ewmaColumn, MIN_SEED_DAYS } from "../ratio/ewma.ts";
import { ATL_TAU_DAYS, CTL_TAU_DAYS, RAMP_DAYS, smoothedColumn, trainingBalance } from "../ratio/form.ts";
import type { LoadColumn } from "../ratio/load-column.ts";
import { monotonyAndStrainAt } from "../ratio/monotony.ts";
import { ratioOfMeans } from "../ratio/ratio-of-means.ts";
import type { RatioRules } from "../ratio/ratio-rules.ts";
import { emptyRatioColumn, type Shown, setRatio } from "../ratio/ratio-value.ts";
import { REDI_LAMBDA, type RediColumns, rediColumns } from "../ratio/redi.ts";
import { historyDays, suppressionAt } from "../ratio/suppression.ts";
import { weekChangeAt } from "../ratio/week-change.ts";

/** Before the first known day: the averages have seen nothing, CTL and ATL start from zero. */
export const NO_CARRY: SeriesCarry = {
  ewma7: Number.NaN,
  ewma28: Number.NaN,
  ctl: 0,
  atl: 0,
  rediWeighted: 0,
  rediWeights: 0,
  redi: Number.NaN,
};

/** The running averages of each day of a column. */
export interface Averages {
  readonly before: SeriesCarry;
  readonly ewma7: Float64Array;
  readonly ewma28: Float64Array;
  readonly ctl: Float64Array;
  readonly atl: Float64Array;
  readonly redi: RediColumns;
}

/**
 * The running averages of each day, going on from those of the day before the column. Going on from a day gives the same
 * bits as beginning with the first.
 *
 * @see docs/METHODS.md#daily-series
 */
export function averagesOf({ loads }: LoadColumn, before: SeriesCarry): Averages {
  const smoothing = { convention: "one-over-tau" } as const;
  return {
    before,
    ewma7: ewmaColumn(loads, ACUTE_SPAN_DAYS, before.ewma7),
    ewma28: ewmaColumn(loads, CHRONIC_SPAN_DAYS, before.ewma28),
    ctl: smoothedColumn(loads, { ...smoothing, tauDays: CTL_TAU_DAYS, seedLoad: before.ctl }),
    atl: smoothedColumn(loads, { ...smoothing, tauDays: ATL_TAU_DAYS, seedLoad: before.atl }),
    redi: rediColumns(loads, REDI_LAMBDA, {
      weighted: before.rediWeighted,
      weights: before.rediWeights,
      index: before.redi,
    }),
  };
}

/**
 * Where the averages stood at the end of a day of the column.
 *
 * @see docs/METHODS.md#daily-series
 */
export function carryAt({ ewma7, ewma28, ctl, atl, redi, before }: Averages, index: number): SeriesCarry {
  if (index < 0) return before;
  return {
    ewma7: ewma7[index] ?? Number.NaN,
    ewma28: ewma28[index] ?? Number.NaN,
    ctl: ctl[index] ?? 0,
    atl: atl[index] ?? 0,
    rediWeighted: redi.weighted[index] ?? 0,
    rediWeights: redi.weights[index] ?? 0,
    redi: redi.index[index] ?? Number.NaN,
  };
}

export interface RatioOptions {
  /** Position of the first day to work out. The column reaches 27 days further back, or to the first known day. */
  readonly from?: number;
  /** Habitual load from before the first known day, for the EWMA ratio. */
  readonly seed?: EwmaSeed | null;
}

/**
 * Every ratio of each day for one load method, as it may be shown, in one pass.
 *
 * @returns columns of the days from `from` on
 * @see docs/METHODS.md#daily-series
 */
export function ratioColumns(
  column: LoadColumn,
  averages: Averages,
  rules: RatioRules,
  { from = 0, seed = null }: RatioOptions = {},
): RatioColumns {
  const { length } = column.loads;
  const columns = emptyRatioColumns(Math.max(0, length - from));
  const ewmaFrom = seed !== null && seed.knownDays >= MIN_SEED_DAYS ? 0 : rules.ewmaWarmupDays + 1;
  for (let index = from; index < length; index++) {
    const to = index - from;
    const gap = suppressionAt(column, index, rules);
    setRatio(columns.acwrCoupled, to, gap ?? rollingRatioAt(column, index, COUPLED, rules));
    setRatio(columns.acwrUncoupled, to, gap ?? rollingRatioAt(column, index, UNCOUPLED, rules));
    const isEwmaWarm = historyDays(column, index) >= ewmaFrom;
    setRatio(columns.acwrEwma, to, isEwmaWarm ? (gap ?? ewmaRatioAt(averages, index, rules)) : "WARMUP");
    setRatio(columns.weekChangePct, to, weekChangeAt(column, index, rules));
    const variation = monotonyAndStrainAt(column, index);
    setRatio(columns.monotony, to, variation.monotony);
    setRatio(columns.strain, to, variation.strain);
    setRatio(columns.atl, to, gap ?? levelAt(averages.atl, index, 0));
    const isCtlWarm = historyDays(column, index) >= rules.ctlWarmupDays;
    setForm(columns, to, isCtlWarm ? gap : "WARMUP", { averages, index });
    setRatio(columns.redi, to, gap ?? orCoverage(averages.redi.index[index]));
  }
  return columns;
}

/** Columns without a number yet. */
function emptyRatioColumns(length: number): RatioColumns {
  return Object.fromEntries(RATIO_NAMES.map((name) => [name, emptyRatioColumn(length)])) as RatioColumns;
}

function ewmaRatioAt({ ewma7, ewma28 }: Averages, index: number, rules: RatioRules): Shown {
  return ratioOfMeans(ewma7[index] ?? Number.NaN, ewma28[index] ?? Number.NaN, rules);
}

/** CTL, yesterday's balance, and the change of CTL over 7 days. */
function setForm(
  columns: RatioColumns,
  to: number,
  gap: Shown | null,
  { averages, index }: { readonly averages: Averages; readonly index: number },
): void {
  const { ctl, atl, before } = averages;
  const today = levelAt(ctl, index, before.ctl);
  setRatio(columns.ctl, to, gap ?? today);
  setRatio(
    columns.tsb,
    to,
    gap ?? trainingBalance(levelAt(ctl, index - 1, before.ctl), levelAt(atl, index - 1, before.atl)),
  );
  setRatio(columns.ramp, to, gap ?? today - levelAt(ctl, index - RAMP_DAYS, before.ctl));
}

/** The level of a day; the one before the column for a day before it. */
function levelAt(levels: Float64Array, index: number, before: number): number {
  return levels[index] ?? before;
}

function orCoverage(value: number | undefined): Shown {
  return value === undefined || Number.isNaN(value) ? "COVERAGE" : value;
}
