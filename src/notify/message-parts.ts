import type { Assessment, AssessmentLevel, Finding, WeekSummary } from "../domain/assessment.ts";
import { dayAndMonth, weekdayWord } from "../domain/day-words.ts";
import { HEADLINE_WORDS } from "../domain/headline-words.ts";
import { addDays, civilOf, formatLocalDay, isoWeekStart, type LocalDay } from "../domain/local-day.ts";
import { findingTitle } from "../domain/rule-words.ts";
import { kmFromM } from "../domain/units.ts";
import { valueWords } from "../domain/value-words.ts";
import { canBookMassage, reasonsOf } from "../domain/verdict-reasons.ts";
import type { WeeklyReport } from "../usecases/app.ts";

/** One finding as it is read: its name, its number, what it says and what that rests on. */
export interface MessageReason {
  readonly title: string;
  /** With its unit; null for a rule without a number. */
  readonly value: string | null;
  readonly text: string;
  readonly evidence: string | null;
}

/** The week in words, before it is text or HTML. No part holds a control character or a line break. */
export interface MessageParts {
  readonly level: AssessmentLevel;
  readonly headline: string;
  readonly week: string;
  readonly asOf: string;
  readonly sentence: string;
  readonly reasons: readonly MessageReason[];
  /** How many more rules could not say; null when none. */
  readonly unsaid: string | null;
  readonly change: string | null;
  readonly actions: readonly string[];
  readonly weeks: readonly string[];
  readonly coverage: string;
  readonly caution: string;
}

const MOST_UNSAID = 2;
const CAUTION = "Not medical advice. Red-flag symptoms: see a clinician now.";

/** The weekly report in words. It says what the page says, and works nothing out. */
export function messageParts(report: WeeklyReport): MessageParts {
  const { assessment, asOf } = report;
  const unsaid = assessment.findings.filter(({ kind }) => kind === "cannot-say").length;
  const reasons = reasonsOf(assessment.findings);
  const shown = reasons.filter(({ kind }, i) => kind === "flagged" || i < MOST_UNSAID);
  const behind = unsaid - shown.filter(({ kind }) => kind === "cannot-say").length;
  return {
    level: assessment.level,
    headline: HEADLINE_WORDS[assessment.headline],
    week: `week of ${dayAndMonth(isoWeekStart(asOf))}`,
    asOf: `${weekdayWord(asOf)} ${dayAndMonth(asOf)} ${civilOf(asOf).year}`,
    sentence: oneLine(assessment.sentence),
    reasons: shown.map(reasonPart),
    unsaid:
      behind > 0 ? `${behind} ${shown.length > 0 ? "more " : ""}${behind === 1 ? "rule" : "rules"} cannot say.` : null,
    change: assessment.wouldChangeIf === "" ? null : oneLine(assessment.wouldChangeIf),
    actions: actionsOf(report).map(oneLine),
    weeks: weekLines(report.weeks, asOf),
    coverage: `${report.knownDaysOf28} of the last 28 days are known.`,
    caution: CAUTION,
  };
}

/** The findings that made the verdict, name and number alone. */
export function reasonLine({ title, value }: MessageReason): string {
  return value === null ? title : `${title}: ${value}`;
}

function reasonPart(finding: Finding): MessageReason {
  const value = finding.kind === "cannot-say" ? null : finding.value;
  return {
    title: oneLine(findingTitle(finding)),
    value: value === null ? null : valueWords(finding, value),
    text: oneLine(finding.text),
    evidence: finding.kind === "flagged" && finding.evidence !== "" ? oneLine(finding.evidence) : null,
  };
}

function actionsOf({ assessment, unknownDays }: WeeklyReport): readonly string[] {
  const first = unknownDays[0];
  const days = unknownDays.length === 1 ? "1 day is" : `${unknownDays.length} days are`;
  return [
    ...(assessment.headline === "see-clinician" ? ["See a clinician. When one has seen it: niggle log seen."] : []),
    "Log how it feels on the log page, or with niggle log pain; niggle log none when nothing hurts.",
    ...(first === undefined ? [] : [`${days} unknown. Rest? niggle log rest --day ${formatLocalDay(first)}`]),
    ...massageAction(assessment),
  ];
}

/** A red flag hides it; only after the safety questions are answered clear does it say to book. */
function massageAction(assessment: Assessment): readonly string[] {
  const { headline, massage } = assessment;
  if (headline === "see-clinician" || massage === null) return [];
  return [`${canBookMassage(assessment) ? "Book a massage." : "Massage:"} ${massage.text}`];
}

function weekLines(weeks: readonly WeekSummary[], asOf: LocalDay): readonly string[] {
  const start = isoWeekStart(asOf);
  const wanted: readonly (readonly [string, LocalDay])[] = [
    ["This week", start],
    ["Last week", addDays(start, -7)],
  ];
  return wanted.flatMap(([name, weekStart]) => {
    const week = weeks.find((each) => each.weekStart === weekStart);
    return week === undefined ? [] : [`${name}: ${weekWords(week)}.`];
  });
}

function weekWords({ runs, distanceM, longestRunM, maxNrs, therapy, coverage }: WeekSummary): string {
  if (coverage === 0) return "no day is known";
  const km = (distance: number) => `${kmFromM(distance).toFixed(1)} km`;
  const said = [
    runs === 1 ? "1 run" : `${runs} runs`,
    distanceM === null ? null : km(distanceM),
    longestRunM === null ? null : `longest ${km(longestRunM)}`,
    maxNrs === null ? "pain not logged" : `most pain ${maxNrs} of 10`,
    therapy === 0 ? null : therapy === 1 ? "1 therapy session" : `${therapy} therapy sessions`,
    `${Math.round(coverage * 100)} % of its days known`,
  ];
  return said.filter((each) => each !== null).join(", ");
}

/** Control characters and marks that turn the direction of writing have no place in a message. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

const oneLine = (text: string): string => text.replace(UNSEEN, " ").trim();
