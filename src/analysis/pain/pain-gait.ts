import { exactly, said } from "../../messages/said.ts";
import { PAIN_RULES } from "../risk/pain-rules.ts";
import type { PainContext } from "./pain-context.ts";
import { metDays, type PainJudgement, type PainState, stateOfStanding } from "./pain-state.ts";
import { isSore, recentDays, type SiteDay, type SiteDiary, startOf, worstAt } from "./site-diary.ts";
import { type Judged, standingOn } from "./standing.ts";

const { riseInRunNrs } = PAIN_RULES.PAIN_GAIT.thresholds;

type GaitDay = Judged & {
  readonly hasAlteredGait: boolean;
  readonly riseNrs: number | null;
  readonly isAsked: boolean;
};

/**
 * A changed stride, or pain that grew through the run: `during` at least 2 above `pre` of the same day, both logged. The
 * 2 points are an engineering choice, taken from the change that counts as meaningful on this scale.
 *
 * @see docs/METHODS.md#pain-gait
 */
export function painGait(diary: SiteDiary, context: PainContext): PainJudgement {
  const place = { site: diary.site, form: "label" } as const;
  const days = diary.days.map(judge);
  const state = stateOfStanding(standingOn(days, context.asOf), ({ latest }) => ({
    level: PAIN_RULES.PAIN_GAIT.level,
    value: latest.riseNrs,
    threshold: riseInRunNrs,
    from: latest.day,
    to: latest.day,
    text: latest.hasAlteredGait
      ? said("pain.gait.stride", { place, day: { day: latest.day, as: "weekday-short" } })
      : said("pain.gait.rose", { place, rise: exactly(latest.riseNrs), day: { day: latest.day, as: "weekday-short" } }),
  }));
  return { state: state.kind === "clear" ? clearOrUnasked(diary, context) : state, roseOn: metDays(days) };
}

function judge(day: SiteDay): GaitDay {
  const during = worstAt(day, ["during"]);
  const start = startOf(day);
  const riseNrs = during === null || start === null ? null : during - start;
  const hasAlteredGait = day.alteredGait === true;
  const isMet = hasAlteredGait || (riseNrs !== null && riseNrs >= riseInRunNrs);
  const isAsked = day.alteredGait !== null || riseNrs !== null;
  return { day: day.day, outcome: isMet ? "met" : "not-met", hasAlteredGait, riseNrs, isAsked };
}

/** Sore in the last days and never asked about the stride: not knowing is no all-clear. */
function clearOrUnasked(diary: SiteDiary, context: PainContext): PainState {
  const sore = recentDays(diary, context.asOf).filter(isSore);
  const isUnasked = sore.length > 0 && !sore.some((day) => judge(day).isAsked);
  if (!isUnasked) return { kind: "clear" };
  return { kind: "unjudged", missing: said("pain.gait.missing", { place: { site: diary.site, form: "your" } }) };
}
