import type { RunnerHistory } from "../../domain/history.ts";
import { addDays, type LocalDay } from "../../domain/local-day.ts";
import { type PainSite, siteKey } from "../../domain/pain.ts";
import { ostrcSeverity } from "./ostrc.ts";
import { isSore, recentDays, siteDiaries } from "./site-diary.ts";

const WEEK_DAYS = 7;

/** Whether the weekly questions are to be put now, and about what. */
export type WeeklyAsk =
  /** About the whole body first; `places` are those that were sore, to say which one it is about. */
  | { readonly kind: "body"; readonly places: readonly PainSite[] }
  /** About one more sore place, once another was answered about. */
  | { readonly kind: "place"; readonly site: PainSite }
  | { readonly kind: "answered"; readonly nextOn: LocalDay };

/**
 * The weekly questions once in 7 days: about the whole body; when the answer was about a place, about every other place
 * that was sore in these 7 days, one at a time. An answer with a part left out does not count as one.
 *
 * @see docs/METHODS.md#weekly-questions
 */
export function weeklyAsk(history: Pick<RunnerHistory, "pain" | "noPain" | "ostrc">, asOf: LocalDay): WeeklyAsk {
  const answers = history.ostrc.filter(
    (week) => week.day <= asOf && week.day > asOf - WEEK_DAYS && ostrcSeverity(week) !== null,
  );
  const places = soreLately(history, asOf);
  const last = Math.max(...answers.map(({ day }) => day)) as LocalDay;
  if (answers.length === 0) return { kind: "body", places };
  const answered = new Set(answers.flatMap(({ site }) => (site === null ? [] : [siteKey(site)])));
  const isAboutAll = answers.some(({ site }) => site === null);
  const open = isAboutAll ? undefined : places.find((site) => !answered.has(siteKey(site)));
  return open === undefined ? { kind: "answered", nextOn: addDays(last, WEEK_DAYS) } : { kind: "place", site: open };
}

/** Places with an answer of 1 or more in the last 7 days, the sorest first. */
function soreLately({ pain, noPain }: Pick<RunnerHistory, "pain" | "noPain">, asOf: LocalDay): PainSite[] {
  return siteDiaries(pain, noPain, asOf)
    .map((diary) => ({ site: diary.site, sore: recentDays(diary, asOf).filter(isSore) }))
    .filter(({ sore }) => sore.length > 0)
    .map(({ site, sore }) => ({ site, worstNrs: Math.max(...sore.map(({ worstNrs }) => worstNrs)) }))
    .sort((a, b) => b.worstNrs - a.worstNrs)
    .map(({ site }) => site);
}
