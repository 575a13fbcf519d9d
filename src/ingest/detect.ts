import { looksLikeFit } from "./fit/looks-like-fit.ts";

/** What a file is by its bytes; its name is never asked. */
export type FileFormat =
  | "empty"
  | "fit"
  | "csv"
  | "zip"
  | "gzip"
  | "apple-double"
  | "html"
  | "tcx"
  | "gpx"
  | "kml"
  | "apple-health"
  | "other-xml"
  | "json"
  | "media"
  | "text"
  | "binary";

/** How much of a file is looked at: the first bytes tell as much as all of them. */
export const SNIFFED_B = 4096;

/** First bytes that name a format. */
const MAGIC: readonly (readonly [FileFormat, readonly number[]])[] = [
  ["gzip", [0x1f, 0x8b]],
  ["zip", [0x50, 0x4b, 0x03, 0x04]],
  ["zip", [0x50, 0x4b, 0x05, 0x06]],
  ["zip", [0x50, 0x4b, 0x07, 0x08]],
  ["apple-double", [0x00, 0x05, 0x16, 0x07]],
  ["media", [0xff, 0xd8, 0xff]],
  ["media", [0x89, 0x50, 0x4e, 0x47]],
  ["media", [0x47, 0x49, 0x46, 0x38]],
  ["media", [0x25, 0x50, 0x44, 0x46]],
];

/** The outermost element of an XML file, whatever its prefix. */
const BY_ELEMENT: Readonly<Record<string, FileFormat>> = {
  trainingcenterdatabase: "tcx",
  gpx: "gpx",
  kml: "kml",
  healthdata: "apple-health",
  html: "html",
};

const startsWith = (bytes: Uint8Array, magic: readonly number[]): boolean =>
  magic.every((byte, i) => bytes[i] === byte);

/** `ftyp` at byte 4: mp4, mov, heic. */
const isVideo = (bytes: Uint8Array): boolean => startsWith(bytes.subarray(4), [0x66, 0x74, 0x79, 0x70]);

const hasUtf16Mark = (bytes: Uint8Array): boolean => startsWith(bytes, [0xff, 0xfe]) || startsWith(bytes, [0xfe, 0xff]);

function head(bytes: Uint8Array): string {
  const part = bytes.subarray(0, SNIFFED_B);
  if (startsWith(part, [0xff, 0xfe])) return new TextDecoder("utf-16le").decode(part);
  if (startsWith(part, [0xfe, 0xff])) return new TextDecoder("utf-16be").decode(part);
  return new TextDecoder("utf-8").decode(part);
}

/** More than a stray control character, or any NUL, is no text. */
function isBinary(bytes: Uint8Array): boolean {
  const part = bytes.subarray(0, SNIFFED_B);
  let controls = 0;
  for (const byte of part) {
    if (byte === 0) return true;
    if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0b && byte !== 0x0d) controls += 1;
  }
  return controls * 50 > part.length;
}

function formatOfMarkup(text: string): FileFormat {
  if (/^<!doctype\s+html/i.test(text)) return "html";
  // Its declarations are longer than what is looked at, and badly formed in some versions.
  if (/<!doctype\s+healthdata\b/i.test(text)) return "apple-health";
  const body = text.replace(/<!--[\s\S]*?(?:-->|$)|<\?[\s\S]*?(?:\?>|$)|<!doctype[^>[]*(?:\[[\s\S]*?\]\s*)?>/gi, " ");
  const element = /<(?:[\w.-]+:)?([\w.-]+)/.exec(body)?.[1]?.toLowerCase();
  if (element !== undefined && Object.hasOwn(BY_ELEMENT, element)) return BY_ELEMENT[element] ?? "other-xml";
  return /<(?:head|body|script|title|meta)\b/i.test(body) ? "html" : "other-xml";
}

const JSON_START = /^(?:\{\s*["}]|\[\s*(?:[\]{"\d-]|\[\s*[\]{"\d[-]))/;
/** A separator in the first lines, or the one column a diary cannot do without. */
const CSV_LINES = /^(?:[^\n]*\n){0,14}?[^\n]*[,;\t]/;
const ONE_COLUMN = /^"?(?:day|started_at)"?\s*(?:\r?\n|$)/i;

function formatOfText(text: string): FileFormat {
  const trimmed = text.replace(/^\uFEFF/, "").trimStart();
  if (trimmed === "") return "empty";
  if (trimmed.startsWith("<")) return formatOfMarkup(trimmed);
  if (JSON_START.test(trimmed)) return "json";
  return CSV_LINES.test(trimmed) || ONE_COLUMN.test(trimmed) ? "csv" : "text";
}

/** Finds the format of a file by its content. A file of blanks only is `empty`. */
export function detectFormat(bytes: Uint8Array): FileFormat {
  if (bytes.length === 0) return "empty";
  if (looksLikeFit(bytes)) return "fit";
  const known = MAGIC.find(([, magic]) => startsWith(bytes, magic));
  if (known !== undefined) return known[0];
  if (isVideo(bytes)) return "media";
  if (!hasUtf16Mark(bytes) && isBinary(bytes)) return "binary";
  return formatOfText(head(bytes));
}

const RUNLESS: ReadonlySet<FileFormat> = new Set(["empty", "html", "apple-double", "media", "binary", "text"]);

/** Kinds of files in which no run can be, now or after an upgrade: their bytes are not worth keeping. */
export function cannotHoldRuns(format: FileFormat): boolean {
  return RUNLESS.has(format);
}
