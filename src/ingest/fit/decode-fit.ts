import type { IngestProblem } from "../../domain/import-outcome.ts";
import { crc16 } from "./crc16.ts";
import { addDescription, type Descriptions, resolveDeveloperFields } from "./developer-fields.ts";
import { fillRecords } from "./fill-records.ts";
import type { FitMessage, FitMessages, FitPart } from "./fit-messages.ts";
import { looksLikeFit } from "./looks-like-fit.ts";
import { MESSAGE } from "./profile.ts";
import { readMessage } from "./read-message.ts";
import { type Found, newScan, type Scan, walkMessages } from "./scan.ts";

/** A file's messages, or the reason why it holds none that can be read. */
export type DecodedFit =
  | { readonly kind: "decoded"; readonly value: FitMessages; readonly warnings: readonly IngestProblem[] }
  | { readonly kind: "rejected"; readonly problem: IngestProblem };

/** One file of a chain as its header declares it, cut to what is there. */
interface Extent {
  readonly dataAt: number;
  readonly dataEnd: number;
  /** Where a next file of the chain may begin. */
  readonly end: number;
  /** Bytes of data that the header promises; 0 in a file that was never finished. */
  readonly declaredB: number;
  readonly truncated: boolean;
}

const SHORTEST_HEADER_B = 12;
/** More than any watch puts into one message: what is left over beyond this is damage, not a message cut short. */
const LONGEST_MESSAGE_B = 512;
/** Watches chain up to seven files; a hostile file could chain millions. */
const LONGEST_CHAIN = 1000;

/**
 * Reads a FIT file, or several in a chain. Never throws: what can be read of a damaged file is returned with a warning.
 * Columns keep the width the watch wrote; quantity = raw / scale − offset.
 */
export function decodeFit(bytes: Uint8Array): DecodedFit {
  const refusal = refusalOf(bytes);
  if (refusal !== null) return { kind: "rejected", problem: refusal };
  const scan = newScan(bytes);
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const parts: FitPart[] = [];
  const warnings: IngestProblem[] = [];
  for (let at = 0; at >= 0 && parts.length < LONGEST_CHAIN; ) {
    const extent = extentOf(view, at);
    parts.push(readPart(scan, view, { extent, headerAt: at, place: parts.length, warnings }));
    at = nextHeader(bytes, extent.end);
  }
  if (scan.count === 0 && parts.every((part) => part.messages.size === 0))
    return { kind: "rejected", problem: nothingReadable(bytes) };
  return { kind: "decoded", value: { parts, records: fillRecords(scan) }, warnings };
}

function refusalOf(bytes: Uint8Array): IngestProblem | null {
  if (bytes.length === 0)
    return { reason: "EMPTY", detail: "The file is empty. Export the activity again from the watch or its service." };
  if (bytes.length >= SHORTEST_HEADER_B && looksLikeFit(bytes)) return null;
  return {
    reason: "NOT_FIT",
    detail: "The file does not start like a FIT file. Export the original activity file again and import that.",
  };
}

function nothingReadable(bytes: Uint8Array): IngestProblem {
  return {
    reason: "FIT_CORRUPT",
    detail: `The file starts like a FIT file, but none of its ${bytes.length} bytes could be read as messages. Export it again from the watch or its service.`,
  };
}

function extentOf(view: DataView, at: number): Extent {
  const headerB = view.getUint8(at);
  const declaredB = view.getUint32(at + 4, true);
  const dataAt = Math.min(at + headerB, view.byteLength);
  const left = view.byteLength - dataAt;
  // A watch that loses power leaves a size of 0 in the header and the data behind it.
  const unfinished = declaredB === 0 && left > 2;
  const wholeB = unfinished ? left : declaredB;
  const truncated = unfinished || left < wholeB + 2;
  const dataEnd = dataAt + Math.min(wholeB, left);
  return { dataAt, dataEnd, end: truncated ? view.byteLength : dataEnd + 2, declaredB, truncated };
}

/** The next `.FIT` header at or after `from`; -1 when there is none. What lies between is padding that some watches leave. */
function nextHeader(bytes: Uint8Array, from: number): number {
  for (let at = from; at + SHORTEST_HEADER_B <= bytes.length; at++) if (looksLikeFit(bytes, at)) return at;
  return -1;
}

interface PartPlace {
  readonly extent: Extent;
  readonly headerAt: number;
  readonly place: number;
  readonly warnings: IngestProblem[];
}

function readPart(scan: Scan, view: DataView, { extent, headerAt, place, warnings }: PartPlace): FitPart {
  const recordFrom = scan.count;
  const walk = walkMessages(scan, extent.dataAt, extent.dataEnd);
  const stoppedShort = walk.endedAt < extent.dataEnd;
  const truncated = extent.truncated || stoppedShort;
  const badCrc = checksumIsWrong(scan.bytes, view, extent, headerAt);
  const where = place === 0 ? "" : ` (file ${place + 1} of the chain)`;
  if (truncated) warnings.push(truncation(extent, walk.endedAt, where));
  else if (badCrc) warnings.push({ reason: "BAD_CRC", detail: badChecksum(where) });
  return { messages: readFound(view, walk.found), recordFrom, recordTo: scan.count, truncated, badCrc };
}

function truncation(extent: Extent, endedAt: number, where: string): IngestProblem {
  const what =
    endedAt + LONGEST_MESSAGE_B < extent.dataEnd || !extent.truncated
      ? `The file is damaged from byte ${endedAt}`
      : extent.declaredB === 0
        ? "The watch never finished this file"
        : `The file ends early: ${extent.dataEnd - extent.dataAt} of ${extent.declaredB} bytes are there`;
  return {
    reason: "TRUNCATED",
    detail: `${what}${where}. What could be read was kept; export it again if the run looks too short.`,
  };
}

const badChecksum = (where: string) =>
  `The file's checksum is wrong${where}, so some values may be damaged. What could be read was kept; export it again to be sure.`;

function checksumIsWrong(bytes: Uint8Array, view: DataView, extent: Extent, headerAt: number): boolean {
  const headerCrc = extent.dataAt - headerAt >= 14 ? view.getUint16(headerAt + 12, true) : 0;
  if (headerCrc !== 0 && headerCrc !== crc16(bytes, headerAt, headerAt + 12)) return true;
  if (extent.truncated) return false;
  return view.getUint16(extent.dataEnd, true) !== crc16(bytes, headerAt, extent.dataEnd);
}

/** Reads what the walk found. Developer fields may be described after they are used, so definitions are settled first. */
function readFound(view: DataView, found: readonly Found[]): ReadonlyMap<number, readonly FitMessage[]> {
  settleDeveloperFields(view, found);
  const messages = new Map<number, FitMessage[]>();
  for (const { definition, at } of found) {
    if (at < 0) continue;
    const list = messages.get(definition.message) ?? [];
    if (list.length === 0) messages.set(definition.message, list);
    list.push(readMessage(view, definition, at));
  }
  return messages;
}

function settleDeveloperFields(view: DataView, found: readonly Found[]): void {
  const descriptions: Descriptions = new Map();
  for (const { definition, at } of found) {
    if (at < 0) resolveDeveloperFields(definition, descriptions);
    else if (definition.message === MESSAGE.fieldDescription)
      addDescription(descriptions, readMessage(view, definition, at));
  }
  for (const { definition, at } of found) if (at < 0) resolveDeveloperFields(definition, descriptions);
}
