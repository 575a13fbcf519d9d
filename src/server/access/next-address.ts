/** Where a browser goes after signing in: an address of this site, whatever was asked for. */
const HOME = "/";
/** A browser drops tabs and line breaks, and takes a backslash for a slash: neither is in an address of ours. */
const ADDRESS = /^[!-[\]-~]+$/;
const MOST_CHARS = 1000;
/** What would lead round in a circle, or do something by a look. */
const NOT_NEXT = /^\/(?:login|logout|invite|api|local)(?:[/?]|$)/;

/**
 * An address of this site out of what a link or a form names; the first page for anything else.
 *
 * @example nextAddress("//evil.example") // "/"
 */
export function nextAddress(text: unknown): string {
  if (typeof text !== "string" || text.length > MOST_CHARS || !text.startsWith("/")) return HOME;
  if (!ADDRESS.test(text)) return HOME;
  const here = "http://here.invalid";
  const url = URL.canParse(text, here) ? new URL(text, here) : null;
  if (url === null || url.origin !== here || url.pathname.startsWith("//") || NOT_NEXT.test(url.pathname)) return HOME;
  return `${url.pathname}${url.search}`;
}
