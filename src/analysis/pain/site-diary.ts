import { addDays, type DayRange, type LocalDay, windowEnding } from "../../domain/local-day.ts";
import { type Moment, type NoPainDay, type PainEntry, type PainSite, siteKey } from "../../domain/pain.ts";

/** What was answered about one place on one day. A "no pain today" answer is an NRS of 0 for every place. */
export interface SiteDay {
  readonly day: LocalDay;
  readonly entries: readonly PainEntry[];
  /** Every NRS of the day, 0–10; `[0]` for a day that only says "no pain". */
  readonly nrs: readonly number[];
  readonly worstNrs: number;
  /** Some entry says that the stride changed; null when no entry says either way. */
  readonly alteredGait: boolean | null;
  readonly nightPain: boolean | null;
}

/** Everything answered about one place (region and side), oldest first, one item a day with an answer. */
export interface SiteDiary {
  readonly site: PainSite;
  readonly days: readonly SiteDay[];
}

/**
 * The diary of each place that was ever named up to `asOf`. Region and side are taken literally: `knee` and `knee-front`
 * are two places.
 *
 * @param pain entries, in any order; later days are left out
 * @param noPain "no pain today" answers; one counts for every place without an entry of its own on that day
 * @returns in the order in which the places were first named
 * @see docs/METHODS.md#places-and-answers
 */
export function siteDiaries(pain: readonly PainEntry[], noPain: readonly NoPainDay[], asOf: LocalDay): SiteDiary[] {
  const known = pain.filter((entry) => entry.day <= asOf);
  const freeDays = new Set(noPain.map(({ day }) => day).filter((day) => day <= asOf));
  const sites = new Map<string, { site: PainSite; byDay: Map<LocalDay, PainEntry[]> }>();
  for (const entry of known) {
    const key = siteKey(entry);
    const found = sites.get(key) ?? { site: { region: entry.region, side: entry.side }, byDay: new Map() };
    found.byDay.set(entry.day, [...(found.byDay.get(entry.day) ?? []), entry]);
    sites.set(key, found);
  }
  return [...sites.values()].map(({ site, byDay }) => ({ site, days: siteDays(byDay, freeDays) }));
}

function siteDays(byDay: ReadonlyMap<LocalDay, readonly PainEntry[]>, freeDays: ReadonlySet<LocalDay>): SiteDay[] {
  const answered = [...new Set([...byDay.keys(), ...freeDays])].sort((a, b) => a - b);
  return answered.map((day) => siteDay(day, byDay.get(day) ?? []));
}

function siteDay(day: LocalDay, entries: readonly PainEntry[]): SiteDay {
  const nrs = entries.length === 0 ? [0] : entries.map((entry) => entry.nrs);
  return {
    day,
    entries,
    nrs,
    worstNrs: Math.max(...nrs),
    alteredGait: entries.length === 0 ? false : anySaid(entries.map((entry) => entry.alteredGait)),
    nightPain: entries.length === 0 ? false : anySaid(entries.map((entry) => entry.nightPain)),
  };
}

function anySaid(answers: readonly (boolean | null)[]): boolean | null {
  if (answers.includes(true)) return true;
  return answers.includes(false) ? false : null;
}

/**
 * The worst NRS of a day at the given moments; null when none of them was logged.
 *
 * @see docs/METHODS.md#places-and-answers
 */
export function worstAt(day: SiteDay, moments: readonly Moment[]): number | null {
  const said = day.entries.filter((entry) => moments.includes(entry.moment)).map((entry) => entry.nrs);
  return said.length === 0 ? null : Math.max(...said);
}

/**
 * The NRS before the run: the lowest `pre` of a day, so that of two runs the less sore start is the measure; null
 * when none was logged.
 *
 * @see docs/METHODS.md#places-and-answers
 */
export function startOf(day: SiteDay): number | null {
  const said = day.entries.filter((entry) => entry.moment === "pre").map((entry) => entry.nrs);
  return said.length === 0 ? null : Math.min(...said);
}

/**
 * The answered days of a window, found by halving: a diary may hold ten years.
 *
 * @see docs/METHODS.md#places-and-answers
 */
export function daysWithin({ days }: SiteDiary, { from, to }: DayRange): readonly SiteDay[] {
  return days.slice(firstFrom(days, from), firstFrom(days, addDays(to, 1)));
}

/** Position of the first answered day that is not before `day`. */
function firstFrom(days: readonly SiteDay[], day: LocalDay): number {
  let [low, high] = [0, days.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((days[middle]?.day ?? day) < day) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** An answer of the last 7 days says how the place is now. */
const RECENT_DAYS = 7;

/**
 * The answered days of the last 7, `asOf` included.
 *
 * @see docs/METHODS.md#places-and-answers
 */
export function recentDays(diary: SiteDiary, asOf: LocalDay): readonly SiteDay[] {
  return daysWithin(diary, windowEnding(asOf, RECENT_DAYS));
}

/**
 * Some answer of the day is 1 or more.
 *
 * @see docs/METHODS.md#places-and-answers
 */
export function isSore(day: SiteDay): boolean {
  return day.worstNrs >= 1;
}
