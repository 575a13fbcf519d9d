import type { LocalDay } from "../../domain/local-day.ts";
import { PAIN_RULES } from "../risk/pain-rules.ts";
import { isSore, type SiteDiary } from "./site-diary.ts";

const { freeDays } = PAIN_RULES.PAIN_NEW.thresholds;

/**
 * The days on which a new episode began: an answer of 1 or more after at least 14 days without one. A place's first sore
 * day begins one too.
 *
 * @see docs/METHODS.md#pain-new
 */
export function episodeStarts(diary: SiteDiary): LocalDay[] {
  const sore = diary.days.filter(isSore).map(({ day }) => day);
  return sore.filter((day, i) => {
    const before = sore[i - 1];
    return before === undefined || day - before > freeDays;
  });
}
