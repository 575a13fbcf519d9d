/** A repeatable stream of numbers: the same seed gives the same stream on every machine. */
export interface SeededRandom {
  /** Uniform on [0, 1). */
  readonly next: () => number;
  /** Uniform on [low, high). */
  readonly between: (low: number, high: number) => number;
  /** True with the given probability. */
  readonly chance: (probability: number) => boolean;
}

const TWO_TO_32 = 4_294_967_296;

/** The mulberry32 generator. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / TWO_TO_32;
  };
  const between = (low: number, high: number) => low + (high - low) * next();
  return { next, between, chance: (probability) => next() < probability };
}

/** A seed of its own for one place in the story, so that any file can be made without the ones before it. */
export function seedFor(seed: number, place: number): number {
  return (Math.imul(seed + 1, 0x9e3779b1) ^ Math.imul(place + 1, 0x85ebca6b)) >>> 0;
}
