import type { Random } from "./random.ts";

/** Changes a file in one way. May return what it was given where the change does not apply. */
export type Mutation = (bytes: Uint8Array, random: Random) => Uint8Array;

const EXTREMES = [0, 1, 0x7f, 0x80, 0xfe, 0xff];
const WORDS: readonly (readonly number[])[] = [
  [0, 0, 0, 0],
  [0xff, 0xff, 0xff, 0xff],
  [0xff, 0xff, 0xff, 0x7f],
  [0, 0, 0, 0x80],
  [0x7f, 0xff, 0xff, 0xff],
  [0, 0, 0xc0, 0x7f], // NaN
  [0, 0, 0x80, 0x7f], // infinity
  [0, 0, 0, 0, 0, 0, 0xf8, 0x7f],
  [0, 0, 0, 0, 0, 0, 0xf0, 0xff],
  [0xff, 0xff, 0xff, 0xff, 0xff, 0xff, 0xef, 0x7f], // the largest double
];

export const joined = (...parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));

/** The bytes with `count` of them from `at` on replaced by others. */
export const replaced = (bytes: Uint8Array, at: number, count: number, by: Uint8Array): Uint8Array =>
  joined(bytes.subarray(0, at), by, bytes.subarray(at + count));

const short = (random: Random, most = 64) => 1 + random.below(random.chance(0.8) ? 8 : most);

const flipBits: Mutation = (bytes, random) => {
  const out = bytes.slice();
  for (let n = short(random, 32); n > 0; n--) {
    const at = random.below(out.length);
    out[at] = (out[at] ?? 0) ^ (1 << random.below(8));
  }
  return out;
};

const setBytes: Mutation = (bytes, random) => {
  const out = bytes.slice();
  for (let n = short(random, 16); n > 0; n--) {
    out[random.below(out.length)] = random.chance(0.5) ? random.pick(EXTREMES) : random.below(256);
  }
  return out;
};

const run: Mutation = (bytes, random) => {
  const at = random.below(bytes.length);
  return bytes.slice().fill(random.pick(EXTREMES), at, at + short(random, 512));
};

const setWord: Mutation = (bytes, random) => {
  const word = new Uint8Array(random.pick(WORDS));
  return replaced(bytes, random.below(Math.max(1, bytes.length - word.length)), word.length, word);
};

const truncate: Mutation = (bytes, random) => bytes.slice(0, random.below(bytes.length));
const behead: Mutation = (bytes, random) => bytes.slice(random.below(Math.min(64, bytes.length)));

const remove: Mutation = (bytes, random) =>
  replaced(bytes, random.below(bytes.length), short(random, 512), new Uint8Array());

const insert: Mutation = (bytes, random) => {
  const added = Uint8Array.from({ length: short(random, 256) }, () => random.below(256));
  return replaced(bytes, random.below(bytes.length + 1), 0, added);
};

const duplicate: Mutation = (bytes, random) => {
  const from = random.below(bytes.length);
  const part = bytes.subarray(from, from + short(random, 1024));
  const copies = joined(...Array.from({ length: 1 + random.below(4) }, () => part));
  return replaced(bytes, random.chance(0.5) ? from : random.below(bytes.length), 0, copies);
};

const swap: Mutation = (bytes, random) => {
  const lengthB = short(random, 256);
  const [a, b] = [random.below(bytes.length), random.below(bytes.length)];
  const out = bytes.slice();
  out.set(bytes.subarray(b, Math.min(b + lengthB, bytes.length - a + b)), a);
  return out;
};

/** Changes that know nothing of any format. */
export const BYTE_MUTATIONS: readonly Mutation[] = [
  flipBits,
  setBytes,
  run,
  setWord,
  truncate,
  behead,
  remove,
  insert,
  duplicate,
  swap,
];

/** The beginning of one file and the end of another. */
export function spliced(first: Uint8Array, second: Uint8Array, random: Random): Uint8Array {
  return joined(first.subarray(0, random.below(first.length + 1)), second.subarray(random.below(second.length + 1)));
}
