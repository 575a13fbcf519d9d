import { createAppleHealthReader } from "./apple-health/read-apple-health.ts";
import type { DecodeContext, DecodedFile } from "./decoded-file.ts";
import type { FileFormat } from "./detect.ts";

/** Reads a file as it streams by, in bounded memory, however long it is. */
export interface StreamReader {
  write(chunk: Uint8Array): void;
  /** What the file held. Called once, after its last chunk. */
  end(): DecodedFile;
}

/** Formats of files that may be larger than memory. */
export type StreamedFormat = "apple-health";

const READERS: { readonly [format in StreamedFormat]: (context: DecodeContext) => StreamReader } = {
  "apple-health": createAppleHealthReader,
};

/** Whether files of a format are read as they stream by, whatever their size. */
export function isStreamed(format: FileFormat): format is StreamedFormat {
  return Object.hasOwn(READERS, format);
}

export function streamReaderFor(format: StreamedFormat, context: DecodeContext): StreamReader {
  return READERS[format](context);
}
