import { SaxesParser } from "saxes";
import type { Vocabulary } from "./vocabulary.ts";
import type { XmlAttributes, XmlEnd, XmlSink, XmlText } from "./xml-sink.ts";
import { epochSFromText, numberFromText } from "./xml-values.ts";

/**
 * Reads a document with saxes, a full parser: the way out for documents that the byte scanner does not understand, and
 * its measure in the tests. Faults of the document are passed over as far as saxes can. It fetches nothing: entities
 * that a DOCTYPE declares, outside ones above all, stay the text they are.
 */
export function readWithSaxes(document: string, vocabulary: Vocabulary<string>, sink: XmlSink): XmlEnd {
  const parser = new SaxesParser({ xmlns: false, position: false, fragment: false });
  const text = new TextSoFar();
  let depth = 0;
  let hasRoot = false;
  // Without a handler, the first fault would be thrown.
  parser.on("error", () => {});
  parser.on("text", (part) => text.add(part));
  parser.on("cdata", (part) => text.add(part));
  parser.on("opentag", ({ name, attributes }) => {
    depth++;
    hasRoot = true;
    text.clear();
    const id = vocabulary.find(name);
    if (id > 0) sink.open(id, attributesOf(attributes));
  });
  parser.on("closetag", ({ name }) => {
    depth--;
    const id = vocabulary.find(name);
    if (id > 0) sink.close(id, text);
    text.clear();
  });
  parser.write(document);
  return hasRoot && depth === 0 ? "whole" : "truncated";
}

class TextSoFar implements XmlText {
  private parts = "";

  add(part: string): void {
    this.parts += part;
  }

  clear(): void {
    this.parts = "";
  }

  text(): string {
    return this.parts;
  }

  number(): number {
    return numberFromText(this.parts);
  }

  epochS(): number {
    return epochSFromText(this.parts);
  }
}

function attributesOf(attributes: Readonly<Record<string, string>>): XmlAttributes {
  const textOf = (name: string) => {
    const key = Object.keys(attributes).find((own) => own === name || own.endsWith(`:${name}`));
    return key === undefined ? null : (attributes[key] ?? null);
  };
  return { textOf, numberOf: (name) => numberFromText(textOf(name) ?? "") };
}
