import type { Finding } from "../../domain/assessment.ts";
import { type DayRange, daysOf, windowEnding } from "../../domain/local-day.ts";
import { siteName } from "../../domain/site-words.ts";
import type { PainContext } from "../pain/pain-context.ts";
import type { PainVerdict } from "../pain/pain-state.ts";
import { type PainVerdicts, SITE_RULES, type SiteRule } from "../pain/pain-verdicts.ts";
import { cannotSay, clearFinding, type Flagged, flaggedFinding } from "./finding.ts";
import { RULES } from "./rules.ts";
import { inARow } from "./words.ts";

/** Without a single pain answer in this many days no pain rule can say anything. */
const ANSWER_WINDOW_DAYS = 28;

/** The threshold in the unit of the rule; null where it depends on the day, or where there is no number. */
const THRESHOLDS: Readonly<Record<SiteRule, number | null>> = {
  RF_BSI: null,
  RF_NEURO: null,
  RF_PERSIST: RULES.RF_PERSIST.thresholds.days,
  PAIN_HIGH: RULES.PAIN_HIGH.thresholds.nrsAbove,
  PAIN_GAIT: RULES.PAIN_GAIT.thresholds.riseInRunNrs,
  PAIN_KNEE: RULES.PAIN_KNEE.thresholds.duringNrsAbove,
  PAIN_MORNING: null,
  PAIN_TREND: RULES.PAIN_TREND.thresholds.riseNrs,
  PAIN_PERSIST: RULES.PAIN_PERSIST.thresholds.days,
  PAIN_NEW: RULES.PAIN_NEW.thresholds.nrsAtLeast,
};

/**
 * The findings of the pain rules and red flags: one for each place where a rule is met; beside them, or when none is, one
 * that asks about the places it cannot judge; and one `clear` when there is neither.
 *
 * @see docs/METHODS.md#pain-rules
 */
export function painFindings(verdicts: PainVerdicts): Finding[] {
  return SITE_RULES.flatMap((rule) => findingsOf(rule, verdicts.byRule.get(rule) ?? [], verdicts.context));
}

function findingsOf(rule: SiteRule, verdicts: readonly PainVerdict[], context: PainContext): Finding[] {
  const flagged = verdicts.flatMap((verdict) => flaggedOf(rule, verdict, context));
  flagged.sort((a, b) => (b.to ?? 0) - (a.to ?? 0));
  const asking = staleOf(rule, verdicts, context) ?? (flagged.length > 0 ? null : unjudgedOf(rule, verdicts, context));
  if (asking !== null) return [...flagged, asking];
  return flagged.length > 0 ? flagged : [quietOf(rule, context)];
}

function flaggedOf(rule: SiteRule, { site, state }: PainVerdict, context: PainContext): Flagged[] {
  if (state.kind !== "flagged") return [];
  const window = { from: state.from, to: state.to };
  const said = { text: state.text, about: siteName(site).plain, window, coverage: answered(window, context) };
  return [flaggedFinding(rule, said, state)];
}

/** Flags that stood and have not been answered about for more than a week. */
function staleOf(rule: SiteRule, verdicts: readonly PainVerdict[], context: PainContext): Finding | null {
  const stale = verdicts.flatMap(({ site, state }) =>
    state.kind === "stale" ? [{ name: siteName(site), since: state.since }] : [],
  );
  if (stale.length === 0) return null;
  const names = stale.sort((a, b) => b.since - a.since).map(({ name }) => name);
  const is = names.length > 1 || names[0]?.isPlural === true ? "are" : "is";
  const asked = (form: "plain" | "the" | "your") => inARow(names.map((name) => name[form]));
  const said = {
    text: `How ${is} ${asked("your")} now?`,
    about: asked("plain"),
    window: windowEnding(context.asOf, ANSWER_WINDOW_DAYS),
    coverage: answered(windowEnding(context.asOf, ANSWER_WINDOW_DAYS), context),
  };
  return cannotSay(rule, said, `how ${is} ${asked("the")} now?`);
}

function unjudgedOf(rule: SiteRule, verdicts: readonly PainVerdict[], context: PainContext): Finding | null {
  const unjudged = verdicts.flatMap(({ site, state }) =>
    state.kind === "unjudged" ? [{ name: siteName(site).plain, missing: state.missing }] : [],
  );
  if (unjudged.length === 0) return null;
  const missing = inARow(unjudged.map((item) => item.missing));
  const window = windowEnding(context.asOf, ANSWER_WINDOW_DAYS);
  const about = inARow(unjudged.map(({ name }) => name));
  return cannotSay(
    rule,
    { text: `We do not know ${missing}.`, about, window, coverage: answered(window, context) },
    missing,
  );
}

function quietOf(rule: SiteRule, context: PainContext): Finding {
  const window = windowEnding(context.asOf, ANSWER_WINDOW_DAYS);
  const coverage = answered(window, context);
  if (coverage === 0)
    return cannotSay(
      rule,
      { text: `No pain answer in the last ${ANSWER_WINDOW_DAYS} days.`, window, coverage },
      "a pain answer",
    );
  const said = { text: `Nothing in your log matches this: ${RULES[rule].meaning}.`, window, coverage };
  return clearFinding(rule, said, { value: null, threshold: THRESHOLDS[rule] });
}

/** Days with a pain answer / days of the window. */
function answered(window: DayRange, { answeredDays }: PainContext): number {
  const days = daysOf(window);
  return days.filter((day) => answeredDays.has(day)).length / days.length;
}
