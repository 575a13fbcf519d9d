import { anchorOf } from "../domain/heading-anchor.ts";

/** One section of docs/METHODS.md, as it stands there. */
export interface Section {
  readonly anchor: string;
  readonly title: string;
  readonly text: string;
}

/** The sections of the methods; what stands before the first of a chapter is left out. */
export function sectionsOf(markdown: string): readonly Section[] {
  return markdown
    .split(/^(?=#{1,2} )/m)
    .filter((part) => part.startsWith("## "))
    .map((part) => {
      const title = part.slice(3, part.indexOf("\n")).replaceAll("`", "");
      return { anchor: anchorOf(title), title, text: part.trimEnd() };
    });
}
