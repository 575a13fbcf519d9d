import { addDays, type DayRange, type LocalDay, windowEnding } from "../../domain/local-day.ts";
import { said } from "../../messages/said.ts";
import { PAIN_RULES } from "../risk/pain-rules.ts";
import type { PainContext } from "./pain-context.ts";
import { CLEAR, type PainJudgement, type PainState } from "./pain-state.ts";
import { daysWithin, type SiteDiary } from "./site-diary.ts";
import { ANSWER_HOLDS_DAYS } from "./standing.ts";

const { nrsAtLeast, days: daysNeeded, windowDays } = PAIN_RULES.PAIN_PERSIST.thresholds;

/**
 * The same place at 2 or more on at least 3 days of the last 14. True while it is true; once 7 days have passed without
 * an answer about the place, it asks instead.
 *
 * @see docs/METHODS.md#pain-persist
 */
export function painPersist(diary: SiteDiary, context: PainContext): PainJudgement {
  return { state: stateOf(diary, context), roseOn: roseOn(diary, context.asOf) };
}

function stateOf(diary: SiteDiary, context: PainContext): PainState {
  const window = windowEnding(context.asOf, windowDays);
  const count = soreDays(diary, window);
  const lastAnswer = diary.days.at(-1)?.day;
  if (count < daysNeeded || lastAnswer === undefined) return CLEAR;
  if (context.asOf - lastAnswer > ANSWER_HOLDS_DAYS) return { kind: "stale", since: lastAnswer };
  return {
    kind: "flagged",
    level: PAIN_RULES.PAIN_PERSIST.level,
    value: count,
    threshold: daysNeeded,
    ...window,
    standsUntil: null,
    text: said("pain.persist", {
      place: { site: diary.site, form: "label" },
      nrs: nrsAtLeast,
      count,
      days: windowDays,
    }),
  };
}

function soreDays(diary: SiteDiary, window: DayRange): number {
  return daysWithin(diary, window).filter(({ worstNrs }) => worstNrs >= nrsAtLeast).length;
}

/** The recent days on which it became true. */
function roseOn(diary: SiteDiary, asOf: LocalDay): LocalDay[] {
  const holdsOn = (day: LocalDay) => soreDays(diary, windowEnding(day, windowDays)) >= daysNeeded;
  const recent = diary.days.filter(({ day }) => asOf - day <= windowDays);
  return recent.filter(({ day }) => holdsOn(day) && !holdsOn(addDays(day, -1))).map(({ day }) => day);
}
