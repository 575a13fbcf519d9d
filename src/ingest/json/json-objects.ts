const BACKSLASH = 0x5c;
const QUOTE = 0x22;
const OPEN_ARRAY = 0x5b;
const OPEN_OBJECT = 0x7b;
const CLOSE_ARRAY = 0x5d;
const CLOSE_OBJECT = 0x7d;

/** The objects of one array, and whether the array came to its end. */
export interface JsonObjects<T> {
  readonly objects: readonly T[];
  /** Objects that are not well formed. */
  readonly broken: number;
  readonly isWhole: boolean;
  /** The place behind what was looked at. */
  readonly end: number;
}

/** The place after the string that begins at `at`. */
function endOfString(bytes: Uint8Array, at: number): number {
  for (let i = at + 1; i < bytes.length; i++) {
    if (bytes[i] === BACKSLASH) i++;
    else if (bytes[i] === QUOTE) return i + 1;
  }
  return bytes.length;
}

function parsed(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8").decode(bytes));
  } catch {
    // JSON has no question "is this well formed": the parser throws for the program that wrote it.
    return undefined;
  }
}

/** Follows the brackets of a text and takes the objects that stand directly in its outermost array. */
class ArrayWalk<T> {
  readonly objects: T[] = [];
  broken = 0;
  isWhole = false;
  end = 0;
  readonly #bytes: Uint8Array;
  readonly #keep: (object: unknown) => T;
  #depth = 0;
  #startedAt = -1;

  constructor(bytes: Uint8Array, keep: (object: unknown) => T) {
    this.#bytes = bytes;
    this.#keep = keep;
  }

  walk(from: number): void {
    this.end = from;
    while (this.end < this.#bytes.length && !this.isWhole) this.end = this.#step(this.end);
  }

  #step(at: number): number {
    const code = this.#bytes[at];
    if (code === QUOTE) return endOfString(this.#bytes, at);
    if (code === OPEN_ARRAY || code === OPEN_OBJECT) this.#open(code, at);
    else if (code === CLOSE_ARRAY || code === CLOSE_OBJECT) this.#close(at);
    return at + 1;
  }

  #open(code: number, at: number): void {
    this.#depth += 1;
    if (this.#depth === 2 && code === OPEN_OBJECT) this.#startedAt = at;
  }

  #close(at: number): void {
    this.#depth -= 1;
    if (this.#depth === 1 && this.#startedAt >= 0) this.#take(this.#bytes.subarray(this.#startedAt, at + 1));
    this.isWhole = this.#depth <= 0;
  }

  #take(bytes: Uint8Array): void {
    this.#startedAt = -1;
    const object = parsed(bytes);
    if (object === undefined) this.broken += 1;
    else this.objects.push(this.#keep(object));
  }
}

/**
 * The objects of the first array from a place on, one after another: an export of 100 MB is never one value, and one that
 * was cut off keeps the objects before the cut. `keep` picks what is needed of each.
 */
export function objectsFrom<T>(bytes: Uint8Array, from: number, keep: (object: unknown) => T): JsonObjects<T> {
  const found = new ArrayWalk(bytes, keep);
  found.walk(from);
  return found;
}
