import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { pipeline } from "node:stream";
import { createGunzip } from "node:zlib";
import { DEFAULT_LIMITS } from "./archive/limits.ts";
import { collect, sniff } from "./archive/sniff.ts";
import { decodeFile } from "./decode-file.ts";
import type { DecodeContext, DecodedFile } from "./decoded-file.ts";
import { isStreamed, type StreamedFormat, streamReaderFor } from "./stream-reader.ts";

/** An original as it was kept: gzipped, under its hash. */
export interface KeptFile {
  readonly file: string;
  readonly sha256: string;
}

/**
 * Reads a kept original from disk: as it streams by where its format allows that, else as a whole. An original that is
 * missing or damaged is a rejected file.
 *
 * @param onRead told how many bytes of the unpacked file have gone by, as they do
 */
export async function decodeKept(
  kept: KeptFile,
  context: DecodeContext,
  onRead: (sizeB: number) => void,
): Promise<DecodedFile> {
  const hash = createHash("sha256");
  let read: (() => Promise<DecodedFile>) | null;
  try {
    const { format, chunks } = await sniff(hashed(unpacked(kept.file), hash, onRead));
    read = isStreamed(format) ? await streamed(format, chunks, context) : await whole(chunks, context);
  } catch (error) {
    if (error instanceof UnreadableError) return missing(error.message);
    throw error;
  }
  if (read === null) return missing("it is larger than a file of its kind may be");
  const actual = hash.digest("hex");
  return actual === kept.sha256 ? read() : missing(`its bytes have the hash ${actual}`);
}

async function streamed(format: StreamedFormat, chunks: AsyncIterable<Uint8Array>, context: DecodeContext) {
  const reader = streamReaderFor(format, context);
  for await (const chunk of chunks) reader.write(chunk);
  return async () => reader.end();
}

async function whole(chunks: AsyncIterable<Uint8Array>, context: DecodeContext) {
  const bytes = await collect(chunks, DEFAULT_LIMITS.wholeFileB);
  return bytes === null ? null : () => decodeFile(bytes, context);
}

/** @throws on its way what reading and unpacking throw */
function unpacked(file: string): AsyncIterable<Uint8Array> {
  const unpacking = createGunzip({ chunkSize: 65_536 });
  // A failure on either side ends the reading of it.
  pipeline(createReadStream(file, { highWaterMark: 262_144 }), unpacking, () => undefined);
  return unpacking;
}

async function* hashed(
  chunks: AsyncIterable<Uint8Array>,
  hash: ReturnType<typeof createHash>,
  onRead: (sizeB: number) => void,
): AsyncGenerator<Uint8Array> {
  try {
    for await (const chunk of chunks) {
      hash.update(chunk);
      onRead(chunk.length);
      yield chunk;
    }
  } catch (error) {
    throw new UnreadableError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}

/** The disk or the unpacking failed, and not the decoder. */
class UnreadableError extends Error {}

function missing(why: string): DecodedFile {
  const detail = `The kept original of this file cannot be read: ${why}. Import the file again from the watch or its export.`;
  return { kind: "rejected", problem: { reason: "ORIGINAL_MISSING", detail } };
}
