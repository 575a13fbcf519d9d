import { type Finding, RED_FLAG_CODES, type RedFlagCode, type RuleCode } from "../../domain/assessment.ts";
import { type DayRange, daysOf, windowEnding } from "../../domain/local-day.ts";
import type { PainSite } from "../../domain/pain.ts";
import { listed, said } from "../../messages/said.ts";
import type { PainContext } from "../pain/pain-context.ts";
import type { PainState } from "../pain/pain-state.ts";
import { type PainVerdicts, SITE_RULES, type SiteRule } from "../pain/pain-verdicts.ts";
import { cannotSay, clearFinding, type Flagged, flaggedFinding } from "./finding.ts";
import { RULES } from "./rules.ts";
import { isPlural } from "./words.ts";

/** Without a single pain answer in this many days no pain rule can say anything. */
const ANSWER_WINDOW_DAYS = 28;

type PlaceRule = RedFlagCode | "OSTRC_SUBST" | SiteRule;

/** What a rule says about one place, or about the whole body. */
interface PlaceVerdict {
  readonly site: PainSite | null;
  readonly state: PainState;
}

/** The threshold in the unit of the rule; null where it depends on the day, or where there is no number. */
const THRESHOLDS: Readonly<Partial<Record<RuleCode, number>>> = {
  RF_PERSIST: RULES.RF_PERSIST.thresholds.days,
  PAIN_HIGH: RULES.PAIN_HIGH.thresholds.nrsAbove,
  PAIN_GAIT: RULES.PAIN_GAIT.thresholds.riseInRunNrs,
  PAIN_KNEE: RULES.PAIN_KNEE.thresholds.duringNrsAbove,
  PAIN_TREND: RULES.PAIN_TREND.thresholds.riseNrs,
  PAIN_PERSIST: RULES.PAIN_PERSIST.thresholds.days,
  PAIN_NEW: RULES.PAIN_NEW.thresholds.nrsAtLeast,
};

/**
 * The findings of the pain rules, the weekly answers and the red flags: one for each place where a rule is met, red flags
 * with the most pressing first; beside them, or when none is, one that asks about the places it cannot judge; and one
 * `clear` when there is neither.
 *
 * @see docs/METHODS.md#pain-rules
 */
export function painFindings(verdicts: PainVerdicts): Finding[] {
  const { redFlags, context } = verdicts;
  const standing = redFlags.flatMap((verdict) => flaggedOf(verdict.rule, verdict, context));
  const others = RED_FLAG_CODES.flatMap((rule) =>
    findingsOf(
      rule,
      redFlags.filter((verdict) => verdict.rule === rule),
      context,
    ),
  );
  return [
    ...standing,
    ...others.filter(({ kind }) => kind !== "flagged"),
    ...weeklyFindings(verdicts),
    ...SITE_RULES.flatMap((rule) => findingsOf(rule, verdicts.byRule.get(rule) ?? [], context)),
  ];
}

/** Weekly questions that were never answered are an instrument that is not in use: nothing is missing. */
function weeklyFindings({ weekly, context }: PainVerdicts): Finding[] {
  if (weekly.length > 0 && !weekly.every(({ state }) => state.kind === "clear"))
    return findingsOf("OSTRC_SUBST", weekly, context);
  const text = weekly.length === 0 ? said("finding.weekly.never") : said("finding.weekly.clear");
  return [clearFinding("OSTRC_SUBST", { text }, { value: null, threshold: null })];
}

function findingsOf(rule: PlaceRule, verdicts: readonly PlaceVerdict[], context: PainContext): Finding[] {
  const flagged = verdicts.flatMap((verdict) => flaggedOf(rule, verdict, context));
  flagged.sort((a, b) => (b.to ?? 0) - (a.to ?? 0));
  const asking = staleOf(rule, verdicts, context) ?? (flagged.length > 0 ? null : unjudgedOf(rule, verdicts, context));
  if (asking !== null) return [...flagged, asking];
  return flagged.length > 0 ? flagged : [quietOf(rule, context)];
}

function flaggedOf(rule: PlaceRule, { site, state }: PlaceVerdict, context: PainContext): Flagged[] {
  if (state.kind !== "flagged") return [];
  const window = { from: state.from, to: state.to };
  const words = {
    text: state.text,
    about: site === null ? null : ({ site, form: "plain" } as const),
    window,
    coverage: answered(window, context),
  };
  return [flaggedFinding(rule, words, state)];
}

/** Flags that stood and have not been answered about for more than a week. */
function staleOf(rule: PlaceRule, verdicts: readonly PlaceVerdict[], context: PainContext): Finding | null {
  const stale = verdicts.flatMap(({ site, state }) =>
    state.kind === "stale" && site !== null ? [{ site, since: state.since }] : [],
  );
  if (stale.length === 0) return null;
  const sites = stale.sort((a, b) => b.since - a.since).map(({ site }) => site);
  const asked = (form: "plain" | "the" | "your") => listed(sites.map((site) => ({ site, form })));
  const words = {
    text: said("finding.how-now", { isPlural: isPlural(sites), places: asked("your") }),
    about: asked("plain"),
    window: windowEnding(context.asOf, ANSWER_WINDOW_DAYS),
    coverage: answered(windowEnding(context.asOf, ANSWER_WINDOW_DAYS), context),
  };
  const missing = said("finding.how-now.missing", { isPlural: isPlural(sites), places: asked("the") });
  return cannotSay(rule, words, missing);
}

function unjudgedOf(rule: PlaceRule, verdicts: readonly PlaceVerdict[], context: PainContext): Finding | null {
  const unjudged = verdicts.flatMap(({ site, state }) =>
    state.kind === "unjudged" ? [{ site, missing: state.missing }] : [],
  );
  if (unjudged.length === 0) return null;
  const missing = said("list.items", { items: listed(unjudged.map((item) => item.missing)) });
  const window = windowEnding(context.asOf, ANSWER_WINDOW_DAYS);
  const sites = unjudged.flatMap(({ site }) => site ?? []);
  return cannotSay(
    rule,
    {
      text: said("unknown.we-do-not-know", { missing }),
      about: sites.length === 0 ? null : listed(sites.map((site) => ({ site, form: "plain" }))),
      window,
      coverage: answered(window, context),
    },
    missing,
  );
}

function quietOf(rule: PlaceRule, context: PainContext): Finding {
  const window = windowEnding(context.asOf, ANSWER_WINDOW_DAYS);
  const coverage = answered(window, context);
  if (coverage === 0)
    return cannotSay(
      rule,
      { text: said("finding.no-answer", { days: ANSWER_WINDOW_DAYS }), window, coverage },
      said("unknown.pain-answer"),
    );
  const text = said("finding.nothing-matches", { meaning: said(`rule.${rule}.meaning`) });
  return clearFinding(rule, { text, window, coverage }, { value: null, threshold: THRESHOLDS[rule] ?? null });
}

/** Days with a pain answer / days of the window. */
function answered(window: DayRange, { answeredDays }: PainContext): number {
  const days = daysOf(window);
  return days.filter((day) => answeredDays.has(day)).length / days.length;
}
