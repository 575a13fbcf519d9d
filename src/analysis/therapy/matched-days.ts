import type { RunnerHistory } from "../../domain/history.ts";
import { addDays, daysOf, type LocalDay } from "../../domain/local-day.ts";
import { REGION_CODES, type Region } from "../../domain/pain.ts";
import type { TherapySession } from "../../domain/therapy.ts";

/** A day is as sore as a session's when it is within this many points of it. */
const ALIKE_NRS = 1;
/** No therapy of any kind this many days before or after a matched day. */
const AWAY_DAYS = 3;

/** Worst soreness of each answered day, for each part of the body, and the days near therapy. */
export interface SoreDays {
  /** By body part (OSIICS code); `null` is the whole body. A "no pain" day is a zero where nothing else was answered. */
  readonly byPart: ReadonlyMap<string | null, ReadonlyMap<LocalDay, number>>;
  readonly freeDays: ReadonlySet<LocalDay>;
  /** Days within 3 days of any therapy. */
  readonly nearTherapy: ReadonlySet<LocalDay>;
}

/**
 * The worst answer of each day for each part of the body, up to `asOf`.
 *
 * @see docs/METHODS.md#before-and-after
 */
export function soreDaysOf(
  { pain, noPain, therapy }: Pick<RunnerHistory, "pain" | "noPain" | "therapy">,
  asOf: LocalDay,
): SoreDays {
  const byPart = new Map<string | null, Map<LocalDay, number>>();
  const note = (part: string | null, day: LocalDay, nrs: number) => {
    const days = byPart.get(part) ?? new Map<LocalDay, number>();
    days.set(day, Math.max(days.get(day) ?? 0, nrs));
    byPart.set(part, days);
  };
  for (const { day, region, nrs } of pain) {
    if (day > asOf) continue;
    note(REGION_CODES[region], day, nrs);
    note(null, day, nrs);
  }
  const isKnown = ({ day }: { readonly day: LocalDay }) => day <= asOf;
  return {
    byPart,
    freeDays: new Set(noPain.filter(isKnown).map(({ day }) => day)),
    nearTherapy: new Set(
      therapy.filter(isKnown).flatMap(({ day }) => daysOf({ from: day, to: addDays(day, AWAY_DAYS) })),
    ),
  };
}

/** A sore day without therapy and how it went on. */
export interface MatchedDay {
  readonly day: LocalDay;
  /** NRS of the day, within a point of the session's. */
  readonly nrs: number;
  /** NRS `days` later minus NRS of the day. */
  readonly change: number;
}

/**
 * Sore days like that of a session: the same part of the body within 1 point of its number, no therapy within 3 days, and
 * an answer about that part `days` later. A session that names no region is matched on the worst place of a day.
 *
 * @see docs/METHODS.md#before-and-after
 */
export function matchedChanges(
  session: Pick<TherapySession, "regions">,
  nrsBefore: number,
  days: number,
  soreDays: SoreDays,
): MatchedDay[] {
  const worst = worstOfParts(session.regions, soreDays);
  return [...worst].flatMap(([day, nrs]) => {
    const isAlike = nrs >= 1 && Math.abs(nrs - nrsBefore) <= ALIKE_NRS;
    if (!isAlike || soreDays.nearTherapy.has(day)) return [];
    const later = addDays(day, days);
    const laterNrs = worst.get(later) ?? (soreDays.freeDays.has(later) ? 0 : null);
    return laterNrs === null ? [] : [{ day, nrs, change: laterNrs - nrs }];
  });
}

function worstOfParts(regions: readonly Region[], { byPart }: SoreDays): ReadonlyMap<LocalDay, number> {
  const parts = regions.length === 0 ? [null] : [...new Set(regions.map((region) => REGION_CODES[region]))];
  const worst = new Map<LocalDay, number>();
  for (const part of parts)
    for (const [day, nrs] of byPart.get(part) ?? []) worst.set(day, Math.max(worst.get(day) ?? 0, nrs));
  return worst;
}
