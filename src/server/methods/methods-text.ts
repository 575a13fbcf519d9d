import { marked, type Token, type Tokens } from "marked";
import { anchorOf } from "../../domain/heading-anchor.ts";

/** One number or rule: how it is made, with its source and what is known against it. */
export interface MethodSection {
  /** What an address ends with after the `#`. */
  readonly anchor: string;
  readonly title: string;
  readonly html: string;
}

/** A chapter of the methods and its sections. */
export interface MethodChapter {
  readonly anchor: string;
  readonly title: string;
  /** What stands before the first section. */
  readonly html: string;
  readonly sections: readonly MethodSection[];
}

const isHeading = (token: Token, depth: number): token is Tokens.Heading =>
  token.type === "heading" && (token as Tokens.Heading).depth === depth;

/** The methods as chapters and sections. The text is the project's own, so its markup is trusted. */
export function methodChapters(markdown: string): readonly MethodChapter[] {
  return split(marked.lexer(markdown), 1).map(({ title, tokens }) => {
    const firstSection = tokens.findIndex((token) => isHeading(token, 2));
    const before = firstSection < 0 ? tokens : tokens.slice(0, firstSection);
    const sections = split(tokens.slice(before.length), 2);
    return {
      anchor: anchorOf(title),
      title,
      html: htmlOf({ title, tokens: before }),
      sections: sections.map((section) => ({
        anchor: anchorOf(section.title),
        title: section.title,
        html: htmlOf(section),
      })),
    };
  });
}

interface Part {
  readonly title: string;
  readonly tokens: Token[];
}

/** Tokens under each heading of a depth; what stands before the first is left out. */
function split(tokens: readonly Token[], depth: number): readonly Part[] {
  const parts: Part[] = [];
  for (const token of tokens) {
    if (isHeading(token, depth)) parts.push({ title: token.text, tokens: [] });
    else parts.at(-1)?.tokens.push(token);
  }
  return parts;
}

/** Tables may be wider than a phone: each gets a frame of its own to scroll in, reachable by keyboard and with its own name. */
function htmlOf({ title, tokens }: Part): string {
  let tables = 0;
  return marked
    .parser([...tokens])
    .replaceAll("<table>", () => {
      tables += 1;
      const name = attributeText(tables === 1 ? `${title}, table` : `${title}, table ${tables}`);
      return `<div class="table" tabindex="0" role="region" aria-label="${name}"><table>`;
    })
    .replaceAll("</table>", "</table></div>");
}

const attributeText = (text: string): string =>
  text.replaceAll("`", "").replaceAll("&", "&amp;").replaceAll('"', "&quot;").replaceAll("<", "&lt;");
