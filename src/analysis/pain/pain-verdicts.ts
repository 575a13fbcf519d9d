import type { RunnerHistory } from "../../domain/history.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { type PainContext, painContext } from "./pain-context.ts";
import { painGait } from "./pain-gait.ts";
import { painHigh } from "./pain-high.ts";
import { painKnee } from "./pain-knee.ts";
import { painMorning } from "./pain-morning.ts";
import { painNew } from "./pain-new.ts";
import { painPersist } from "./pain-persist.ts";
import type { PainJudgement, PainVerdict } from "./pain-state.ts";
import { painTrend } from "./pain-trend.ts";
import { persistFlag } from "./persist-flag.ts";
import { boneStressFlag, nerveFlag } from "./red-flags.ts";
import { type SiteDiary, siteDiaries } from "./site-diary.ts";

/** Rules that look at one place at a time. */
export const SITE_RULES = [
  "RF_BSI",
  "RF_NEURO",
  "RF_PERSIST",
  "PAIN_HIGH",
  "PAIN_GAIT",
  "PAIN_KNEE",
  "PAIN_MORNING",
  "PAIN_TREND",
  "PAIN_PERSIST",
  "PAIN_NEW",
] as const;
export type SiteRule = (typeof SITE_RULES)[number];

type Seen = RunnerHistory["seenFlags"];
type Judge = (diary: SiteDiary, context: PainContext, seen: Seen) => PainJudgement;

const JUDGES: Readonly<Record<SiteRule, Judge>> = {
  RF_BSI: (diary, context, seen) => boneStressFlag(diary, context, seenThrough("RF_BSI", seen, context.asOf)),
  RF_NEURO: (diary, context, seen) => nerveFlag(diary, seenThrough("RF_NEURO", seen, context.asOf)),
  RF_PERSIST: (diary, context, seen) => persistFlag(diary, seenThrough("RF_PERSIST", seen, context.asOf)),
  PAIN_HIGH: painHigh,
  PAIN_GAIT: painGait,
  PAIN_KNEE: painKnee,
  PAIN_MORNING: painMorning,
  PAIN_TREND: painTrend,
  PAIN_PERSIST: painPersist,
  PAIN_NEW: painNew,
};

/** What every pain rule says about every place, and the answers it had to go by. */
export interface PainVerdicts {
  readonly context: PainContext;
  readonly byRule: ReadonlyMap<SiteRule, readonly PainVerdict[]>;
}

/**
 * Every pain rule and red flag over every place that was ever named.
 *
 * @param asOf later entries are left out
 * @see docs/METHODS.md#pain-rules
 */
export function painVerdicts(
  history: Pick<RunnerHistory, "sessions" | "pain" | "noPain" | "seenFlags">,
  asOf: LocalDay,
): PainVerdicts {
  const context = painContext(history, asOf);
  const diaries = siteDiaries(history.pain, history.noPain, asOf);
  const byRule = new Map<SiteRule, readonly PainVerdict[]>();
  for (const rule of SITE_RULES) {
    const judge = JUDGES[rule];
    byRule.set(
      rule,
      diaries.map((diary) => ({ site: diary.site, ...judge(diary, context, history.seenFlags) })),
    );
  }
  return { context, byRule };
}

function seenThrough(rule: SiteRule, seen: Seen, asOf: LocalDay): LocalDay | null {
  return seen.reduce<LocalDay | null>(
    (last, flag) => (flag.rule === rule && flag.day <= asOf && (last === null || flag.day > last) ? flag.day : last),
    null,
  );
}
