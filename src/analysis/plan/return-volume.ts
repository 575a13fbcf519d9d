import type { DayRecord } from "../../domain/assessment.ts";
import { type DayRange, isWithin, type LocalDay, windowEnding } from "../../domain/local-day.ts";
import { VOLUME_SHARES } from "./return-table.ts";

const WEEK_DAYS = 7;
/** The usual week before the return: the 8 weeks that end with the last run before it. */
const USUAL_DAYS = 56;
const MIN_COVERAGE = 0.75;

/** How much is run now against before, for information. Metres a week. */
export interface ReturnVolume {
  readonly usualM: number;
  /** The last 7 days; null when one of them is not known. */
  readonly nowM: number | null;
  /** Speed and hills come back at this much of the usual week, normal training at that. */
  readonly speedFromM: number;
  readonly speedToM: number;
  readonly normalFromM: number;
  readonly normalToM: number;
}

/**
 * The week of a runner before the return, and at which shares of it speed, hills and normal training come back.
 *
 * @param days day records up to `asOf`
 * @returns null when fewer than three days of four before it are known, or there was no running
 * @see docs/METHODS.md#return-to-run
 */
export function returnVolume(days: readonly DayRecord[], from: LocalDay, asOf: LocalDay): ReturnVolume | null {
  const lastRun = days.findLast(({ day, state }) => day < from && state === "observed")?.day;
  if (lastRun === undefined) return null;
  const usual = measuredIn(days, windowEnding(lastRun, USUAL_DAYS));
  if (usual.length / USUAL_DAYS < MIN_COVERAGE) return null;
  const usualM = (sum(usual) / usual.length) * WEEK_DAYS;
  if (usualM === 0) return null;
  const now = measuredIn(days, windowEnding(asOf, WEEK_DAYS));
  return {
    usualM,
    nowM: now.length < WEEK_DAYS ? null : sum(now),
    speedFromM: VOLUME_SHARES.speedFromFrac * usualM,
    speedToM: VOLUME_SHARES.speedToFrac * usualM,
    normalFromM: VOLUME_SHARES.normalFromFrac * usualM,
    normalToM: VOLUME_SHARES.normalToFrac * usualM,
  };
}

function measuredIn(days: readonly DayRecord[], window: DayRange): number[] {
  return days.flatMap(({ day, distanceM }) => (isWithin(day, window) && distanceM !== null ? [distanceM] : []));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
