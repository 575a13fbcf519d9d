/** Random draws that are the same for the same seed, on every machine. */
export interface SeededRandom {
  /** Evenly from 0 up to, not including, 1, with 53 bits. */
  uniform(): number;
  /** Evenly from 0 … below − 1. */
  integer(below: number): number;
  /** From the standard normal distribution. */
  normal(): number;
  /** A count from a Poisson distribution. */
  poisson(mean: number): number;
  /** From a gamma distribution with this shape and scale; mean = shape × scale. */
  gamma(shape: number, scale: number): number;
  /** Another stream, that does not depend on how much was drawn from this one: one a runner, one a replicate. */
  stream(number: number): SeededRandom;
}

const TWO_POW_32 = 4_294_967_296;
const TWO_POW_53 = 9_007_199_254_740_992;
/** Above this mean a Poisson draw is put together from smaller ones. */
const LARGE_MEAN = 30;

/**
 * A seeded generator.
 *
 * @param seed any whole number
 * @see docs/METHODS.md#chance — xoshiro128**, Blackman and Vigna 2021, ACM Trans Math Softw 47:36
 */
export function seededRandom(seed: number): SeededRandom {
  return randomFrom(xoshiro128StarStar(seedState(seed, 0)), seed);
}

/**
 * The raw generator: each call gives the next 32 bits.
 *
 * @param state four 32-bit words, not all zero
 * @see docs/METHODS.md#chance
 */
export function xoshiro128StarStar(state: Uint32Array): () => number {
  let [a = 0, b = 0, c = 0, d = 0] = state;
  return () => {
    const result = Math.imul(rotate(Math.imul(b, 5), 7), 9) >>> 0;
    const shifted = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= shifted;
    d = rotate(d, 11);
    return result;
  };
}

const rotate = (word: number, by: number): number => (word << by) | (word >>> (32 - by));

/** Four words from a seed and a stream number, by SplitMix32, so that neighbouring seeds share nothing. */
function seedState(seed: number, stream: number): Uint32Array {
  let word = (mix((seed | 0) ^ 0x9e3779b9) + mix(Math.floor(seed / TWO_POW_32) ^ 0x85ebca6b) + mix(stream + 1)) | 0;
  return Uint32Array.from({ length: 4 }, () => {
    word = (word + 0x9e3779b9) | 0;
    return mix(word) || 1;
  });
}

function mix(word: number): number {
  let mixed = word ^ (word >>> 16);
  mixed = Math.imul(mixed, 0x21f0aaad);
  mixed ^= mixed >>> 15;
  mixed = Math.imul(mixed, 0x735a2d97);
  return (mixed ^ (mixed >>> 15)) >>> 0;
}

function randomFrom(next: () => number, seed: number): SeededRandom {
  const uniform = () => ((next() >>> 5) * 67_108_864 + (next() >>> 6)) / TWO_POW_53;
  const normal = normalDraws(uniform);
  return {
    uniform,
    integer: (below) => Math.floor(uniform() * below),
    normal,
    poisson: (mean) => poissonDraw(mean, uniform),
    gamma: (shape, scale) => gammaDraw(shape, uniform, normal) * scale,
    stream: (number) => {
      const state = seedState(seed, number + 1);
      return randomFrom(xoshiro128StarStar(state), (state[0] as number) * 2_097_152 + ((state[1] as number) >>> 11));
    },
  };
}

/** Marsaglia's polar method: two draws at a time. */
function normalDraws(uniform: () => number): () => number {
  let spare: number | null = null;
  return () => {
    if (spare !== null) {
      const kept = spare;
      spare = null;
      return kept;
    }
    for (;;) {
      const x = 2 * uniform() - 1;
      const y = 2 * uniform() - 1;
      const square = x * x + y * y;
      if (square === 0 || square >= 1) continue;
      const factor = Math.sqrt((-2 * Math.log(square)) / square);
      spare = y * factor;
      return x * factor;
    }
  };
}

/** Knuth's product of uniforms, in pieces so that the product does not vanish. */
function poissonDraw(mean: number, uniform: () => number): number {
  let count = 0;
  for (let left = mean; left > 0; left -= LARGE_MEAN) {
    const limit = Math.exp(-Math.min(left, LARGE_MEAN));
    for (let product = uniform(); product > limit; product *= uniform()) count++;
  }
  return count;
}

/** Marsaglia and Tsang 2000; a shape below 1 is raised by 1 and taken back with a power. */
function gammaDraw(shape: number, uniform: () => number, normal: () => number): number {
  if (shape < 1) return gammaDraw(shape + 1, uniform, normal) * (1 - uniform()) ** (1 / shape);
  const d = shape - 1 / 3;
  const c = 1 / Math.sqrt(9 * d);
  for (;;) {
    const x = normal();
    const v = (1 + c * x) ** 3;
    if (v > 0 && Math.log(1 - uniform()) < 0.5 * x * x + d - d * v + d * Math.log(v)) return d * v;
  }
}
