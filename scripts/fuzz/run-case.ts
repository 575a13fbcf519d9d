import { expand } from "../../src/ingest/archive/expand.ts";
import type { Expanded, FoundExport, FoundStream } from "../../src/ingest/archive/expanded.ts";
import { UnpackError } from "../../src/ingest/archive/unpack-error.ts";
import { decodeFile } from "../../src/ingest/decode-file.ts";
import { type DecodedFile, NO_ENTRIES } from "../../src/ingest/decoded-file.ts";
import { streamReaderFor } from "../../src/ingest/stream-reader.ts";
import { parseEntry, serialiseEntry } from "../../src/store/journal-entry.ts";
import { faultsOf, faultsOfDetail } from "./check-values.ts";

/** What came of one case. */
export interface CaseResult {
  /** Such as `decoded` or `rejected FIT_CORRUPT`, one for each file found. */
  readonly outcomes: readonly string[];
  /** What must not be, as sentences. */
  readonly faults: readonly string[];
  /** Processor time: what another program takes does not count. */
  readonly tookS: number;
}

const SLOWEST_S = 2;
const ZONES = ["Europe/Berlin", "Pacific/Auckland", "UTC", "America/St_Johns"] as const;

/** Rejections that nobody waited for, since the last look. */
const strays: unknown[] = [];
let isListening = false;

/** Counts unhandled rejections as faults of the case during which they come. */
export function listenForStrays(): void {
  if (isListening) return;
  isListening = true;
  process.on("unhandledRejection", (reason) => strays.push(reason));
}

/** Sends the bytes the way an offered file goes, and checks everything that comes of it. */
export async function runCase(name: string, bytes: Uint8Array): Promise<CaseResult> {
  const started = process.cpuUsage();
  const outcomes: string[] = [];
  const faults: string[] = [];
  try {
    if (name === "journal") checkJournal(bytes, outcomes, faults);
    else await importBytes(name, bytes, outcomes, faults);
  } catch (error) {
    faults.push(`threw ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    outcomes.push("threw");
  }
  await new Promise((resolve) => setImmediate(resolve));
  for (const stray of strays.splice(0)) faults.push(`unhandled rejection: ${String(stray)}`);
  const { user, system } = process.cpuUsage(started);
  const tookS = (user + system) / 1e6;
  if (tookS > SLOWEST_S) faults.push(`used the processor for ${tookS.toFixed(1)} s`);
  return { outcomes, faults, tookS };
}

async function importBytes(name: string, bytes: Uint8Array, outcomes: string[], faults: string[]): Promise<void> {
  const context = { homeZone: ZONES[bytes.length % ZONES.length] ?? "UTC" };
  for await (const found of expand({ path: `case.${name}`, read: async () => bytes })) {
    const file = await decoded(found, context.homeZone, faults);
    outcomes.push(file.kind === "decoded" ? "decoded" : `${file.kind} ${file.problem.reason}`);
    faults.push(...faultsOf(file));
  }
  if (outcomes.length === 0) faults.push("nothing came of the file");
}

async function decoded(found: Expanded, homeZone: string, faults: string[]): Promise<DecodedFile> {
  switch (found.kind) {
    case "file":
      return decodeFile(found.bytes, { homeZone });
    case "stream":
      return streamed(found, homeZone, faults);
    case "skipped":
    case "rejected":
      return { kind: found.kind, problem: found.problem };
    case "export":
      return exported(found);
    default:
      return found satisfies never;
  }
}

/** Goes through the files of an export; what they mean is for whoever takes it in. */
async function exported({ members }: FoundExport): Promise<DecodedFile> {
  for await (const { found } of members())
    if (found.kind !== "entry") return { kind: found.kind, problem: found.problem };
  return { kind: "decoded", activities: [], entries: NO_ENTRIES, warnings: [] };
}

/** Reads a stream in pieces of odd lengths and as a whole: both must say the same. */
async function streamed({ chunks, format }: FoundStream, homeZone: string, faults: string[]): Promise<DecodedFile> {
  const pieces = streamReaderFor(format, { homeZone });
  const whole: Uint8Array[] = [];
  try {
    for await (const chunk of chunks) {
      whole.push(chunk);
      const leastB = Math.floor(chunk.length / 400);
      for (let at = 0, lengthB = 1; at < chunk.length; at += lengthB, lengthB = leastB + ((lengthB * 7 + 3) % 211) + 1)
        pieces.write(chunk.slice(at, at + lengthB));
    }
  } catch (error) {
    if (error instanceof UnpackError) return { kind: "rejected", problem: error.problem };
    throw error;
  }
  const inPieces = pieces.end();
  const atOnce = await decodeFile(new Uint8Array(Buffer.concat(whole)), { homeZone });
  if (JSON.stringify(inPieces) !== JSON.stringify(atOnce)) faults.push("reads differently in pieces");
  return inPieces;
}

/** Lines of a journal: each an entry, or why not; an entry is written and read again as it was. */
function checkJournal(bytes: Uint8Array, outcomes: string[], faults: string[]): void {
  for (const line of Buffer.from(bytes).toString("utf8").split("\n")) {
    const parsed = parseEntry(line);
    outcomes.push(parsed.kind);
    if (parsed.kind === "damaged") faults.push(...faultsOfDetail(parsed.why));
    if (parsed.kind !== "entry") continue;
    const written = serialiseEntry(parsed.entry);
    const again = parseEntry(written);
    if (again.kind !== "entry" || serialiseEntry(again.entry) !== written)
      faults.push(`not read as written: ${written}`);
  }
}
