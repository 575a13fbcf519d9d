import type { DayRecord } from "../../domain/assessment.ts";
import {
  LOAD_METHODS,
  type LoadMethod,
  ofEachMethod,
  RATIO_NAMES,
  type RatioName,
  type SessionLoad,
} from "../../domain/load.ts";
import type { DailySeries, MethodSeries, RatioColumn, SeriesDay } from "../../domain/series.ts";
import { percentileOn } from "../ratio/percentile.ts";
import { emptyRatioColumn, ratioAt, setRatio } from "../ratio/ratio-value.ts";

/**
 * A day of a series. Its loads and ratios are put together when somebody looks: ten years hold half a million of them. They
 * belong to the class, so a copy of a day by its fields has none.
 */
class DayOfSeries implements DayRecord {
  readonly day: DayRecord["day"];
  readonly state: DayRecord["state"];
  readonly runs: number;
  readonly distanceM: number | null;
  readonly durationS: number | null;
  readonly spike: DayRecord["spike"];
  readonly #series: DailySeries;
  readonly #index: number;
  #loads: DayRecord["loads"] | null = null;
  #ratios: DayRecord["ratios"] | null = null;

  constructor(series: DailySeries, index: number, { day, state, runs, distanceM, durationS, spike }: SeriesDay) {
    this.day = day;
    this.state = state;
    this.runs = runs;
    this.distanceM = distanceM;
    this.durationS = durationS;
    this.spike = spike;
    this.#series = series;
    this.#index = index;
  }

  get loads(): DayRecord["loads"] {
    this.#loads ??= ofEachMethod((method) => this.#loadOf(method));
    return this.#loads;
  }

  get ratios(): DayRecord["ratios"] {
    // The class has one property for each method; it cannot be said of accessors that are defined by name.
    this.#ratios ??= new RatiosOfDay(this) as unknown as DayRecord["ratios"];
    return this.#ratios;
  }

  ratiosBy(method: LoadMethod): RatiosByMethod {
    const { ratios } = methodOf(this.#series, method);
    return Object.fromEntries(RATIO_NAMES.map((name) => [name, ratioAt(ratios[name], this.#index)])) as RatiosByMethod;
  }

  /** A ratio of the days from `first` to this one; null when they are not days of one series in a row. */
  ratioSince(first: DayRecord, method: LoadMethod, name: RatioName): RatioColumn | null {
    if (!(first instanceof DayOfSeries) || first.#series !== this.#series) return null;
    const { values, reasons } = methodOf(this.#series, method).ratios[name];
    const [from, to] = [first.#index, this.#index + 1];
    return { values: values.subarray(from, to), reasons: reasons.subarray(from, to) };
  }

  /** A rest day is a measured zero; an unknown day has no load at all. */
  #loadOf(method: LoadMethod): SessionLoad | null {
    if (this.state === "unknown") return null;
    const { loads, why } = methodOf(this.#series, method);
    const missing = why[this.#index] ?? null;
    return missing === null
      ? { kind: "measured", load: loads[this.#index] ?? 0 }
      : { kind: "unmeasured", why: missing };
  }
}

type RatiosByMethod = DayRecord["ratios"][LoadMethod];

/** The ratios of a day: those of a method are put together when somebody looks. */
class RatiosOfDay {
  readonly #of: DayOfSeries;
  readonly #made = new Map<LoadMethod, RatiosByMethod>();

  constructor(of: DayOfSeries) {
    this.#of = of;
    Object.defineProperties(this, LAZY_METHODS);
  }

  by(method: LoadMethod): RatiosByMethod {
    const known = this.#made.get(method);
    if (known !== undefined) return known;
    const made = this.#of.ratiosBy(method);
    this.#made.set(method, made);
    return made;
  }
}

const LAZY_METHODS: PropertyDescriptorMap & ThisType<RatiosOfDay> = ofEachMethod((method) => ({
  enumerable: true,
  get(this: RatiosOfDay) {
    return this.by(method);
  },
}));

function methodOf({ methods }: DailySeries, method: LoadMethod): MethodSeries {
  const series = methods[method];
  if (series === undefined) throw new Error(`the loads by ${method} were not asked for`);
  return series;
}

/**
 * The days of a series as records, one a calendar day.
 *
 * @see docs/METHODS.md#daily-series
 */
export function dayRecords(series: DailySeries): DayRecord[] {
  return series.days.map((day, index) => new DayOfSeries(series, index, day));
}

/**
 * One ratio of each day, as a column. Much cheaper than asking each record for all its ratios.
 *
 * @param days dense and ascending
 * @see docs/METHODS.md#daily-series
 */
export function ratioColumn(days: readonly DayRecord[], method: LoadMethod, name: RatioName): RatioColumn {
  const [first, last] = [days[0], days.at(-1)];
  const own = first !== undefined && last instanceof DayOfSeries ? last.ratioSince(first, method, name) : null;
  if (own?.values.length === days.length) return own;
  const column = emptyRatioColumn(days.length);
  for (const [index, { ratios }] of days.entries()) {
    const ratio = ratios[method][name];
    setRatio(column, index, ratio.kind === "known" ? ratio.value : ratio.reason);
  }
  return column;
}

/** Where each ratio of a day stands among the runner's own days up to it; null where it has no number or too few. */
export type DayPercentiles = Readonly<Record<LoadMethod, Readonly<Record<RatioName, number | null>>>>;

/**
 * The personal percentile of every ratio of the last day of a series, for every load method.
 *
 * @returns null for a series without a day
 * @see docs/METHODS.md#personal-percentile
 */
export function percentilesOfLastDay(series: DailySeries): DayPercentiles | null {
  const last = series.days.length - 1;
  if (last < 0) return null;
  return Object.fromEntries(
    LOAD_METHODS.map((method) => [
      method,
      Object.fromEntries(RATIO_NAMES.map((name) => [name, percentileOn(methodOf(series, method).ratios[name], last)])),
    ]),
  ) as DayPercentiles;
}
