import { createHash } from "node:crypto";
import { createReadStream } from "node:fs";
import { open, unlink } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip, createGzip } from "node:zlib";
import type { Sha256 } from "../domain/ids.ts";

/** Quick, and hardly larger than the best: watch files are dense already. */
export const GZIP_LEVEL = 4;

export interface Streamed {
  readonly sha256: Sha256;
  readonly sizeB: number;
}

/**
 * Writes a stream, packed, to a new file and syncs it, hashing what goes by. When it fails, no file is left.
 * @throws what the stream or the disk throws
 */
export async function packToFile(chunks: AsyncIterable<Uint8Array>, temporary: string): Promise<Streamed> {
  const hash = createHash("sha256");
  let sizeB = 0;
  const hashed = async function* () {
    for await (const chunk of chunks) {
      hash.update(chunk);
      sizeB += chunk.length;
      yield chunk;
    }
  };
  const handle = await open(temporary, "wx", 0o600);
  try {
    await pipeline(
      Readable.from(hashed()),
      createGzip({ level: GZIP_LEVEL, chunkSize: 65_536 }),
      async (packed: AsyncIterable<Uint8Array>) => {
        for await (const chunk of packed) await handle.writeFile(chunk);
      },
    );
    await handle.sync();
  } catch (error) {
    await handle.close();
    await unlink(temporary).catch(() => undefined); // the failed write is the error to tell; the rest is swept later
    throw error;
  }
  await handle.close();
  return { sha256: hash.digest("hex") as Sha256, sizeB };
}

/** The hash of what a packed file holds, in bounded memory. @throws when it cannot be read or unpacked */
export async function hashOfPacked(file: string): Promise<Sha256> {
  return (await measurePacked(file)).sha256;
}

/** The hash and the size of what a packed file holds, in bounded memory. @throws when it cannot be read or unpacked */
export async function measurePacked(file: string): Promise<Streamed> {
  const hash = createHash("sha256");
  let sizeB = 0;
  await pipeline(
    createReadStream(file, { highWaterMark: 262_144 }),
    createGunzip({ chunkSize: 65_536 }),
    async (unpacked: AsyncIterable<Uint8Array>) => {
      for await (const chunk of unpacked) {
        hash.update(chunk);
        sizeB += chunk.length;
      }
    },
  );
  return { sha256: hash.digest("hex") as Sha256, sizeB };
}
