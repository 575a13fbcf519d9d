import { addDays, type LocalDay } from "../../domain/local-day.ts";
import { type PainSite, REGION_CODES } from "../../domain/pain.ts";
import { PAIN_RULES } from "../risk/pain-rules.ts";
import { daysWithin, isSore, type SiteDay, type SiteDiary } from "./site-diary.ts";

const { freeDays: FREE_DAYS } = PAIN_RULES.PAIN_NEW.thresholds;

/** One complaint in one place, from its first sore day to its last. */
export interface PainEpisode {
  readonly site: PainSite;
  /** OSIICS and SMDCS code of the region (IOC 2020). */
  readonly code: string;
  readonly firstDay: LocalDay;
  readonly lastSoreDay: LocalDay;
  /**
   * `open`: sore within the free days that end an episode. `closed`: that many days passed without a sore answer, some of
   * them with an answer. `silent`: they passed without any answer, so nobody knows whether it ended.
   */
  readonly state: "open" | "closed" | "silent";
  /** The day on which it had been gone for long enough; null while it is open. */
  readonly endedOn: LocalDay | null;
  readonly worstNrs: number;
  /** Days with an answer of 1 or more. */
  readonly daysSore: number;
  /** Entries about the place from the first sore day to the last. */
  readonly entries: number;
  /** Answered days without symptoms between its last sore day and its end, or the day asked about. */
  readonly freeAnswers: number;
}

/**
 * The episodes of a place. A new one begins with an answer of 1 or more after at least `freeDays` days without one.
 *
 * @param asOf the day to look from; the diary holds nothing later
 * @param freeDays 14; 7 and 28 show how much the count depends on it
 * @returns oldest first
 * @see docs/METHODS.md#episodes
 */
export function painEpisodes(diary: SiteDiary, asOf: LocalDay, freeDays: number = FREE_DAYS): PainEpisode[] {
  const sore = diary.days.filter((day) => day.day <= asOf && isSore(day));
  const groups = stretches(sore, freeDays);
  return groups.flatMap((days, i) => {
    const until = groups[i + 1]?.[0]?.day ?? addDays(asOf, 1);
    return episodeOf(diary, days, { until, freeDays });
  });
}

/**
 * The days on which a new episode began: an answer of 1 or more after at least 14 days without one. A place's first sore
 * day begins one too.
 *
 * @see docs/METHODS.md#pain-new
 */
export function episodeStarts(diary: SiteDiary): LocalDay[] {
  return stretches(diary.days.filter(isSore), FREE_DAYS).flatMap(([first]) => first?.day ?? []);
}

/** Sore days in groups, each within the free days of the one before. */
function stretches(sore: readonly SiteDay[], freeDays: number): SiteDay[][] {
  const groups: SiteDay[][] = [];
  for (const day of sore) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    if (last === undefined || before === undefined || day.day - before.day > freeDays) groups.push([day]);
    else last.push(day);
  }
  return groups;
}

interface Span {
  /** The day after the last one that may belong to the episode or to its end. */
  readonly until: LocalDay;
  readonly freeDays: number;
}

function episodeOf(diary: SiteDiary, sore: readonly SiteDay[], { until, freeDays }: Span): PainEpisode[] {
  const first = sore[0];
  const last = sore.at(-1);
  if (first === undefined || last === undefined) return [];
  const isOver = until - 1 - last.day >= freeDays;
  const after = daysWithin(diary, { from: addDays(last.day, 1), to: addDays(until, -1) });
  const freeAnswers = after.filter(({ day }) => !isOver || day - last.day <= freeDays).length;
  const within = daysWithin(diary, { from: first.day, to: last.day });
  return [
    {
      site: diary.site,
      code: REGION_CODES[diary.site.region],
      firstDay: first.day,
      lastSoreDay: last.day,
      state: stateOf(isOver, freeAnswers),
      endedOn: isOver ? addDays(last.day, freeDays) : null,
      worstNrs: Math.max(...sore.map(({ worstNrs }) => worstNrs)),
      daysSore: sore.length,
      entries: within.reduce((count, day) => count + day.entries.length, 0),
      freeAnswers,
    },
  ];
}

function stateOf(isOver: boolean, freeAnswers: number): PainEpisode["state"] {
  if (!isOver) return "open";
  return freeAnswers > 0 ? "closed" : "silent";
}
