/** What a writer's name for a write and the mark of what it said are joined by; neither holds it. */
const MARKED = ".";

/** The key of one write: its name, and a mark that is another when something else is said under the name. */
export const writeKey = (name: string, mark: string): string => `${name}${MARKED}${mark}`;

/** The name in a key, with what parts it from a mark; null for a key without a mark. */
export function markedName(key: string): string | null {
  const at = key.lastIndexOf(MARKED);
  return at < 0 ? null : key.slice(0, at + 1);
}
