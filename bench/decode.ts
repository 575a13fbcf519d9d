import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import FitParser from "fit-file-parser";
import { decodeFit } from "../src/ingest/fit/decode-fit.ts";
import { append, circumstances, median, timed, warmUp } from "./results.ts";

const FIXTURES = new URL("../fixtures", import.meta.url).pathname;
const ROUNDS = 5;

interface Sample {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly records: number;
}

/**
 * Our decoder beside fit-file-parser (MIT) on the same activity files, checksums verified by both, in rounds that take
 * turns. The peer turns every message into objects; ours reads the messages the pipeline needs into columns. That is
 * the design, and the ratio says what it brings, not that the two do the same work.
 */
export async function benchDecode({ write }: { readonly write: boolean }): Promise<void> {
  const corpus = process.env["NIGGLE_CORPUS"];
  const folder = corpus ?? FIXTURES;
  const samples = readableByBoth(folder);
  warmUp(() => runOwn(samples));
  warmUp(() => runPeer(samples));
  const own: number[] = [];
  const peer: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    own.push(timed(() => runOwn(samples)));
    peer.push(timed(() => runPeer(samples)));
  }
  const report = describe(samples, corpus !== undefined, { ownMs: median(own), peerMs: median(peer) });
  console.log(report);
  if (write) append(report);
}

function readableByBoth(folder: string): Sample[] {
  const paths = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.fit$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
  return paths.flatMap((path) => {
    const bytes = new Uint8Array(readFileSync(path));
    const own = decodeFit(bytes);
    if (own.kind !== "decoded" || own.warnings.length > 0) return [];
    const records = own.value.records.count;
    return records > 0 && peerReads(bytes) ? [{ bytes, records }] : [];
  });
}

/** The peer in its strict mode, which verifies checksums. It calls back before it returns. */
function peerReads(bytes: Uint8Array<ArrayBuffer>): boolean {
  let opened = false;
  try {
    new FitParser({ force: false, mode: "list" }).parse(bytes.buffer, (error, data) => {
      opened = error === null || error === undefined ? (data?.records?.length ?? 0) > 0 : false;
    });
  } catch {
    // The peer throws on some damaged files: those are not compared.
    return false;
  }
  return opened;
}

const runOwn = (samples: readonly Sample[]) => {
  for (const { bytes } of samples) decodeFit(bytes);
};

const runPeer = (samples: readonly Sample[]) => {
  for (const { bytes } of samples) peerReads(bytes);
};

function describe(
  samples: readonly Sample[],
  real: boolean,
  { ownMs, peerMs }: { ownMs: number; peerMs: number },
): string {
  const sizeB = samples.reduce((sum, { bytes }) => sum + bytes.length, 0);
  const records = samples.reduce((sum, one) => sum + one.records, 0);
  const perS = (ms: number) =>
    `${((sizeB / 1e6 / ms) * 1000).toFixed(0)} MB/s, ${((records / ms) * 1000).toFixed(0)} records/s`;
  return `## decode: ${(peerMs / ownMs).toFixed(1)} times fit-file-parser

${circumstances()}
${samples.length} ${real ? "real activity files" : "fixtures"} that both open, ${(sizeB / 1e6).toFixed(1)} MB, ${records} records; checksums verified by both; median of ${ROUNDS} rounds taking turns.

- decodeFit: ${ownMs.toFixed(1)} ms for all files (${perS(ownMs)})
- fit-file-parser: ${peerMs.toFixed(1)} ms (${perS(peerMs)})

The two do not do the same work: fit-file-parser turns every message into objects, decodeFit reads what the pipeline needs
(records, developer fields, sessions, laps, events and a few more) into columns. Milliseconds depend on the machine; the ratio travels better.
`;
}
