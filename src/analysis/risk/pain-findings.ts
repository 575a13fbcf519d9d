import { type Finding, RED_FLAG_CODES, type RedFlagCode, type RuleCode } from "../../domain/assessment.ts";
import { type DayRange, daysOf, windowEnding } from "../../domain/local-day.ts";
import type { PainSite } from "../../domain/pain.ts";
import { type SiteName, siteName } from "../../domain/site-words.ts";
import type { PainContext } from "../pain/pain-context.ts";
import type { PainState } from "../pain/pain-state.ts";
import { type PainVerdicts, SITE_RULES, type SiteRule } from "../pain/pain-verdicts.ts";
import { cannotSay, clearFinding, type Flagged, flaggedFinding } from "./finding.ts";
import { RULES } from "./rules.ts";
import { inARow } from "./words.ts";

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
  const text =
    weekly.length === 0
      ? "The weekly questions were never answered, so this was not asked."
      : "The latest weekly answer tells of no substantial problem.";
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
  const said = {
    text: state.text,
    about: site === null ? null : siteName(site).plain,
    window,
    coverage: answered(window, context),
  };
  return [flaggedFinding(rule, said, state)];
}

/** Flags that stood and have not been answered about for more than a week. */
function staleOf(rule: PlaceRule, verdicts: readonly PlaceVerdict[], context: PainContext): Finding | null {
  const stale = verdicts.flatMap(({ site, state }) =>
    state.kind === "stale" && site !== null ? [{ name: siteName(site), since: state.since }] : [],
  );
  if (stale.length === 0) return null;
  const names = stale.sort((a, b) => b.since - a.since).map(({ name }) => name);
  const is = names.length > 1 || names[0]?.isPlural === true ? "are" : "is";
  const asked = (form: keyof Omit<SiteName, "isPlural">) => inARow(names.map((name) => name[form]));
  const said = {
    text: `How ${is} ${asked("your")} now?`,
    about: asked("plain"),
    window: windowEnding(context.asOf, ANSWER_WINDOW_DAYS),
    coverage: answered(windowEnding(context.asOf, ANSWER_WINDOW_DAYS), context),
  };
  return cannotSay(rule, said, `how ${is} ${asked("the")} now?`);
}

function unjudgedOf(rule: PlaceRule, verdicts: readonly PlaceVerdict[], context: PainContext): Finding | null {
  const unjudged = verdicts.flatMap(({ site, state }) =>
    state.kind === "unjudged" ? [{ name: site === null ? null : siteName(site).plain, missing: state.missing }] : [],
  );
  if (unjudged.length === 0) return null;
  const missing = inARow(unjudged.map((item) => item.missing));
  const window = windowEnding(context.asOf, ANSWER_WINDOW_DAYS);
  const about = inARow(unjudged.flatMap(({ name }) => name ?? []));
  return cannotSay(
    rule,
    {
      text: `We do not know ${missing}.`,
      about: about === "" ? null : about,
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
      { text: `No pain answer in the last ${ANSWER_WINDOW_DAYS} days.`, window, coverage },
      "a pain answer",
    );
  const said = { text: `Nothing in your log matches this: ${RULES[rule].meaning}.`, window, coverage };
  return clearFinding(rule, said, { value: null, threshold: THRESHOLDS[rule] ?? null });
}

/** Days with a pain answer / days of the window. */
function answered(window: DayRange, { answeredDays }: PainContext): number {
  const days = daysOf(window);
  return days.filter((day) => answeredDays.has(day)).length / days.length;
}
