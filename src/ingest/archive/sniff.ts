import { detectFormat, type FileFormat, SNIFFED_B } from "../detect.ts";

/** A stream of which the start is known. */
export interface Sniffed {
  readonly format: FileFormat;
  /** The first bytes: all of a short stream, else at least what detection looks at. */
  readonly head: Uint8Array;
  /** Everything, from the start. Leaving the loop closes what it comes from. */
  readonly chunks: AsyncIterable<Uint8Array>;
  /** Closes a stream that is not read on. */
  close(): Promise<void>;
}

/**
 * Reads just enough of a stream to tell its format.
 * @param signal ends the reading of its chunks, with its reason as the error
 * @throws what the stream throws
 */
export async function sniff(source: AsyncIterable<Uint8Array>, signal?: AbortSignal): Promise<Sniffed> {
  const rest = source[Symbol.asyncIterator]();
  const parts: Uint8Array[] = [];
  let sizeB = 0;
  while (sizeB < SNIFFED_B) {
    const next = await rest.next();
    if (next.done === true) break;
    parts.push(next.value);
    sizeB += next.value.length;
  }
  const [first] = parts;
  const head = first !== undefined && parts.length === 1 ? first : Buffer.concat(parts, sizeB);
  const close = async () => void (await rest.return?.());
  return { format: detectFormat(head), head, chunks: rejoined(head, rest, { close, signal }), close };
}

async function* rejoined(
  head: Uint8Array,
  rest: AsyncIterator<Uint8Array>,
  { close, signal }: { readonly close: () => Promise<void>; readonly signal: AbortSignal | undefined },
): AsyncGenerator<Uint8Array> {
  try {
    if (head.length > 0) yield head;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) {
      signal?.throwIfAborted();
      yield next.value;
    }
  } finally {
    await close();
  }
}

/** All chunks as one; null, with the stream closed, as soon as there are more than `mostB` bytes. */
export async function collect(chunks: AsyncIterable<Uint8Array>, mostB: number): Promise<Uint8Array | null> {
  const parts: Uint8Array[] = [];
  let sizeB = 0;
  for await (const chunk of chunks) {
    sizeB += chunk.length;
    if (sizeB > mostB) return null;
    parts.push(chunk);
  }
  const [only] = parts;
  return only !== undefined && parts.length === 1 ? only : Buffer.concat(parts, sizeB);
}
