/** Numbers that look random and are the same for the same seed, on every machine. */
export interface Random {
  /** 0 up to, not including, 1. */
  next(): number;
  /** A whole number from 0 up to, not including, `below`; 0 when there is no room. */
  below(below: number): number;
  /** One of them. @throws on an empty list */
  pick<T>(from: readonly T[]): T;
  chance(probability: number): boolean;
}

/** A generator (mulberry32) whose sequence depends on every part of the key. */
export function randomFrom(...key: readonly (number | string)[]): Random {
  let state = hashOf(key.join("|"));
  const next = () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (limit: number) => (limit <= 1 ? 0 : Math.floor(next() * limit));
  return {
    next,
    below,
    pick: <T>(from: readonly T[]): T => {
      if (from.length === 0) throw new Error("nothing to pick from");
      return from[below(from.length)] as T;
    },
    chance: (probability) => next() < probability,
  };
}

function hashOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash;
}
