import type { Moment } from "../../domain/pain.ts";
import { exactly, said } from "../../messages/said.ts";
import { PAIN_RULES } from "../risk/pain-rules.ts";
import type { PainContext } from "./pain-context.ts";
import { metDays, type PainJudgement, stateOfStanding } from "./pain-state.ts";
import { type SiteDay, type SiteDiary, worstAt } from "./site-diary.ts";
import { siteLimit } from "./site-limits.ts";
import { type Judged, standingOn } from "./standing.ts";

const { nrsAbove } = PAIN_RULES.PAIN_HIGH.thresholds;
/** A number from before a run is a number at rest, like `daily`. The morning after has a rule of its own. */
const MOMENTS: readonly Moment[] = ["pre", "during", "after", "daily"];

type HighDay = Judged & { readonly nrs: number };

/**
 * Pain above 5 of 10, in, after or outside a run.
 *
 * @see docs/METHODS.md#pain-high — Silbernagel et al. 2007
 */
export function painHigh(diary: SiteDiary, context: PainContext): PainJudgement {
  const days = diary.days.map(judge);
  const state = stateOfStanding(standingOn(days, context.asOf), ({ latest }) => ({
    level: PAIN_RULES.PAIN_HIGH.level,
    value: latest.nrs,
    threshold: nrsAbove,
    from: latest.day,
    to: latest.day,
    text: said("pain.high", {
      place: { site: diary.site, form: "label" },
      nrs: exactly(latest.nrs),
      day: { day: latest.day, as: "weekday-short" },
      limit: siteLimit(diary.site).words,
    }),
  }));
  return { state, roseOn: metDays(days) };
}

function judge(day: SiteDay): HighDay {
  const nrs = worstAt(day, MOMENTS) ?? 0;
  return { day: day.day, outcome: nrs > nrsAbove ? "met" : "not-met", nrs };
}
