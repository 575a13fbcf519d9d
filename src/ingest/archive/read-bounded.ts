import type { Readable } from "node:stream";

/** Collects a stream; null, with the stream closed, as soon as `isTooMuch` says so of the bytes read so far. */
export async function readBounded(stream: Readable, isTooMuch: (sizeB: number) => boolean): Promise<Uint8Array | null> {
  const chunks: Buffer[] = [];
  let sizeB = 0;
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    sizeB += chunk.length;
    // Leaving the loop destroys the stream, and nothing more is unpacked.
    if (isTooMuch(sizeB)) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks, sizeB);
}
