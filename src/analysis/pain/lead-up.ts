import type { DayRecord } from "../../domain/assessment.ts";
import type { RatioValue, Spike } from "../../domain/load.ts";
import { type DayRange, isWithin, type LocalDay, windowEnding } from "../../domain/local-day.ts";
import { ratioSeries } from "../series/day-records.ts";

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
  const records = recordsOf(days, window);
  const [weekChange] = ratioSeries(
    records.filter(({ day }) => day === firstDay),
    "distance",
    "weekChangePct",
  );
  return {
    window,
    longest: longestOf(records),
    spike: furthestOf(records),
    returnDay: records.find(({ spike }) => spike.category === "return-from-break")?.day ?? null,
    weekChangePct: weekChange ?? { kind: "unknown", reason: "NO_HISTORY" },
    unknownDays: WINDOW_DAYS - records.filter(({ state }) => state !== "unknown").length,
  };
}

/** The records of a range: the days are dense, so their places follow from the first. */
function recordsOf(days: readonly DayRecord[], range: DayRange): readonly DayRecord[] {
  const first = days[0]?.day ?? range.from;
  return days
    .slice(Math.max(0, range.from - first), Math.max(0, range.to - first + 1))
    .filter(({ day }) => isWithin(day, range));
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
