import { addDays } from "../../domain/local-day.ts";
import { siteName } from "../../domain/site-words.ts";
import { said } from "../../messages/said.ts";
import { PAIN_RULES } from "../risk/pain-rules.ts";
import { episodeStarts } from "./episodes.ts";
import type { PainContext } from "./pain-context.ts";
import { CLEAR, type PainJudgement } from "./pain-state.ts";
import type { SiteDiary } from "./site-diary.ts";

const { nrsAtLeast, standsDays } = PAIN_RULES.PAIN_NEW.thresholds;

/**
 * A place that is sore for the first time after at least 14 days without symptoms.
 *
 * @see docs/METHODS.md#pain-new
 */
export function painNew(diary: SiteDiary, context: PainContext): PainJudgement {
  const start = episodeStarts(diary).at(-1);
  if (start === undefined || context.asOf > start + standsDays) return { state: CLEAR, roseOn: [] };
  return {
    state: {
      kind: "flagged",
      level: PAIN_RULES.PAIN_NEW.level,
      value: diary.days.find(({ day }) => day === start)?.worstNrs ?? null,
      threshold: nrsAtLeast,
      from: start,
      to: start,
      standsUntil: addDays(start, standsDays),
      text: said("pain.new", {
        place: { site: diary.site, form: "label" },
        isPlural: siteName(diary.site).isPlural ? "yes" : "no",
        day: { day: start, as: "weekday-short" },
      }),
    },
    roseOn: [],
  };
}
