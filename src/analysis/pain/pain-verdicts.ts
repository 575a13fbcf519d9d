import type { DayRecord } from "../../domain/assessment.ts";
import type { RunnerHistory } from "../../domain/history.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { type OstrcVerdict, ostrcDiaries, ostrcVerdict } from "./ostrc-weeks.ts";
import { type PainContext, painContext } from "./pain-context.ts";
import { painGait } from "./pain-gait.ts";
import { painHigh } from "./pain-high.ts";
import { painKnee } from "./pain-knee.ts";
import { painMorning } from "./pain-morning.ts";
import { painNew } from "./pain-new.ts";
import { painPersist } from "./pain-persist.ts";
import type { PainJudgement, PainVerdict } from "./pain-state.ts";
import { painTrend } from "./pain-trend.ts";
import { persistVerdicts } from "./persist-flag.ts";
import { URGENCIES } from "./red-flag-signs.ts";
import type { RedFlagVerdict } from "./red-flag-state.ts";
import { signVerdicts } from "./sign-flags.ts";
import { type SiteDiary, siteDiaries } from "./site-diary.ts";

/** Pain rules that look at one place at a time. */
export const SITE_RULES = [
  "PAIN_HIGH",
  "PAIN_GAIT",
  "PAIN_KNEE",
  "PAIN_MORNING",
  "PAIN_TREND",
  "PAIN_PERSIST",
  "PAIN_NEW",
] as const;
export type SiteRule = (typeof SITE_RULES)[number];

type Judge = (diary: SiteDiary, context: PainContext) => PainJudgement;

const JUDGES: Readonly<Record<SiteRule, Judge>> = {
  PAIN_HIGH: painHigh,
  PAIN_GAIT: painGait,
  PAIN_KNEE: painKnee,
  PAIN_MORNING: painMorning,
  PAIN_TREND: painTrend,
  PAIN_PERSIST: painPersist,
  PAIN_NEW: painNew,
};

/** What every pain rule and red flag says, and the answers they had to go by. */
export interface PainVerdicts {
  readonly context: PainContext;
  /** Red flags that stand, and those that ask; most pressing first. */
  readonly redFlags: readonly RedFlagVerdict[];
  readonly weekly: readonly OstrcVerdict[];
  /** The pain rules, each over every place. */
  readonly byRule: ReadonlyMap<SiteRule, readonly PainVerdict[]>;
}

/**
 * Every pain rule over every place that was ever named, the weekly answers, and the red flags.
 *
 * @param days day records of the same history, for the runs that were planned
 * @param asOf later entries are left out
 * @see docs/METHODS.md#pain-rules
 */
export function painVerdicts(history: RunnerHistory, days: readonly DayRecord[], asOf: LocalDay): PainVerdicts {
  const context = painContext(history, asOf, days);
  const diaries = siteDiaries(history.pain, history.noPain, asOf);
  const byRule = new Map<SiteRule, readonly PainVerdict[]>();
  for (const rule of SITE_RULES) {
    const judge = JUDGES[rule];
    byRule.set(
      rule,
      diaries.map((diary) => ({ site: diary.site, ...judge(diary, context) })),
    );
  }
  const evidence = { history, diaries, days, asOf };
  const redFlags = [...signVerdicts(evidence), ...persistVerdicts(evidence)];
  return {
    context,
    redFlags: redFlags.sort((a, b) => URGENCIES.indexOf(a.urgency) - URGENCIES.indexOf(b.urgency)),
    weekly: ostrcDiaries(history, asOf).map((diary) => ostrcVerdict(diary, asOf)),
    byRule,
  };
}
