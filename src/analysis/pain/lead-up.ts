import type { DayRecord } from "../../domain/assessment.ts";
import type { RatioValue, Spike } from "../../domain/load.ts";
import { type DayRange, type LocalDay, windowEnding } from "../../domain/local-day.ts";
import { recordsWithin } from "../series/records-within.ts";

const WINDOW_DAYS = 14;
const SPIKES: readonly Spike["category"][] = ["small", "moderate", "large"];

/** What was run before a complaint began, as it is known. It describes, and names no cause. */
export interface LeadUp {
  /** The first sore day and the 13 before it. */
  readonly window: DayRange;
  /** The longest run of these days; null without one, or when no run has a distance. */
  readonly longest: { readonly day: LocalDay; readonly distanceM: number } | null;
  /** The run furthest past the longest of the 30 days before it; null when none was more than 10 % longer. */
  readonly spike: Spike | null;
  /** The first run after a month without one; null when there was none. */
  readonly returnDay: LocalDay | null;
  /** Distance of the 7 days up to the first sore day against the 7 before them, in percent. */
  readonly weekChangePct: RatioValue;
  /** Days of the window that nobody has told us about. */
  readonly unknownDays: number;
}

/**
 * What was run in the 14 days that end with the first sore day of an episode.
 *
 * @param days dense and ascending day records
 * @see docs/METHODS.md#before-an-episode
 */
export function leadUp(firstDay: LocalDay, days: readonly DayRecord[]): LeadUp {
  const window = windowEnding(firstDay, WINDOW_DAYS);
  const records = recordsWithin(days, window);
  const sore = records.find(({ day }) => day === firstDay);
  return {
    window,
    longest: longestOf(records),
    spike: furthestOf(records),
    returnDay: records.find(({ spike }) => spike.category === "return-from-break")?.day ?? null,
    weekChangePct: sore?.ratios.distance.weekChangePct ?? { kind: "unknown", reason: "NO_HISTORY" },
    unknownDays: WINDOW_DAYS - records.filter(({ state }) => state !== "unknown").length,
  };
}

function longestOf(records: readonly DayRecord[]): LeadUp["longest"] {
  return records.reduce<LeadUp["longest"]>((longest, { day, spike: { sessionM } }) => {
    const isLonger = sessionM !== null && sessionM > 0 && (longest === null || sessionM > longest.distanceM);
    return isLonger ? { day, distanceM: sessionM } : longest;
  }, null);
}

function furthestOf(records: readonly DayRecord[]): Spike | null {
  return records.reduce<Spike | null>((furthest, { spike }) => {
    const isSpike = SPIKES.includes(spike.category) && spike.value !== null;
    return isSpike && (spike.value ?? 0) > (furthest?.value ?? 0) ? spike : furthest;
  }, null);
}
