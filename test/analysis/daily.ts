import type { EwmaSeed } from "../../src/analysis/ratio/ewma.ts";
import { loadColumn } from "../../src/analysis/ratio/load-column.ts";
import type { RatioRules } from "../../src/analysis/ratio/ratio-rules.ts";
import { ratioAt } from "../../src/analysis/ratio/ratio-value.ts";
import { averagesOf, NO_CARRY, ratioColumns } from "../../src/analysis/series/ratio-columns.ts";
import type { SessionSummary } from "../../src/domain/history.ts";
import type { ActivityId } from "../../src/domain/ids.ts";
import { type DailyLoad, type DayRatios, RATIO_NAMES, type RatioName, type RatioValue } from "../../src/domain/load.ts";
import { type LocalDay, localDayOf } from "../../src/domain/local-day.ts";

export const FIRST_DAY = localDayOf(2026, 1, 5);

/** A day `index` days after the first; the first is a Monday. */
export const dayAt = (index: number): LocalDay => (FIRST_DAY + index) as LocalDay;

/** A load per day from the first on: a number is a run of that load, 0 is rest, null unknown, "unmeasured" a run without. */
export function daily(loads: readonly (number | null | "unmeasured")[], first: LocalDay = FIRST_DAY): DailyLoad[] {
  return loads.map((load, index): DailyLoad => {
    const day = (first + index) as LocalDay;
    if (load === null) return { day, state: "unknown" };
    if (load === 0) return { day, state: "rest" };
    if (load === "unmeasured") return { day, state: "observed", load: { kind: "unmeasured", why: "NO_RPE" } };
    return { day, state: "observed", load: { kind: "measured", load } };
  });
}

/** The number, or the reason there is none. */
export const shown = (value: RatioValue | undefined): number | string | undefined =>
  value === undefined ? undefined : value.kind === "known" ? value.value : value.reason;

/** Every ratio of each day, as it may be shown. */
export function shownRatios(days: readonly DailyLoad[], rules: RatioRules, seed: EwmaSeed | null = null): DayRatios[] {
  const column = loadColumn(days);
  const before = seed === null ? NO_CARRY : { ...NO_CARRY, ewma7: seed.meanLoad, ewma28: seed.meanLoad };
  const columns = ratioColumns(column, averagesOf(column, before), rules, { seed });
  return days.map(
    (_, index) => Object.fromEntries(RATIO_NAMES.map((name) => [name, ratioAt(columns[name], index)])) as DayRatios,
  );
}

/** One of them. */
export const shownRatio = (name: RatioName, days: readonly DailyLoad[], rules: RatioRules): RatioValue[] =>
  shownRatios(days, rules).map((ratios) => ratios[name]);

let made = 0;
/** A run of 10 km in an hour at 7:00 on the first day, except where told otherwise. */
export function run(over: Partial<SessionSummary> = {}): SessionSummary {
  const localDay = over.localDay ?? FIRST_DAY;
  return {
    id: `run-${made++}` as ActivityId,
    sport: "run",
    localDay,
    startedAt: ((localDay * 24 + 7) * 3_600_000) as NonNullable<SessionSummary["startedAt"]>,
    durationS: 3600,
    elapsedS: 3600,
    distanceM: 10_000,
    rpe0To10: null,
    avgHeartRateBpm: null,
    heartRate: null,
    treadmill: false,
    avgCadenceSpm: null,
    avgPowerW: null,
    avgGroundContactS: null,
    groundContactBalanceLeftFrac: null,
    summary: null,
    ...over,
  };
}

export const repeat = (load: number, count: number): number[] => Array.from({ length: count }, () => load);

/** Athlete 0 of Lövdal et al. 2021 (CC0), 53 consecutive days, km a day. */
export const REAL_RUNNER_KM = [
  5.8, 0, 0, 0, 0, 16.4, 0, 5.2, 0, 0, 17.6, 0, 10.5, 0, 4.8, 0, 0, 10.1, 0, 3, 0, 5, 0, 0, 0, 0, 10.1, 0, 0, 5, 0,
  12.8, 0, 11.6, 0, 5.2, 0, 0, 35, 0, 4, 0, 4.7, 0, 0, 0, 0, 0, 6, 0, 0, 0, 11.9,
];

/** Three athletes with the same 28-day and 7-day sums (Menaspà 2017; Williams et al. 2017). */
export const THREE_ATHLETES = [
  [...repeat(30, 21), ...repeat(50, 7)],
  [15, 15, 20, 20, 20, 25, 25, 25, 25, 30, 30, 30, 35, 35, 35, 35, 35, 40, 45, 45, 45, 40, 40, 45, 45, 50, 60, 70],
  [55, 50, 40, 60, 45, 50, 50, 20, 30, 80, 25, 10, 30, 15, 20, 15, 5, 5, 15, 5, 5, 5, 5, 15, 45, 90, 95, 95],
] as const;
