import { pipeline, Readable } from "node:stream";
import { createGunzip } from "node:zlib";
import { type ArchiveLimits, beyondLimits, type Spent } from "./limits.ts";
import { UnpackError } from "./unpack-error.ts";

interface Packed {
  readonly chunks: AsyncIterable<Uint8Array>;
  readonly sizeB: number;
}

/** What a gzip file holds, as a stream within the limits. @throws UnpackError on the way */
export async function* gunzipped(packed: Packed, spent: Spent, limits: ArchiveLimits): AsyncGenerator<Uint8Array> {
  const unpacking = createGunzip({ chunkSize: 65_536 });
  // A failure on either side ends the loop below with it.
  pipeline(Readable.from(packed.chunks), unpacking, () => undefined);
  let sizeB = 0;
  try {
    for await (const chunk of unpacking as AsyncIterable<Buffer>) {
      sizeB += chunk.length;
      const why = beyondLimits(sizeB, packed.sizeB, spent, limits);
      if (why !== null) throw new UnpackError("TOO_LARGE", `This gzip file was not unpacked: ${why}.`);
      yield chunk;
    }
  } catch (error) {
    throw isDamage(error) ? damaged(error) : error;
  }
}

const isDamage = (error: unknown): error is Error =>
  error instanceof Error && "code" in error && String(error.code).startsWith("Z_");

function damaged(error: Error): UnpackError {
  const detail = `This gzip file is damaged or cut short (${error.message}). Download or export it again.`;
  return new UnpackError("GZIP_CORRUPT", detail, error);
}
