import { textOf } from "../text-of.ts";
import { readWithSaxes } from "./read-with-saxes.ts";
import { scanXml } from "./scan-xml.ts";
import type { Vocabulary } from "./vocabulary.ts";
import type { XmlEnd, XmlSink } from "./xml-sink.ts";

/** A document that has been read into a sink. */
export interface XmlReading<Sink> {
  readonly sink: Sink;
  readonly end: XmlEnd;
}

/** Reads a document: from its bytes where they are plain, else with a full parser and a new sink. */
export function readXml<Sink extends XmlSink>(
  bytes: Uint8Array,
  vocabulary: Vocabulary<string>,
  newSink: () => Sink,
): XmlReading<Sink> {
  if (!isUtf16(bytes)) {
    const sink = newSink();
    const end = scanXml(bytes, vocabulary, sink);
    if (end !== "not-understood") return { sink, end };
  }
  const sink = newSink();
  return { sink, end: readWithSaxes(documentOf(bytes), vocabulary, sink) };
}

/** The text of a document from its first `<` on: some sites write blanks, or a byte order mark, before it. */
export function documentOf(bytes: Uint8Array): string {
  const text = textOf(bytes);
  return text.slice(Math.max(0, text.indexOf("<")));
}

/** A UTF-16 document begins with its mark. */
const isUtf16 = (bytes: Uint8Array) =>
  (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
