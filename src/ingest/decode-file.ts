import { decodeAppleHealth } from "./apple-health/read-apple-health.ts";
import { decodeCsvFile } from "./csv/decode-csv-file.ts";
import type { DecodeContext, DecodedFile } from "./decoded-file.ts";
import { detectFormat } from "./detect.ts";
import { decodeFitFile } from "./fit/decode-fit-file.ts";
import { decodeGpx } from "./gpx/decode-gpx.ts";
import { decodeJsonFile } from "./json/decode-json-file.ts";
import { refuse } from "./refusals.ts";
import { decodeTcx } from "./tcx/decode-tcx.ts";

/**
 * Reads one file that is no archive: what it holds, or why not. Trouble with the file is a value; only a fault of ours
 * throws.
 */
export async function decodeFile(bytes: Uint8Array, context: DecodeContext): Promise<DecodedFile> {
  const format = detectFormat(bytes);
  switch (format) {
    case "csv":
      return decodeCsvFile(bytes, context);
    case "apple-health":
      return decodeAppleHealth(bytes, context);
    case "json":
      return decodeJsonFile(bytes, context);
    case "fit":
      return decodeFitFile(bytes, context);
    case "tcx":
      return decodeTcx(bytes, context);
    case "gpx":
      return decodeGpx(bytes, context);
    default:
      return refuse(format);
  }
}
