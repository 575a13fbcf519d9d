import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { XMLParser } from "fast-xml-parser";
import { readTcx, tcxDocument } from "../src/ingest/tcx/read-tcx.ts";
import type { TcxDocument } from "../src/ingest/tcx/tcx-document.ts";
import { TCX_VOCABULARY, TcxSink } from "../src/ingest/tcx/tcx-sink.ts";
import { readWithSaxes } from "../src/ingest/xml/read-with-saxes.ts";
import { documentOf } from "../src/ingest/xml/read-xml.ts";
import { append, circumstances, median, timed, warmUp } from "./results.ts";

const FIXTURE = new URL("../fixtures/two-runs-evening.tcx", import.meta.url).pathname;
const ROUNDS = 5;
const SIZE_B = 20_000_000;

/**
 * The TCX scanner beside saxes (ISC), which fills the same columns through the same sink, and fast-xml-parser (MIT), which
 * makes one object of the whole document. The same bytes for all three, in rounds that take turns.
 */
export async function benchTcx({ write }: { readonly write: boolean }): Promise<void> {
  const corpus = process.env["NIGGLE_CORPUS"];
  const bytes = repeated(readFileSync(corpus === undefined ? FIXTURE : largestTcx(corpus), "utf8"));
  const points = pointsReadAlike(bytes);
  const contenders: readonly (readonly [string, () => void])[] = [
    ["own", () => readTcx(bytes)],
    ["saxes", () => readByFullParser(bytes)],
    ["fast-xml-parser", () => readWhole(bytes)],
  ];
  for (const [, work] of contenders) warmUp(work);
  const times = new Map(contenders.map(([name]) => [name, [] as number[]]));
  for (let round = 0; round < ROUNDS; round++)
    for (const [name, work] of contenders) times.get(name)?.push(timed(work));
  const report = describe(bytes.length, points, (name) => median(times.get(name) ?? []), corpus !== undefined);
  console.log(report);
  if (write) append(report);
}

function largestTcx(corpus: string): string {
  const paths = readdirSync(corpus, { recursive: true, encoding: "utf8" })
    .filter((name) => /\.tcx$/i.test(name))
    .map((name) => join(corpus, name))
    .sort((a, b) => statSync(b).size - statSync(a).size);
  return paths[0] ?? FIXTURE;
}

/** The document with its activities repeated until it is large. */
function repeated(text: string): Uint8Array {
  const from = text.indexOf("<Activity ");
  const to = text.lastIndexOf("</Activity>") + "</Activity>".length;
  const activity = text.slice(from, to);
  const times = Math.max(1, Math.round(SIZE_B / Buffer.byteLength(activity)));
  return new TextEncoder().encode(text.slice(0, from) + activity.repeat(times) + text.slice(to));
}

function readByFullParser(bytes: Uint8Array): TcxDocument {
  const sink = new TcxSink();
  return tcxDocument(sink, readWithSaxes(documentOf(bytes), TCX_VOCABULARY, sink));
}

const peer = new XMLParser({ ignoreAttributes: false, parseTagValue: true });
const readWhole = (bytes: Uint8Array): unknown => peer.parse(documentOf(bytes));

/** How many points all three find. */
function pointsReadAlike(bytes: Uint8Array): number {
  const [own, full] = [readTcx(bytes).points.epochS.length, readByFullParser(bytes).points.epochS.length];
  const whole = pointsIn(readWhole(bytes));
  if (own !== full || own !== whole) throw new Error(`not the same points: ${own}, ${full} and ${whole}`);
  return own;
}

function pointsIn(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce((sum, [name, inner]) => {
    if (name !== "Trackpoint") return sum + pointsIn(inner);
    return sum + (Array.isArray(inner) ? inner.length : 1);
  }, 0);
}

function describe(sizeB: number, points: number, ms: (name: string) => number, real: boolean): string {
  const per = (name: string) => `${ms(name).toFixed(0)} ms (${((sizeB / 1e6 / ms(name)) * 1000).toFixed(0)} MB/s)`;
  const times = (name: string) => (ms(name) / ms("own")).toFixed(1);
  return `## tcx: ${times("saxes")} times saxes, ${times("fast-xml-parser")} times fast-xml-parser

${circumstances()}
One ${real ? "real file" : "fixture"} repeated to ${(sizeB / 1e6).toFixed(1)} MB, ${points} points, found by all three; median of ${ROUNDS} rounds taking turns.

- readTcx: ${per("own")}
- saxes: ${per("saxes")}
- fast-xml-parser: ${per("fast-xml-parser")}

readTcx and saxes fill the same columns; fast-xml-parser makes one object of everything, from which columns would still have to be filled.
`;
}
