import type { AssessmentLevel } from "../domain/assessment.ts";
import type { MessageParts, MessageReason } from "./message-parts.ts";

/** The colour behind each level's word, dark enough for white letters. The theme owns it; it is passed in. */
export type LevelColours = Readonly<Record<AssessmentLevel, string>>;

/** The shape that goes with a level, so that none is told by colour alone. */
const SHAPES: Readonly<Record<AssessmentLevel, string>> = {
  clinician: "✚",
  red: "■",
  amber: "▲",
  green: "●",
  grey: "○",
};

const FONT = "font-family:system-ui,-apple-system,'Segoe UI',Roboto,'Helvetica Neue',sans-serif";
const QUIET = "font-size:14px;line-height:1.45;opacity:.78";
const HEADING = "font-size:16px;margin:28px 0 8px";

/**
 * The message as one HTML document that stands alone: no script, no style sheet, no link, nothing to fetch. It names no
 * colour for paper and ink, so a reader in the dark shows it dark.
 */
export function messageHtml(parts: MessageParts, colours: LevelColours): string {
  const { words, week, asOf, sentence, reasons, unsaid, change, actions, weeks, coverage, caution } = parts;
  return [
    ...head(parts),
    `<body style="margin:0;padding:24px 16px;${FONT};font-size:16px;line-height:1.5">`,
    `<div role="main" style="max-width:600px;margin:0 auto">`,
    p(words.say("message.as-of", { week: upperFirst(week), day: asOf }), QUIET),
    pill(parts, colours),
    `<h1 style="font-size:26px;line-height:1.25;margin:16px 0 20px">${escaped(sentence)}</h1>`,
    ...(reasons.length === 0 ? [p(words.say("verdict.nothing"))] : reasons.map(reasonHtml)),
    ...(unsaid === null ? [] : [p(unsaid, QUIET)]),
    ...(change === null ? [] : [`<h2 style="${HEADING}">${escaped(words.say("finding.change"))}</h2>`, p(change)]),
    `<h2 style="${HEADING}">${escaped(words.say("message.to-do"))}</h2>`,
    `<ul style="margin:0;padding-left:20px">${actions.map((each) => `<li style="margin:0 0 6px">${escaped(each)}</li>`).join("")}</ul>`,
    `<h2 style="${HEADING}">${escaped(words.say("message.weeks"))}</h2>`,
    ...[...weeks, coverage].map((line) => p(line)),
    p(caution, `${QUIET};margin-top:28px`),
    "</div>",
    "</body>",
    "</html>",
    "",
  ].join("\n");
}

function head({ words, headline, week }: MessageParts): readonly string[] {
  return [
    "<!doctype html>",
    `<html lang="${words.locale}">`,
    "<head>",
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="supported-color-schemes" content="light dark">',
    '<meta name="format-detection" content="telephone=no, date=no, address=no, email=no, url=no">',
    `<title>Niggle: ${escaped(headline)}, ${escaped(week)}</title>`,
    "</head>",
  ];
}

function pill({ level, headline }: MessageParts, colours: LevelColours): string {
  const style = `display:inline-block;padding:4px 14px;border-radius:999px;background-color:${colours[level]};color:white;font-weight:600`;
  return `<p style="margin:0"><span style="${style}">${SHAPES[level]} ${escaped(headline)}</span></p>`;
}

function reasonHtml({ title, value, text, evidence }: MessageReason): string {
  const number = value === null ? "" : `: <span style="white-space:nowrap">${escaped(value)}</span>`;
  return [
    '<div style="margin:0 0 16px">',
    `<p style="margin:0;font-weight:600">${escaped(title)}${number}</p>`,
    `<p style="margin:2px 0 0">${escaped(text)}</p>`,
    ...(evidence === null ? [] : [`<p style="margin:2px 0 0;${QUIET}">${escaped(evidence)}</p>`]),
    "</div>",
  ].join("\n");
}

const p = (text: string, style = ""): string =>
  `<p style="margin:0 0 8px${style === "" ? "" : `;${style}`}">${escaped(text)}</p>`;

const upperFirst = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ENTITIES[sign] ?? sign);
