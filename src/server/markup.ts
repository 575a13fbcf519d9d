/** Text that is markup already; everything else is escaped on its way into it. */
export interface Markup {
  readonly markup: string;
}

type Inside = string | number | Markup | readonly Markup[] | null;

const MARKS = /["&<]/;

/**
 * Markup from a template, for what is too many to make a component of each: what is put in is escaped unless it is markup.
 *
 * @example html`<b>${name}</b>`
 */
export function html(pieces: TemplateStringsArray, ...inside: readonly Inside[]): Markup {
  let markup = pieces[0] ?? "";
  for (const [i, one] of inside.entries()) markup += written(one) + (pieces[i + 1] ?? "");
  return { markup };
}

function written(one: Inside): string {
  if (one === null) return "";
  if (typeof one === "string") return escaped(one);
  if (typeof one === "number") return String(one);
  if ("markup" in one) return one.markup;
  let all = "";
  for (const { markup } of one) all += markup;
  return all;
}

/** As the renderer of the pages escapes, in text and in attributes. */
function escaped(text: string): string {
  return MARKS.test(text) ? text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll('"', "&quot;") : text;
}
