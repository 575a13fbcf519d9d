import type { LocalDay } from "../../domain/local-day.ts";
import type { PainSite, Region } from "../../domain/pain.ts";
import { capitalised, type SiteName, siteName } from "../../domain/site-words.ts";
import { dayWords } from "../risk/day-words.ts";
import type { PainContext } from "./pain-context.ts";
import { CLEAR, type PainFlag, type PainJudgement, type PainState } from "./pain-state.ts";
import { isSore, recentDays, type SiteDay, type SiteDiary } from "./site-diary.ts";

/** Places where bone stress injuries of runners happen: leg, hip and groin, foot, sacrum. */
const BONE_PRONE: readonly Region[] = ["shin", "groin", "hip", "forefoot", "arch", "heel", "foot", "lower-back"];
/** Near the hip joint it is not left for tomorrow. */
const SAME_DAY: readonly Region[] = ["groin", "hip"];

/**
 * Night pain in a place where bone stress injuries happen. Stands until the runner says that it was seen, on the day it
 * was logged or later.
 *
 * @param seenThrough last day on which this flag was said to be seen; null when never
 * @see docs/METHODS.md#red-flags
 */
export function boneStressFlag(diary: SiteDiary, context: PainContext, seenThrough: LocalDay | null): PainJudgement {
  if (!BONE_PRONE.includes(diary.site.region)) return { state: CLEAR, roseOn: [] };
  const last = lastUnseen(diary, seenThrough, (day) => day.nightPain === true);
  if (last === null) return { state: clearOrUnasked(diary, context), roseOn: [] };
  const name = siteName(diary.site);
  const urgency = boneStressUrgency(diary.site);
  const text = `${capitalised(name.plain)}: pain at night on ${dayWords(last.day)}. Stop running and see a clinician ${urgency}.`;
  return { state: standing(last, text), roseOn: [] };
}

/**
 * How soon a possible bone stress injury should be seen: near the hip joint the same day.
 *
 * @see docs/METHODS.md#red-flags
 */
export function boneStressUrgency({ region }: PainSite): "today" | "within a few days" {
  return SAME_DAY.includes(region) ? "today" : "within a few days";
}

/**
 * Numbness anywhere. Stands until the runner says that it was seen.
 *
 * @param seenThrough last day on which this flag was said to be seen; null when never
 * @see docs/METHODS.md#red-flags
 */
export function nerveFlag(diary: SiteDiary, seenThrough: LocalDay | null): PainJudgement {
  const last = lastUnseen(diary, seenThrough, (day) => day.entries.some(({ quality }) => quality === "numb"));
  if (last === null) return { state: CLEAR, roseOn: [] };
  return { state: standing(last, numbText(siteName(diary.site), last)), roseOn: [] };
}

function numbText(name: SiteName, day: SiteDay): string {
  return `${capitalised(name.plain)}: numb on ${dayWords(day.day)}. Stop running and see a clinician soon.`;
}

function lastUnseen(
  diary: SiteDiary,
  seenThrough: LocalDay | null,
  isRaised: (day: SiteDay) => boolean,
): SiteDay | null {
  return diary.days.findLast((day) => isRaised(day) && (seenThrough === null || day.day > seenThrough)) ?? null;
}

function standing(last: SiteDay, text: string): PainState {
  const flag: PainFlag = {
    level: "clinician",
    value: null,
    threshold: null,
    from: last.day,
    to: last.day,
    standsUntil: null,
    text,
  };
  return { kind: "flagged", ...flag };
}

/** Sore over bone in the last days and never asked about the night: unasked is not clear. */
function clearOrUnasked(diary: SiteDiary, context: PainContext): PainState {
  const sore = recentDays(diary, context.asOf).filter(isSore);
  if (sore.length === 0 || sore.some((day) => day.nightPain !== null)) return CLEAR;
  return { kind: "unjudged", missing: `whether ${siteName(diary.site).your} hurts at night` };
}
