import { median, quantile } from "simple-statistics";
import type { DayRecord } from "../../domain/assessment.ts";
import type { LocalDay } from "../../domain/local-day.ts";

const BLOCK_DAYS = 7;
const PERCENTILE_FRAC = 0.9;
const MIN_VALUES = 28;

/**
 * Whether the 7 days up to `asOf` are among the runner's own hardest: distance at or above the 90th percentile of all
 * their 7-day distances, and above the median, so that a steady runner is not told that every week is hard. A 7-day
 * distance is known when all its days are; with fewer than 28 known ones nothing is said.
 *
 * @param days dense and ascending, one record a calendar day, up to `asOf`
 * @see docs/METHODS.md#massage
 */
export function isHardBlock(days: readonly DayRecord[], asOf: LocalDay): boolean {
  if (days.at(-1)?.day !== asOf) return false;
  const blocks = blockDistancesM(days);
  const known = blocks.filter((distanceM) => distanceM !== null);
  const now = blocks.at(-1) ?? null;
  if (now === null || known.length < MIN_VALUES) return false;
  return now >= quantile(known, PERCENTILE_FRAC) && now > median(known);
}

/** The distance of the 7 days up to each day that has so many before it; null when one of them is not known. */
function blockDistancesM(days: readonly DayRecord[]): (number | null)[] {
  const blocks: (number | null)[] = [];
  for (let end = BLOCK_DAYS; end <= days.length; end++) blocks.push(sumM(days, end - BLOCK_DAYS, end));
  return blocks;
}

function sumM(days: readonly DayRecord[], from: number, end: number): number | null {
  let sum = 0;
  for (let index = from; index < end; index++) {
    const distanceM = days[index]?.distanceM ?? null;
    if (distanceM === null) return null;
    sum += distanceM;
  }
  return sum;
}
