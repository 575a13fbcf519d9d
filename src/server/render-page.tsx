import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";

/** A whole page as text. Everything a person typed is escaped on the way. */
export function renderPage(page: VNode): string {
  return `<!doctype html>${renderToString(page)}`;
}

/** A part of a page as text, for the script to put in place. */
export const renderPart = (part: VNode): string => renderToString(part);
