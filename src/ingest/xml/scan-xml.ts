import { textOf } from "../text-of.ts";
import { numberFromBytes, skipBlanks, TimeReader } from "./byte-values.ts";
import { withoutEntities } from "./entities.ts";
import { hashStep, type Vocabulary } from "./vocabulary.ts";
import type { XmlAttributes, XmlEnd, XmlSink, XmlText } from "./xml-sink.ts";

const LESS = 60;
const GREATER = 62;
const SLASH = 47;
const BANG = 33;
const QUESTION = 63;
const COLON = 58;
const EQUALS = 61;
const DOUBLE_QUOTE = 34;
const SINGLE_QUOTE = 39;
const DASH = 45;
const AMPERSAND = 38;
const DEEPEST = 256;
const UNDERSTOOD = 0;
const NOT_UNDERSTOOD = 1;
const CUT_OFF = 2;

/**
 * Reads a document straight from its bytes, making no object for any element. It understands what watches and sites
 * write: elements, attributes, comments, the five entities. At anything else (a DOCTYPE, CDATA, tags that do not match)
 * it gives up with `not-understood`, and the document has to be read from its start by a full parser.
 */
export function scanXml(bytes: Uint8Array, vocabulary: Vocabulary<string>, sink: XmlSink): XmlEnd | "not-understood" {
  return new ByteScanner(bytes, vocabulary, sink).scan();
}

class ByteScanner implements XmlAttributes, XmlText {
  private readonly bytes: Uint8Array;
  private readonly vocabulary: Vocabulary<string>;
  private readonly sink: XmlSink;
  private readonly times = new TimeReader();
  /** Hashes of the names of the open elements. */
  private readonly open = new Int32Array(DEEPEST);
  private depth = 0;
  private hasRoot = false;
  private at = 0;
  /** A value that was asked for cannot be told from the bytes alone. */
  private strange = false;
  /** The characters since the last tag. */
  private textFrom = 0;
  private textTo = 0;
  private attributesFrom = 0;
  private attributesTo = 0;

  constructor(bytes: Uint8Array, vocabulary: Vocabulary<string>, sink: XmlSink) {
    this.bytes = bytes;
    this.vocabulary = vocabulary;
    this.sink = sink;
  }

  scan(): XmlEnd | "not-understood" {
    for (;;) {
      const less = nextLess(this.bytes, this.at);
      if (less < 0) return this.hasRoot && this.depth === 0 ? "whole" : "truncated";
      const outcome = this.markup(less);
      if (outcome === CUT_OFF) return "truncated";
      if (outcome === NOT_UNDERSTOOD || this.strange) return "not-understood";
    }
  }

  private markup(less: number): number {
    const next = this.bytes[less + 1];
    if (next === SLASH) return this.endTag(less);
    if (next === BANG || next === QUESTION) return this.aside(less);
    return this.startTag(less);
  }

  private startTag(less: number): number {
    const { bytes } = this;
    let at = less + 1;
    let nameFrom = at;
    let hash = 0;
    for (; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      if (byte <= 32 || byte === GREATER || byte === SLASH) break;
      if (byte === COLON) {
        nameFrom = at + 1;
        hash = 0;
      } else if (byte === LESS) return NOT_UNDERSTOOD;
      else hash = hashStep(hash, byte);
    }
    const nameTo = at;
    const end = bytes[at] === GREATER ? at : endOfTag(bytes, at);
    if (end >= bytes.length) return CUT_OFF;
    if (nameTo === nameFrom) return NOT_UNDERSTOOD;
    this.at = end + 1;
    this.hasRoot = true;
    return this.opened(this.vocabulary.findBytes(bytes, nameFrom, nameTo, hash), hash, nameTo, end);
  }

  private opened(id: number, hash: number, from: number, end: number): number {
    const isEmpty = this.bytes[end - 1] === SLASH;
    this.textFrom = this.at;
    if (id > 0) {
      this.attributesFrom = from;
      this.attributesTo = isEmpty ? end - 1 : end;
      this.sink.open(id, this);
    }
    if (isEmpty) {
      this.textTo = this.textFrom;
      if (id > 0) this.sink.close(id, this);
      return UNDERSTOOD;
    }
    if (this.depth === DEEPEST) return NOT_UNDERSTOOD;
    this.open[this.depth++] = hash;
    return UNDERSTOOD;
  }

  private endTag(less: number): number {
    const { bytes } = this;
    let at = less + 2;
    let nameFrom = at;
    let hash = 0;
    for (; at < bytes.length; at++) {
      const byte = bytes[at] as number;
      if (byte <= 32 || byte === GREATER) break;
      if (byte === COLON) {
        nameFrom = at + 1;
        hash = 0;
      } else hash = hashStep(hash, byte);
    }
    const end = skipBlanks(bytes, at, bytes.length);
    if (end >= bytes.length) return CUT_OFF;
    if (bytes[end] !== GREATER || this.depth === 0 || this.open[this.depth - 1] !== hash) return NOT_UNDERSTOOD;
    this.depth--;
    this.at = end + 1;
    const id = this.vocabulary.findBytes(bytes, nameFrom, at, hash);
    this.textTo = less;
    if (id > 0) this.sink.close(id, this);
    this.textFrom = this.at;
    return UNDERSTOOD;
  }

  /** Comments and processing instructions are passed over; in the middle of a value they are not understood. */
  private aside(less: number): number {
    const { bytes } = this;
    const isComment = bytes[less + 1] === BANG;
    if (bytes.length - less < 4) return CUT_OFF;
    if (isComment && (bytes[less + 2] !== DASH || bytes[less + 3] !== DASH)) return NOT_UNDERSTOOD;
    const end = isComment ? endOfComment(bytes, less + 4) : endOfInstruction(bytes, less + 2);
    if (end > bytes.length) return CUT_OFF;
    if (this.depth > 0 && skipBlanks(bytes, this.textFrom, less) < less) return NOT_UNDERSTOOD;
    this.at = end;
    this.textFrom = end;
    return UNDERSTOOD;
  }

  text(): string {
    return this.plain(this.textFrom, this.textTo);
  }

  number(): number {
    return this.known(numberFromBytes(this.bytes, this.textFrom, this.textTo), this.textFrom, this.textTo);
  }

  epochS(): number {
    return this.known(this.times.epochS(this.bytes, this.textFrom, this.textTo), this.textFrom, this.textTo);
  }

  textOf(name: string): string | null {
    const from = this.valueFrom(name);
    return from < 0 ? null : this.plain(from, this.valueTo(from)).replace(/[\n\t]/g, " ");
  }

  numberOf(name: string): number {
    const from = this.valueFrom(name);
    if (from < 0) return Number.NaN;
    const to = this.valueTo(from);
    return this.known(numberFromBytes(this.bytes, from, to), from, to);
  }

  private plain(from: number, to: number): string {
    const text = withoutEntities(textOf(this.bytes.subarray(from, to)).replace(/\r\n?/g, "\n"));
    if (text === null) this.strange = true;
    return text ?? "";
  }

  /** A value; one that is none because it is written with entities is left to the full parser. */
  private known(value: number, from: number, to: number): number {
    if (Number.isNaN(value) && this.bytes.subarray(from, to).includes(AMPERSAND)) this.strange = true;
    return value;
  }

  /** Where the value of an attribute begins, behind its quote; -1 when it is not there. */
  private valueFrom(name: string): number {
    const { bytes, attributesTo } = this;
    let at = this.attributesFrom;
    while (at < attributesTo) {
      const nameFrom = skipBlanks(bytes, at, attributesTo);
      let equals = nameFrom;
      while (equals < attributesTo && bytes[equals] !== EQUALS) equals++;
      const quote = skipBlanks(bytes, equals + 1, attributesTo);
      if (quote >= attributesTo) return -1;
      if (isAttribute(bytes, nameFrom, equals, name)) return quote + 1;
      at = this.valueTo(quote + 1) + 1;
    }
    return -1;
  }

  private valueTo(from: number): number {
    const quote = this.bytes[from - 1];
    let at = from;
    while (at < this.attributesTo && this.bytes[at] !== quote) at++;
    return at;
  }
}

/** The next `<`; -1 when there is none. */
function nextLess(bytes: Uint8Array, from: number): number {
  let at = from;
  while (at < bytes.length && bytes[at] !== LESS) at++;
  return at < bytes.length ? at : -1;
}

/** Whether the bytes up to an equals sign are the name, with or without a prefix. */
function isAttribute(bytes: Uint8Array, from: number, equals: number, name: string): boolean {
  let to = equals;
  while (to > from && (bytes[to - 1] as number) <= 32) to--;
  const start = to - name.length;
  if (start < from || (start > from && bytes[start - 1] !== COLON)) return false;
  for (let i = 0; i < name.length; i++) if (bytes[start + i] !== name.charCodeAt(i)) return false;
  return true;
}

/** The `>` that ends a tag, not one in a quoted value; the length of the document when there is none. */
function endOfTag(bytes: Uint8Array, from: number): number {
  let quote = 0;
  for (let at = from; at < bytes.length; at++) {
    const byte = bytes[at] as number;
    if (quote !== 0) {
      if (byte === quote) quote = 0;
    } else if (byte === DOUBLE_QUOTE || byte === SINGLE_QUOTE) quote = byte;
    else if (byte === GREATER) return at;
  }
  return bytes.length;
}

/** Behind `-->`; beyond the document when there is none. */
function endOfComment(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 2 < bytes.length; at++)
    if (bytes[at] === DASH && bytes[at + 1] === DASH && bytes[at + 2] === GREATER) return at + 3;
  return bytes.length + 1;
}

/** Behind `?>`; beyond the document when there is none. */
function endOfInstruction(bytes: Uint8Array, from: number): number {
  for (let at = from; at + 1 < bytes.length; at++)
    if (bytes[at] === QUESTION && bytes[at + 1] === GREATER) return at + 2;
  return bytes.length + 1;
}
