import type { AssessmentLevel, Headline } from "../domain/assessment.ts";
import { formatLocalDay, isoWeekStart } from "../domain/local-day.ts";
import type { WeeklyReport } from "../usecases/app.ts";
import { type LevelColours, messageHtml } from "./message-html.ts";
import { type MessageParts, messageParts, reasonLine } from "./message-parts.ts";
import { messageText } from "./message-text.ts";

/** The week's message in every form that leaves: what a lock screen may show, a few lines, and the whole. */
export interface WeekMessage {
  /** Monday of the week, `YYYY-MM-DD`. */
  readonly week: string;
  readonly asOf: string;
  readonly headline: Headline;
  readonly level: AssessmentLevel;
  /** The verdict's level and nothing else about the runner: `Niggle: ease off, week of 16 November`. */
  readonly subject: string;
  /** The verdict's level and where to read the rest. */
  readonly brief: string;
  /** The sentence, the findings with their numbers, and what would change it: a line each. */
  readonly details: string;
  readonly text: string;
  readonly html: string;
}

/** The weekly report as a message. The same report always makes the same message. */
export function weekMessage(report: WeeklyReport, colours: LevelColours): WeekMessage {
  const parts = messageParts(report);
  const { headline, level } = report.assessment;
  return {
    week: formatLocalDay(isoWeekStart(report.asOf)),
    asOf: formatLocalDay(report.asOf),
    headline,
    level,
    subject: `Niggle: ${parts.headline.toLowerCase()}, ${parts.week}`,
    brief: `${parts.headline}. Open Niggle to see why.`,
    details: detailLines(parts),
    text: messageText(parts),
    html: messageHtml(parts, colours),
  };
}

function detailLines({ sentence, reasons, change, caution }: MessageParts): string {
  const changes = change === null ? [] : [`What would change it: ${change}`];
  return [sentence, ...reasons.map(reasonLine), ...changes, caution].join("\n");
}
