/** What stands between `<` and `>`: the name and the attributes as they are written. */
export interface Tag {
  readonly name: string;
  /** The whole tag, from `<` to `>`. */
  readonly text: string;
  readonly kind: "open" | "close" | "empty";
}

/** No tag of a health export is near this long: what looks like a longer one is no tag. */
const LONGEST_TAG = 65_536;

const COMMENT_START = "<!--";
const COMMENT_END = "-->";
const UNFINISHED = -1;
const NO_TAG = -2;
const SLASH = 47;
const LESS = 60;
const GREATER = 62;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;

const isLetter = (code: number): boolean => (code >= 65 && code <= 90) || (code >= 97 && code <= 122);

/** The place of the tag's `>`; {@link UNFINISHED} when the text ends before it, {@link NO_TAG} when this is none. */
function endOfTag(text: string, from: number): number {
  let quote = 0;
  const to = Math.min(text.length, from + LONGEST_TAG);
  for (let i = from + 1; i < to; i++) {
    const code = text.charCodeAt(i);
    if (code === LESS) return NO_TAG;
    if (code === GREATER && quote === 0) return i;
    quote = quoteAfter(code, quote);
  }
  return to - from >= LONGEST_TAG ? NO_TAG : UNFINISHED;
}

/** The quote that is open after a character; 0 for none. */
function quoteAfter(code: number, quote: number): number {
  if (quote !== 0) return code === quote ? 0 : quote;
  return code === DOUBLE_QUOTE || code === SINGLE_QUOTE ? code : 0;
}

const NAME_END = /[\s/>]/g;

function tagOf(text: string): Tag {
  const isClose = text.charCodeAt(1) === SLASH;
  const from = isClose ? 2 : 1;
  NAME_END.lastIndex = from;
  const name = text.slice(from, NAME_END.exec(text)?.index ?? text.length - 1);
  const isEmpty = text.charCodeAt(text.length - 2) === SLASH;
  return { name, text, kind: isClose ? "close" : isEmpty ? "empty" : "open" };
}

/**
 * A scanner that holds no more than one unfinished tag. It knows tags and comments and passes over all else: whatever a
 * DOCTYPE declares, well or badly formed, is not a tag, and no entity is ever resolved. A tag that is broken loses itself
 * and not its neighbours.
 */
export class TagScanner {
  readonly #onTag: (tag: Tag) => void;
  #held = "";
  #inComment = false;

  constructor(onTag: (tag: Tag) => void) {
    this.#onTag = onTag;
  }

  /** Takes the next piece of the text, of any size. */
  write(piece: string): void {
    const text = this.#held === "" ? piece : this.#held + piece;
    let at = 0;
    for (let next = this.#step(text, at); next >= 0; next = this.#step(text, at)) at = next;
    this.#held = text.slice(at);
  }

  /** Reads what stands at a place; returns the place after it, or -1 when more text is needed to tell. */
  #step(text: string, at: number): number {
    if (this.#inComment) return this.#comment(text, at);
    const less = text.indexOf("<", at);
    if (less < 0) return at < text.length ? text.length : -1;
    return less > at ? less : this.#markup(text, at);
  }

  #comment(text: string, at: number): number {
    const end = text.indexOf(COMMENT_END, at);
    if (end < 0) return at < text.length - 2 ? text.length - 2 : -1;
    this.#inComment = false;
    return end + COMMENT_END.length;
  }

  #markup(text: string, at: number): number {
    const start = text.slice(at, at + COMMENT_START.length);
    if (start === COMMENT_START) {
      this.#inComment = true;
      return at + COMMENT_START.length;
    }
    if (COMMENT_START.startsWith(start)) return -1;
    const code = start.charCodeAt(1);
    return isLetter(code) || code === SLASH ? this.#tag(text, at) : at + 1;
  }

  #tag(text: string, at: number): number {
    const end = endOfTag(text, at);
    if (end === NO_TAG) return at + 1;
    if (end === UNFINISHED) return -1;
    this.#onTag(tagOf(text.slice(at, end + 1)));
    return end + 1;
  }
}

const ATTRIBUTE = /([\w.:-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** The attributes of a tag, entities unresolved. */
export function attributesOf(tag: Tag): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const [, name = "", quoted, single] of tag.text.matchAll(ATTRIBUTE)) found.set(name, quoted ?? single ?? "");
  return found;
}
