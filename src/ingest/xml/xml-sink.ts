/** The attributes of the element that opens. They can be asked only while it opens. */
export interface XmlAttributes {
  /** The value of an attribute, prefix left aside; null when it is not there. */
  readonly textOf: (name: string) => string | null;
  /** The value as a number; NaN when it is not there or none. */
  readonly numberOf: (name: string) => number;
}

/** The characters between the last tag and the end tag of the element that closes. They can be asked only while it closes. */
export interface XmlText {
  readonly text: () => string;
  /** A decimal number, with a point or a comma; NaN for anything else. */
  readonly number: () => number;
  /** Seconds since 1970 of an ISO 8601 time, to the millisecond; a time without an offset is UTC. NaN for anything else. */
  readonly epochS: () => number;
}

/** What takes the elements of a document, in order. Elements outside the vocabulary are not told. */
export interface XmlSink {
  open(id: number, attributes: XmlAttributes): void;
  close(id: number, text: XmlText): void;
}

/** How reading ended. `truncated`: the document stops before its end, and everything up to there was told. */
export type XmlEnd = "whole" | "truncated";
