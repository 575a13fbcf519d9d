import { studentQuantile } from "../link/statistics/distributions.ts";
import type { Interval } from "../link/statistics/estimated.ts";
import { spreadOfColumn } from "../link/statistics/newton.ts";
import type { MatchedDay } from "./matched-days.ts";

/** A session with both numbers, and the untreated days as sore as it was. */
export interface MatchedSession {
  readonly nrsBefore: number;
  /** NRS later minus NRS before. */
  readonly change: number;
  readonly days: readonly MatchedDay[];
}

/** A mean change of soreness in NRS points with its 95 % interval; negative is less sore. */
export interface MeanChange extends Interval {
  readonly mean: number;
}

/** What soreness did after sessions, and what it does from the same start without one. */
export interface MatchedEffect {
  readonly sessions: MeanChange;
  readonly without: MeanChange;
  /** The one minus the other. */
  readonly difference: MeanChange;
  /** Standard deviation of the sessions about what they are compared with. */
  readonly spread: number;
}

/** Days this far apart may have soreness in common; further apart they are taken as on their own. */
const KIN_DAYS = 7;
/** Fewer days to compare than this give no interval. Ours. */
export const ENOUGH_DAYS = 10;

/**
 * The mean change after sessions against that of their matched days. A matched day may start a point above or below its session; what
 * a point of start is worth, by a straight line over the matched days, is added to it. Each interval counts that one day serves several
 * sessions, and that neighbouring days go on alike.
 *
 * @returns null with fewer than 2 sessions or 10 days, or when the start of the days does not vary and is not that of their sessions
 * @see docs/METHODS.md#before-and-after — Abadie and Imbens 2011, J Bus Econ Stat 29:1; Newey and West 1987, Econometrica 55:703
 */
export function matchedEffect(sessions: readonly MatchedSession[]): MatchedEffect | null {
  const days = distinctDays(sessions);
  const slope = slopeOf(days);
  const isExact = sessions.every(({ nrsBefore, days: own }) => own.every(({ nrs }) => nrs === nrsBefore));
  if (sessions.length < 2 || days.length < ENOUGH_DAYS || (slope === null && !isExact)) return null;
  const changes = sessions.map(({ change }) => change);
  const expected = withoutSession(sessions);
  const mean = meanOf(changes);
  const without = meanOf(expected);
  const spread = deviation(sessions.map(({ change, nrsBefore }) => change - (slope ?? 0) * nrsBefore));
  const ownError = spread / Math.sqrt(sessions.length);
  const daysError = errorOfDays(sessions, days, slope);
  const quantile = studentQuantile(0.975, Math.min(sessions.length - 1, days.length - 2));
  const about = (centre: number, error: number): MeanChange => ({
    mean: centre,
    lower: centre - quantile * error,
    upper: centre + quantile * error,
  });
  return {
    sessions: about(mean, deviation(changes) / Math.sqrt(sessions.length)),
    without: about(without, daysError),
    difference: about(mean - without, Math.hypot(ownError, daysError)),
    spread,
  };
}

/**
 * For each session what its matched days did on average, had they started from its number.
 *
 * @param sessions each with at least one day
 * @see docs/METHODS.md#before-and-after
 */
export function withoutSession(sessions: readonly MatchedSession[]): number[] {
  const slope = slopeOf(distinctDays(sessions)) ?? 0;
  return sessions.map(({ nrsBefore, days }) =>
    meanOf(days.map(({ nrs, change }) => change + slope * (nrsBefore - nrs))),
  );
}

const keyOf = ({ day, nrs, change }: MatchedDay): string => `${day}/${nrs}/${change}`;

/** Every matched day once, in order. */
function distinctDays(sessions: readonly MatchedSession[]): MatchedDay[] {
  const days = new Map(sessions.flatMap(({ days: own }) => own.map((day) => [keyOf(day), day] as const)));
  return [...days.values()].sort((a, b) => a.day - b.day);
}

/** How much the change differs for each point of start: below 0, as high numbers fall. Null when all start alike. */
function slopeOf(days: readonly MatchedDay[]): number | null {
  const start = meanOf(days.map(({ nrs }) => nrs));
  const squares = days.reduce((sum, { nrs }) => sum + (nrs - start) ** 2, 0);
  if (days.length <= 2 || squares === 0) return null;
  return days.reduce((sum, { nrs, change }) => sum + (nrs - start) * change, 0) / squares;
}

/** Standard error of the mean of the matched days: each weighs as much as its sessions and the line give it. */
function errorOfDays(sessions: readonly MatchedSession[], days: readonly MatchedDay[], slope: number | null): number {
  const shares = new Map<string, number>();
  for (const { days: own } of sessions)
    for (const day of own) {
      const share = 1 / (sessions.length * own.length);
      shares.set(keyOf(day), (shares.get(keyOf(day)) ?? 0) + share);
    }
  const shareOf = (day: MatchedDay) => shares.get(keyOf(day)) ?? 0;
  const start = meanOf(days.map(({ nrs }) => nrs));
  const change = meanOf(days.map((day) => day.change));
  const squares = days.reduce((sum, { nrs }) => sum + (nrs - start) ** 2, 0);
  const offset =
    meanOf(sessions.map(({ nrsBefore }) => nrsBefore)) - days.reduce((sum, day) => sum + shareOf(day) * day.nrs, 0);
  const freedom = Math.sqrt(days.length / (days.length - 2));
  const parts = days.map((day) => {
    const weight = shareOf(day) + (slope === null ? 0 : (offset * (day.nrs - start)) / squares);
    return weight * freedom * (day.change - change - (slope ?? 0) * (day.nrs - start));
  });
  return Math.sqrt(Math.max(0, kinSum(days, parts)));
}

/** Sum of all products of two parts whose days are less than a week apart, weighed by how near they are. */
function kinSum(days: readonly MatchedDay[], parts: readonly number[]): number {
  let sum = 0;
  days.forEach(({ day }, i) => {
    for (let j = i; j < days.length; j++) {
      const apart = (days[j]?.day ?? Number.POSITIVE_INFINITY) - day;
      if (apart >= KIN_DAYS) break;
      const product = (parts[i] ?? 0) * (parts[j] ?? 0) * (1 - apart / KIN_DAYS);
      sum += i === j ? product : 2 * product;
    }
  });
  return sum;
}

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

function deviation(values: readonly number[]): number {
  return spreadOfColumn(values) * Math.sqrt(values.length / (values.length - 1));
}
