import type { Words } from "../../src/messages/words.ts";

const HIDDEN = /<(script|style|svg|code|pre)\b[^>]*>[\s\S]*?<\/\1>/g;
const READ_OUT = /\s(?:aria-label|title|placeholder|alt|data-say-[\w-]+)="([^"]*)"/g;

const ENGLISH_PART = /<(?!html\b)(\w+)\b[^>]*\slang="en"[^>]*>/;

/** A page without the parts that say themselves that they are English, like the text of the methods. */
function withoutEnglishParts(html: string): string {
  const start = ENGLISH_PART.exec(html);
  if (start === null) return html;
  const [opening, tag = ""] = start;
  const after = html.slice(start.index + opening.length);
  let depth = 1;
  const end = [...after.matchAll(new RegExp(`<(/?)${tag}\\b[^>]*>`, "g"))].find(([, slash]) => {
    depth += slash === "/" ? -1 : 1;
    return depth === 0;
  });
  if (end === undefined) throw new Error(`<${tag} lang="en"> does not end`);
  return html.slice(0, start.index) + withoutEnglishParts(after.slice(end.index + end[0].length));
}

/** What a person reads or hears of a page: its text, piece by piece, and the labels of its parts. */
export function textsOf(html: string): readonly string[] {
  const seen = withoutEnglishParts(html.replace(HIDDEN, " "));
  const labels = [...seen.matchAll(READ_OUT)].map(([, text]) => text ?? "");
  const pieces = seen.replace(/<!--[\s\S]*?-->/g, "").split(/<[^>]*>/);
  return [...pieces, ...labels]
    .map((text) => text.replace(/&amp;/g, "&").replace(/\s+/g, " ").trim())
    .filter((text) => text !== "");
}

/** Names, codes and words that are the same in both languages. */
const SAME: readonly RegExp[] = [
  /^[^A-Za-z]*$/,
  /^(niggle( .*)?|OK|km|mi|m|ft|min|h|AU|kJ|W|bpm|ms|spm)$/,
  /^[A-Z][A-Z0-9_/]+$/,
  /^[\d.,:−+–/ ]*( ?(km|mi|min|h|m|ft|AU|%|kJ|ms|W))?$/,
];

/**
 * Texts of a page that are the same in English and in German though they are words: what was left untranslated.
 *
 * @param render the page in the words it is given
 * @param allowed texts that are rightly the same: what a person typed, names, citations
 */
export async function leftovers(
  render: (words: Words) => Promise<string> | string,
  { english, german }: { readonly english: Words; readonly german: Words },
  allowed: readonly RegExp[] = [],
): Promise<readonly string[]> {
  const before = new Set(textsOf(await render(english)));
  const isFine = (text: string) => !before.has(text) || [...SAME, ...allowed].some((one) => one.test(text));
  return [...new Set(textsOf(await render(german)))].filter((text) => !isFine(text));
}
