import type { Assessment, DayRecord, Finding } from "../../domain/assessment.ts";
import type { RunnerHistory } from "../../domain/history.ts";
import { isWithin, type LocalDay, windowEnding } from "../../domain/local-day.ts";
import type { PainSite } from "../../domain/pain.ts";
import type { Said } from "../../domain/said.ts";
import { siteName } from "../../domain/site-words.ts";
import { ENGLISH } from "../../messages/words.ts";
import { type PainVerdicts, painVerdicts } from "../pain/pain-verdicts.ts";
import { recordsWithin } from "../series/records-within.ts";
import { massageCard } from "../therapy/massage-card.ts";
import { isMassageSuggested, massageView } from "../therapy/massage-view.ts";
import { headlineOf, levelOf, loudnessOf } from "./headline.ts";
import { infoFindings } from "./info-rules.ts";
import { LOAD_RULES } from "./load-rules.ts";
import { missingForSpikes } from "./load-view.ts";
import { painAfterSpikeFindings } from "./pain-after-spike.ts";
import { painFindings } from "./pain-findings.ts";
import { returnBreakFinding } from "./return-break.ts";
import { RULE_ORDER, RULE_SET } from "./rules.ts";
import { runInfoFindings } from "./run-info-rules.ts";
import { doneSpikes, openPlans, plannedSpikes, type SpikeEvent } from "./spike-events.ts";
import { spikeFindings } from "./spike-rules.ts";
import { verdictWords } from "./verdict-words.ts";

const ANSWER_WINDOW_DAYS = 7;
const { standsDays, plannedDays } = LOAD_RULES.SPIKE_S.thresholds;

/**
 * The verdict on one day: every rule's finding, the headline, the massage card, and the words for them. Nothing dated
 * after `asOf` counts, except that runs planned for the days after it are what plans are about.
 *
 * @param days dense and ascending day records of the same history; later days are left out
 * @param asOf the day the verdict is for
 * @see docs/METHODS.md#headline
 */
export function assess(history: RunnerHistory, days: readonly DayRecord[], asOf: LocalDay): Assessment {
  const known = recordsWithin(days, { from: days[0]?.day ?? asOf, to: asOf });
  const verdicts = painVerdicts(history, known, asOf);
  const events = [...doneSpikes(known), ...plannedSpikes(history, known, asOf, plannedDays)];
  const findings = findingsOn({ history, days: known, asOf, verdicts, events });
  const hasRedFlag = findings.some((finding) => finding.kind === "flagged" && finding.level === "clinician");
  const view = massageView(history, known, asOf, hasRedFlag);
  const answered = hasRecentPainAnswer(history, asOf);
  const headline = headlineOf({
    findings,
    isMassageSuggested: isMassageSuggested(view),
    hasRecentPainAnswer: answered,
  });
  const words = verdictWords({
    headline,
    findings,
    events,
    places: placesOf(verdicts),
    redFlags: verdicts.redFlags,
    massage: view,
    hasRecentPainAnswer: answered,
  });
  return {
    asOf,
    headline,
    level: levelOf(headline),
    grey: findings.some(({ kind }) => kind === "cannot-say"),
    findings,
    massage: massageCard(view, headline),
    sentence: ENGLISH.tell(words.sentence),
    wouldChangeIf: ENGLISH.tell(words.wouldChangeIf),
    said: words,
    ruleSet: RULE_SET,
  };
}

interface Evidence {
  readonly history: RunnerHistory;
  readonly days: readonly DayRecord[];
  readonly asOf: LocalDay;
  readonly verdicts: PainVerdicts;
  readonly events: readonly SpikeEvent[];
}

function findingsOn({ history, days, asOf, verdicts, events }: Evidence): Finding[] {
  const pain = painFindings(verdicts);
  const isAnyPainFlagged = pain.some(({ kind, rule }) => kind === "flagged" && rule.startsWith("PAIN_"));
  const missing = missingForSpikes(days, asOf, standsDays) ?? missingPain(pain);
  const nextPlan = openPlans(history, days, asOf, LOAD_RULES.RETURN_BREAK.thresholds.plannedDays)[0]?.day ?? null;
  const returning = returnBreakFinding({ days, asOf, nextPlan });
  return [
    ...pain,
    ...painAfterSpikeFindings({ verdicts, events, asOf, missing }),
    ...spikeFindings({ days, asOf, events, isAnyPainFlagged }),
    returning,
    ...infoFindings(days, asOf, returning.kind === "flagged"),
    ...runInfoFindings(history, asOf),
  ].sort((a, b) => loudnessOf(a) - loudnessOf(b) || orderOf(a) - orderOf(b));
}

/** Red flags come as they were found: the most pressing first. */
function orderOf({ rule }: Finding): number {
  return rule.startsWith("RF_") ? -1 : (RULE_ORDER.get(rule) ?? RULE_ORDER.size);
}

function placesOf({ byRule, weekly }: PainVerdicts): ReadonlyMap<string, PainSite> {
  const sites = [...(byRule.get("PAIN_NEW") ?? []), ...weekly].flatMap(({ site }) => site ?? []);
  return new Map(sites.map((site) => [siteName(site).plain, site]));
}

/** What the pain rules themselves could not say. */
function missingPain(pain: readonly Finding[]): Said | string | null {
  const silent = pain.find(({ kind, rule }) => kind === "cannot-say" && rule === "PAIN_PERSIST");
  return silent?.kind === "cannot-say" ? (silent.said?.missing ?? silent.missing) : null;
}

function hasRecentPainAnswer({ pain, noPain }: RunnerHistory, asOf: LocalDay): boolean {
  const window = windowEnding(asOf, ANSWER_WINDOW_DAYS);
  return [...pain, ...noPain].some(({ day }) => isWithin(day, window));
}
