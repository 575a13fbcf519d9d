import type { AssessmentLevel, Headline } from "../domain/assessment.ts";
import { formatLocalDay, isoWeekStart } from "../domain/local-day.ts";
import { wordsFor } from "../messages/words.ts";
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

/** The weekly report as a message. In the language and units that it names; the same report always makes the same message. */
export function weekMessage(report: WeeklyReport, colours: LevelColours): WeekMessage {
  const { language = null, units = null } = report.preferences ?? {};
  const words = wordsFor(language ?? "en", units ?? "metric");
  const parts = messageParts(report, words);
  const { headline, level } = report.assessment;
  return {
    week: formatLocalDay(isoWeekStart(report.asOf)),
    asOf: formatLocalDay(report.asOf),
    headline,
    level,
    subject: words.say("message.subject", {
      headline: words.locale === "en" ? parts.headline.toLowerCase() : parts.headline,
      week: parts.week,
    }),
    brief: words.say("message.brief", { headline: parts.headline }),
    details: detailLines(parts),
    text: messageText(parts),
    html: messageHtml(parts, colours),
  };
}

function detailLines({ words, sentence, reasons, change, caution }: MessageParts): string {
  const changes = change === null ? [] : [words.say("message.change", { change })];
  return [sentence, ...reasons.map(reasonLine), ...changes, caution].join("\n");
}
