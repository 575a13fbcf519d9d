import { readWithSaxes } from "../../../src/ingest/xml/read-with-saxes.ts";
import { scanXml } from "../../../src/ingest/xml/scan-xml.ts";
import { vocabularyOf } from "../../../src/ingest/xml/vocabulary.ts";
import type { XmlAttributes, XmlSink, XmlText } from "../../../src/ingest/xml/xml-sink.ts";

export const NAMES = ["Root", "Lap", "Point", "Time", "Value", "Name"] as const;
export const VOCABULARY = vocabularyOf(NAMES);

/** Writes down everything that a sink is told, as plain values. */
export class EventList implements XmlSink {
  readonly events: unknown[] = [];

  open(id: number, attributes: XmlAttributes): void {
    this.events.push(["open", NAMES[id - 1], attributes.textOf("at"), attributes.numberOf("lat")]);
  }

  close(id: number, text: XmlText): void {
    this.events.push(["close", NAMES[id - 1], text.text().trim(), text.number(), text.epochS()]);
  }
}

export function scanned(document: string | Uint8Array): { end: string; events: unknown[] } {
  const sink = new EventList();
  const bytes = typeof document === "string" ? new TextEncoder().encode(document) : document;
  return { end: scanXml(bytes, VOCABULARY, sink), events: sink.events };
}

export function parsed(document: string): { end: string; events: unknown[] } {
  const sink = new EventList();
  return { end: readWithSaxes(document, VOCABULARY, sink), events: sink.events };
}
