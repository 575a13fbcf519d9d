import type { FindingLevel } from "../../domain/assessment.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { Region } from "../../domain/pain.ts";
import { exactly, said } from "../../messages/said.ts";
import { PAIN_RULES } from "../risk/pain-rules.ts";
import type { PainContext } from "./pain-context.ts";
import { CLEAR, metDays, type PainJudgement, type PainState, stateOfStanding } from "./pain-state.ts";
import { isSore, recentDays, type SiteDay, type SiteDiary, startOf, worstAt } from "./site-diary.ts";
import { type Judged, type Outcome, standingOn } from "./standing.ts";

const { level: mildLevel, louderLevel, thresholds } = PAIN_RULES.PAIN_KNEE;
const { duringNrsAbove, repeatDays } = thresholds;
/** A knee without a part said is treated as the front of it: the most common place, and the careful reading. */
const ANTERIOR_KNEE: readonly Region[] = ["knee-front", "knee"];

type KneeDay = Judged & { readonly during: number | null; readonly level: FindingLevel };

/**
 * Knee pain above 2 of 10 in the run that an hour later is still above where it started. Red when it happens on a second
 * run within 14 days, settled in between or not.
 *
 * @see docs/METHODS.md#pain-knee — Esculier et al. 2016
 */
export function painKnee(diary: SiteDiary, context: PainContext): PainJudgement {
  if (!ANTERIOR_KNEE.includes(diary.site.region)) return { state: CLEAR, roseOn: [] };
  const days = kneeDays(diary.days);
  const state = stateOfStanding(standingOn(days, context.asOf), ({ raised, latest }) => ({
    level: raised.some(({ level }) => level === louderLevel) ? louderLevel : mildLevel,
    value: latest.during,
    threshold: duringNrsAbove,
    from: raised[0]?.day ?? latest.day,
    to: latest.day,
    text: said("pain.knee", {
      place: { site: diary.site, form: "label" },
      nrs: exactly(latest.during),
      day: { day: latest.day, as: "weekday-short" },
    }),
  }));
  return { state: state.kind === "clear" ? clearOrUnjudged(diary, context) : state, roseOn: metDays(days) };
}

function kneeDays(days: readonly SiteDay[]): KneeDay[] {
  let lastMet: LocalDay | null = null;
  return days.map((day) => {
    const outcome = outcomeOf(day);
    const isRepeat: boolean = lastMet !== null && day.day - lastMet <= repeatDays;
    if (outcome === "met") lastMet = day.day;
    return { day: day.day, outcome, during: worstAt(day, ["during"]), level: isRepeat ? louderLevel : mildLevel };
  });
}

function outcomeOf(day: SiteDay): Outcome {
  const during = worstAt(day, ["during"]);
  const after = worstAt(day, ["after"]);
  const start = startOf(day);
  if (during === null ? after === null : during <= duringNrsAbove) return "not-met";
  if (after === 0 || (after !== null && start !== null && after <= start)) return "not-met";
  return during === null || after === null || start === null ? "unknown" : "met";
}

/** Sore in the last days without the three numbers of a run: the rule has nothing to go by. */
function clearOrUnjudged(diary: SiteDiary, context: PainContext): PainState {
  const sore = recentDays(diary, context.asOf).filter(isSore);
  const isJudged = sore.some((day) => outcomeOf(day) !== "unknown" && worstAt(day, ["during", "after"]) !== null);
  if (sore.length === 0 || isJudged) return CLEAR;
  return { kind: "unjudged", missing: said("pain.knee.missing", { place: { site: diary.site, form: "your" } }) };
}
