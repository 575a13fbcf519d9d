import type { MessageParts, MessageReason } from "./message-parts.ts";

const COLUMNS = 72;

/** The message as plain text: no line is longer than 72 characters, and there is no colour. */
export function messageText(parts: MessageParts): string {
  const { words, asOf, headline, sentence, reasons, unsaid, change, actions, weeks, coverage, caution } = parts;
  const blocks: readonly (string | null)[] = [
    wrapped(words.say("message.heading", { week: parts.week, day: asOf })),
    headline.toUpperCase(),
    wrapped(sentence),
    ...(reasons.length === 0 ? [words.say("verdict.nothing")] : reasons.map(reasonText)),
    unsaid === null ? null : wrapped(unsaid),
    change === null ? null : wrapped(words.say("message.change", { change }), "", "  "),
    [words.say("message.to-do.colon"), ...actions.map((action) => wrapped(action, "- ", "  "))].join("\n"),
    [...weeks, coverage].map((line) => wrapped(line, "", "  ")).join("\n"),
    wrapped(caution),
  ];
  return `${blocks.filter((block) => block !== null).join("\n\n")}\n`;
}

function reasonText({ title, value, text, evidence }: MessageReason): string {
  const head = value === null ? title : `${title}: ${value}`;
  return [
    wrapped(head, "* ", "  "),
    wrapped(text, "  ", "  "),
    ...(evidence === null ? [] : [wrapped(evidence, "  ", "  ")]),
  ].join("\n");
}

/** Breaks a text at spaces; a word longer than a line is broken where the line ends. */
function wrapped(text: string, first = "", rest = first): string {
  const lines: string[] = [];
  let line = first;
  let isEmpty = true;
  const breakLine = () => {
    lines.push(line);
    line = rest;
    isEmpty = true;
  };
  for (const word of text.split(/ +/).flatMap((each) => pieces(each, COLUMNS - rest.length))) {
    if (!isEmpty && lengthOf(line) + 1 + lengthOf(word) > COLUMNS) breakLine();
    line += isEmpty ? word : ` ${word}`;
    isEmpty = false;
  }
  return [...lines, line].map((each) => each.trimEnd()).join("\n");
}

const lengthOf = (text: string): number => [...text].length;

function pieces(word: string, most: number): readonly string[] {
  const letters = [...word];
  const count = Math.max(1, Math.ceil(letters.length / most));
  return Array.from({ length: count }, (_, i) => letters.slice(i * most, (i + 1) * most).join(""));
}
