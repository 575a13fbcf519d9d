import { readXml } from "../xml/read-xml.ts";
import type { XmlEnd } from "../xml/xml-sink.ts";
import type { TcxDocument } from "./tcx-document.ts";
import { TCX_VOCABULARY, TcxSink } from "./tcx-sink.ts";

/** Reads a TCX file as it is written; nothing is judged yet. */
export function readTcx(bytes: Uint8Array): TcxDocument {
  const { sink, end } = readXml(bytes, TCX_VOCABULARY, () => new TcxSink());
  return tcxDocument(sink, end);
}

/** What a sink has taken. */
export function tcxDocument(sink: TcxSink, end: XmlEnd): TcxDocument {
  return { activities: sink.activities, points: sink.points.series(), plans: sink.plans, end };
}
