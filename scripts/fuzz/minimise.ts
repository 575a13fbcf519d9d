import { joined } from "./mutate-bytes.ts";

const LONGEST_S = 10;

/** Leaves out stretches of a failing file for as long as it still fails, within a number of tries and a time. */
export async function minimised(
  bytes: Uint8Array,
  stillFails: (bytes: Uint8Array) => Promise<boolean>,
  tries = 200,
): Promise<Uint8Array> {
  let best = bytes;
  let left = tries;
  const until = performance.now() + LONGEST_S * 1000;
  for (let step = Math.ceil(bytes.length / 2); step >= 1 && left > 0; step = step === 1 ? 0 : Math.ceil(step / 2)) {
    for (let at = 0; at < best.length && left > 0 && performance.now() < until; ) {
      const shorter = joined(best.subarray(0, at), best.subarray(at + step));
      left -= 1;
      if (await stillFails(shorter)) best = shorter;
      else at += step;
    }
  }
  return best;
}
