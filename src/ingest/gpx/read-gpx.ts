import { readXml } from "../xml/read-xml.ts";
import type { XmlEnd } from "../xml/xml-sink.ts";
import type { GpxDocument } from "./gpx-document.ts";
import { GPX_VOCABULARY, GpxSink } from "./gpx-sink.ts";

/** Reads a GPX file as it is written; nothing is judged yet. */
export function readGpx(bytes: Uint8Array): GpxDocument {
  const { sink, end } = readXml(bytes, GPX_VOCABULARY, () => new GpxSink());
  return gpxDocument(sink, end);
}

/** What a sink has taken. */
export function gpxDocument(sink: GpxSink, end: XmlEnd): GpxDocument {
  const { creator, tracks, plans } = sink;
  return { creator, tracks, points: sink.points.series(), plans, end };
}
