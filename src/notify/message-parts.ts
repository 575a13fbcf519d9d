import type { Assessment, AssessmentLevel, Finding, WeekSummary } from "../domain/assessment.ts";
import { addDays, civilOf, formatLocalDay, isoWeekStart, type LocalDay } from "../domain/local-day.ts";
import { canBookMassage, reasonsOf } from "../domain/verdict-reasons.ts";
import { findingTitle, findingValue } from "../messages/finding-words.ts";
import type { Words } from "../messages/words.ts";
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
  readonly words: Words;
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

/** The weekly report in words. It says what the page says, and works nothing out. */
export function messageParts(report: WeeklyReport, words: Words): MessageParts {
  const { assessment, asOf } = report;
  const { say, tell, day } = words;
  const change = tell(assessment.said?.wouldChangeIf ?? assessment.wouldChangeIf);
  const unsaid = assessment.findings.filter(({ kind }) => kind === "cannot-say").length;
  const reasons = reasonsOf(assessment.findings);
  const shown = reasons.filter(({ kind }, i) => kind === "flagged" || i < MOST_UNSAID);
  const behind = unsaid - shown.filter(({ kind }) => kind === "cannot-say").length;
  return {
    words,
    level: assessment.level,
    headline: say(`headline.${assessment.headline}`),
    week: say("message.week", { monday: day(isoWeekStart(asOf), "day-month") }),
    asOf: say("message.as-of-day", {
      weekday: day(asOf, "weekday"),
      date: day(asOf, "day-month"),
      year: civilOf(asOf).year,
    }),
    sentence: oneLine(tell(assessment.said?.sentence ?? assessment.sentence)),
    reasons: shown.map((finding) => reasonPart(finding, words)),
    unsaid: behind > 0 ? say(shown.length > 0 ? "message.unsaid.more" : "message.unsaid", { rules: behind }) : null,
    change: change === "" ? null : oneLine(change),
    actions: actionsOf(report, words).map(oneLine),
    weeks: weekLines(report.weeks, asOf, words),
    coverage: say("message.coverage", { known: report.knownDaysOf28 }),
    caution: say("frame.not-advice"),
  };
}

/** The findings that made the verdict, name and number alone. */
export function reasonLine({ title, value }: MessageReason): string {
  return value === null ? title : `${title}: ${value}`;
}

function reasonPart(finding: Finding, words: Words): MessageReason {
  const { say, tell } = words;
  const value = finding.kind === "cannot-say" ? null : finding.value;
  return {
    title: oneLine(findingTitle(finding, words)),
    value: value === null ? null : findingValue(finding, value, words),
    text: oneLine(tell(finding.said?.text ?? finding.text)),
    evidence:
      finding.kind === "flagged" && finding.evidence !== "" ? oneLine(say(`rule.${finding.rule}.evidence`)) : null,
  };
}

function actionsOf({ assessment, unknownDays }: WeeklyReport, words: Words): readonly string[] {
  const { say } = words;
  const first = unknownDays[0];
  return [
    ...(assessment.headline === "see-clinician" ? [say("message.action.clinician")] : []),
    say("message.action.log"),
    ...(first === undefined
      ? []
      : [say("message.action.unknown", { days: unknownDays.length, first: formatLocalDay(first) })]),
    ...massageAction(assessment, words),
  ];
}

/** A red flag hides it; only after the safety questions are answered clear does it say to book. */
function massageAction(assessment: Assessment, { say, tell }: Words): readonly string[] {
  const { headline, massage } = assessment;
  if (headline === "see-clinician" || massage === null) return [];
  const text = tell(massage.said ?? massage.text);
  return [say(canBookMassage(assessment) ? "message.action.book" : "message.action.massage", { text })];
}

function weekLines(weeks: readonly WeekSummary[], asOf: LocalDay, words: Words): readonly string[] {
  const start = isoWeekStart(asOf);
  const wanted: readonly (readonly ["this-week" | "last-week", LocalDay])[] = [
    ["this-week", start],
    ["last-week", addDays(start, -7)],
  ];
  return wanted.flatMap(([name, weekStart]) => {
    const week = weeks.find((each) => each.weekStart === weekStart);
    return week === undefined ? [] : [words.say(`message.${name}`, { sums: weekWords(week, words) })];
  });
}

function weekWords(
  { runs, distanceM, longestRunM, maxNrs, therapy, coverage }: WeekSummary,
  { say, distance, percent }: Words,
): string {
  if (coverage === 0) return say("message.no-day");
  const said = [
    say("message.runs", { runs }),
    distanceM === null ? null : distance(distanceM),
    longestRunM === null ? null : say("message.longest", { distance: distance(longestRunM) }),
    maxNrs === null ? say("message.pain.none") : say("message.pain.most", { nrs: maxNrs }),
    therapy === 0 ? null : say("message.therapy", { count: therapy }),
    say("message.known", { percent: percent(Math.round(coverage * 100)) }),
  ];
  return said.filter((each) => each !== null).join(", ");
}

/** Control characters and marks that turn the direction of writing have no place in a message. */
const UNSEEN = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

const oneLine = (text: string): string => text.replace(UNSEEN, " ").trim();
