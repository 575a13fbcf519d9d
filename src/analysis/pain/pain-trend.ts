import { mean } from "simple-statistics";
import { addDays, type LocalDay, windowEnding } from "../../domain/local-day.ts";
import { said } from "../../messages/said.ts";
import { PAIN_RULES } from "../risk/pain-rules.ts";
import type { PainContext } from "./pain-context.ts";
import { CLEAR, type PainJudgement, type PainState } from "./pain-state.ts";
import { daysWithin, isSore, recentDays, type SiteDiary } from "./site-diary.ts";

const { riseNrs, entriesPerWeek, weekDays, standsDays } = PAIN_RULES.PAIN_TREND.thresholds;
const TOLERANCE = 1e-9;
/** Far enough to see a standing rise begin. */
const LOOK_BACK_DAYS = 3 * weekDays;

type Trend = { readonly kind: "rising"; readonly lastRiseNrs: number } | { readonly kind: "level" | "unknown" };

/** How a place has felt from week to week. */
export interface SiteTrend {
  /** `unknown` when the last week or the one before has too few answers to have a mean. */
  readonly direction: "rising" | "falling" | "level" | "unknown";
  /** Mean NRS of each of the last weeks, oldest first; null with fewer than 4 answers. */
  readonly weekMeansNrs: readonly (number | null)[];
}

/**
 * The weekly means of a place and where the last one went: up or down by at least 1, or neither.
 *
 * @param weeks how many weeks to look back, the one that ends with `asOf` being the last
 * @see docs/METHODS.md#pain-trend
 */
export function siteTrend(diary: SiteDiary, asOf: LocalDay, weeks: number): SiteTrend {
  const weekMeansNrs = Array.from({ length: weeks }, (_, i) =>
    weekMean(diary, addDays(asOf, -(weeks - 1 - i) * weekDays)),
  );
  return { direction: directionOf(weekMeansNrs.at(-2) ?? null, weekMeansNrs.at(-1) ?? null), weekMeansNrs };
}

function directionOf(before: number | null, now: number | null): SiteTrend["direction"] {
  if (before === null || now === null) return "unknown";
  if (now - before >= riseNrs - TOLERANCE) return "rising";
  return before - now >= riseNrs - TOLERANCE ? "falling" : "level";
}

/**
 * The mean NRS of the last 7 days at least 1 above the week before, and that one at least 1 above its own, each week with
 * at least 4 answers. Looked at on every day with an answer; counts for 7 days after.
 *
 * @see docs/METHODS.md#pain-trend — Silbernagel et al. 2007
 */
export function painTrend(diary: SiteDiary, context: PainContext): PainJudgement {
  const recent = diary.days.filter(({ day }) => context.asOf - day <= LOOK_BACK_DAYS);
  const trends = recent.map(({ day }) => ({ day, trend: trendOn(diary, day) }));
  const roseOn = trends
    .filter(({ trend }, i) => trend.kind === "rising" && trends[i - 1]?.trend.kind !== "rising")
    .map(({ day }) => day);
  const last = trends.findLast(({ trend }) => trend.kind === "rising");
  if (last === undefined || last.trend.kind !== "rising" || context.asOf > last.day + standsDays)
    return { state: clearOrUnjudged(diary, context), roseOn };
  const state: PainState = {
    kind: "flagged",
    level: PAIN_RULES.PAIN_TREND.level,
    value: last.trend.lastRiseNrs,
    threshold: riseNrs,
    from: addDays(last.day, 1 - 3 * weekDays),
    to: last.day,
    standsUntil: addDays(last.day, standsDays),
    text: said("pain.trend", {
      place: { site: diary.site, form: "label" },
      rise: { number: last.trend.lastRiseNrs, digits: 1 },
      day: { day: last.day, as: "weekday-short" },
    }),
  };
  return { state, roseOn };
}

function trendOn(diary: SiteDiary, day: LocalDay): Trend {
  const [now, before, earlier] = [0, 1, 2].map((back) => weekMean(diary, addDays(day, -back * weekDays)));
  if (isBelow(now, 2 * riseNrs) || isBelow(before, riseNrs)) return { kind: "level" };
  if (isLevel(now, before) || isLevel(before, earlier)) return { kind: "level" };
  if (typeof now !== "number" || typeof before !== "number" || typeof earlier !== "number") return { kind: "unknown" };
  return { kind: "rising", lastRiseNrs: now - before };
}

/** Too low to have risen twice from 0, whatever the other weeks were. */
function isBelow(week: number | null | undefined, nrs: number): boolean {
  return typeof week === "number" && week < nrs - TOLERANCE;
}

function isLevel(week: number | null | undefined, weekBefore: number | null | undefined): boolean {
  return typeof week === "number" && typeof weekBefore === "number" && week - weekBefore < riseNrs - TOLERANCE;
}

/** Mean of every answer of the week that ends with `day`; null with too few. */
function weekMean(diary: SiteDiary, day: LocalDay): number | null {
  const window = windowEnding(day, weekDays);
  const nrs = daysWithin(diary, window).flatMap((answered) => answered.nrs);
  return nrs.length < entriesPerWeek ? null : mean(nrs);
}

function clearOrUnjudged(diary: SiteDiary, context: PainContext): PainState {
  const last = recentDays(diary, context.asOf);
  if (!last.some(isSore) || trendOn(diary, context.asOf).kind !== "unknown") return CLEAR;
  return {
    kind: "unjudged",
    missing: said("pain.trend.missing", { count: entriesPerWeek, place: { site: diary.site, form: "your" } }),
  };
}
