import type { VNode } from "preact";
import { renderToString } from "preact-render-to-string";
import { ENGLISH, type Words } from "../messages/words.ts";
import { PageWords } from "./pages/words-context.ts";

/** A whole page as text, in the words of its reader. Everything a person typed is escaped on the way. */
export const renderPage = (page: VNode, words: Words = ENGLISH): string => `<!doctype html>${renderPart(page, words)}`;

/** A part of a page as text, for the script to put in place. */
export const renderPart = (part: VNode, words: Words = ENGLISH): string =>
  renderToString(<PageWords.Provider value={words}>{part}</PageWords.Provider>);
