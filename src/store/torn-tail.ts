import { type FileHandle, open } from "node:fs/promises";

const LINE_FEED = 0x0a;
const CHUNK_B = 65_536;

/** Whether a file ends in the middle of a line: a crash cut the last write off. */
export async function endsTorn(handle: FileHandle): Promise<boolean> {
  const { size } = await handle.stat();
  if (size === 0) return false;
  const last = await readAt(handle, size - 1, 1);
  return last[0] !== LINE_FEED;
}

/**
 * Makes the file end with a whole line again. A tail that is a whole line but for its line feed gets one; any other is
 * added to the file `aside`, synced, and then cut off.
 */
export async function cutTornTail(
  handle: FileHandle,
  aside: string,
  isWhole: (tail: Uint8Array) => boolean,
): Promise<void> {
  const { size } = await handle.stat();
  const start = await startOfTail(handle, size);
  const tail = await readAt(handle, start, size - start);
  if (isWhole(tail)) {
    await handle.appendFile("\n");
    return;
  }
  const kept = await open(aside, "a", 0o600);
  try {
    await kept.appendFile(tail);
    await kept.appendFile("\n");
    await kept.sync();
  } finally {
    await kept.close();
  }
  await handle.truncate(start);
}

async function startOfTail(handle: FileHandle, size: number): Promise<number> {
  for (let end = size; end > 0; end -= Math.min(CHUNK_B, end)) {
    const from = Math.max(0, end - CHUNK_B);
    const found = (await readAt(handle, from, end - from)).lastIndexOf(LINE_FEED);
    if (found >= 0) return from + found + 1;
  }
  return 0;
}

async function readAt(handle: FileHandle, position: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  const { bytesRead } = await handle.read(bytes, 0, length, position);
  return bytes.subarray(0, bytesRead);
}
