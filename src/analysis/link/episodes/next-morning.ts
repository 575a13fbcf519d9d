import type { RunnerHistory } from "../../../domain/history.ts";
import type { DayRange, LocalDay } from "../../../domain/local-day.ts";
import type { Moment, PainEntry } from "../../../domain/pain.ts";
import type { LinkDays } from "./link-days.ts";

/** Points of the pain scale that count as a change for the one who has it. */
export const RISE_NRS = 2;

/** Answers of a morning, the clearer kind first; pain of a run on that day is none. */
const OF_MORNING = ["next_morning", "daily"] as const satisfies readonly Moment[];
/** Answers that say how a day was apart from what a run did to it. */
const OF_DAY_BEFORE: ReadonlySet<Moment> = new Set(["pre", "daily", "next_morning"]);

/**
 * For each day whether pain was up by 2 or more in the morning: the answer of the morning (of the day, without one) against the highest answer about the same place
 * on the day before, answers about a run left out. "No pain today" is 0 for every place; a place that was not named is not 0.
 *
 * @see docs/METHODS.md#next-morning
 */
export function nextMornings(
  { pain, noPain }: Pick<RunnerHistory, "pain" | "noPain">,
  span: DayRange,
): Pick<LinkDays, "compared" | "rise"> {
  const length = span.to - span.from + 1;
  const compared = new Uint8Array(length);
  const rise = new Uint8Array(length);
  const free = new Set(noPain.map(({ day }) => day));
  const entries = byDay(pain);
  const beforeOf = (day: LocalDay) => placesOf(entries.get(day) ?? [], (moment) => OF_DAY_BEFORE.has(moment));
  for (let t = 1; t < length; t++) {
    const day = (span.from + t) as LocalDay;
    const dayBefore = (day - 1) as LocalDay;
    const before = beforeOf(dayBefore);
    const changes = changesOf(morningOf(entries.get(day) ?? []), before, free.has(dayBefore));
    const isFree = free.has(day) && (before.size > 0 || free.has(dayBefore));
    if (changes.length > 0 || isFree) compared[t] = 1;
    if (changes.some((change) => change >= RISE_NRS)) rise[t] = 1;
  }
  return { compared, rise };
}

/**
 * The same calendar with another outcome: a morning with pain up by 2 or more, among the days at risk whose morning can be compared.
 *
 * @see docs/METHODS.md#next-morning
 */
export function asNextMornings(days: LinkDays): LinkDays {
  const atRisk = days.atRisk.map((isAtRisk, t) => isAtRisk & (days.compared[t] as number));
  return { ...days, atRisk, onset: atRisk.map((isAtRisk, t) => isAtRisk & (days.rise[t] as number)) };
}

function byDay(pain: readonly PainEntry[]): ReadonlyMap<LocalDay, readonly PainEntry[]> {
  const days = new Map<LocalDay, PainEntry[]>();
  for (const entry of pain) {
    const held = days.get(entry.day);
    if (held === undefined) days.set(entry.day, [entry]);
    else held.push(entry);
  }
  return days;
}

/** The highest answer about each place. */
function placesOf(entries: readonly PainEntry[], isWanted: (moment: Moment) => boolean): ReadonlyMap<string, number> {
  const places = new Map<string, number>();
  for (const { region, side, moment, nrs } of entries) {
    const place = `${region}/${side ?? ""}`;
    if (isWanted(moment)) places.set(place, Math.max(nrs, places.get(place) ?? 0));
  }
  return places;
}

function morningOf(entries: readonly PainEntry[]): ReadonlyMap<string, number> {
  for (const wanted of OF_MORNING) {
    const places = placesOf(entries, (moment) => moment === wanted);
    if (places.size > 0) return places;
  }
  return new Map();
}

function changesOf(
  morning: ReadonlyMap<string, number>,
  before: ReadonlyMap<string, number>,
  wasFree: boolean,
): number[] {
  return [...morning].flatMap(([place, nrs]) => {
    const earlier = before.get(place) ?? (wasFree ? 0 : null);
    return earlier === null ? [] : [nrs - earlier];
  });
}
