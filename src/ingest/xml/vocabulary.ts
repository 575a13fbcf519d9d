/** The elements a reader cares about, by local name: prefixes differ from program to program and are left aside. */
export interface Vocabulary<Name extends string> {
  /** Number of each name, from 1. */
  readonly idOf: Readonly<Record<Name, number>>;
  /** Number of a name, prefixed or not; 0 when nobody cares about it. */
  readonly find: (qualifiedName: string) => number;
  /** The same for the bytes of a local name and their {@link hashStep} hash. */
  readonly findBytes: (bytes: Uint8Array, from: number, to: number, hash: number) => number;
}

/** Hash of a name, byte by byte, from 0. */
export const hashStep = (hash: number, byte: number): number => (Math.imul(hash, 31) + byte) | 0;

const SLOTS = 512;

/** Element names are ASCII here. */
export function vocabularyOf<Name extends string>(names: readonly Name[]): Vocabulary<Name> {
  const encoded = [new Uint8Array(0), ...names.map((name) => new TextEncoder().encode(name))];
  const byName = new Map<string, number>(names.map((name, at) => [name, at + 1]));
  const slots = new Uint8Array(SLOTS);
  for (const [id, bytes] of encoded.entries()) if (id > 0) slots[freeSlot(slots, hashOf(bytes))] = id;

  const findBytes = (bytes: Uint8Array, from: number, to: number, hash: number): number => {
    for (let slot = hash & (SLOTS - 1); slots[slot] !== 0; slot = (slot + 1) & (SLOTS - 1)) {
      const id = slots[slot] as number;
      if (isName(encoded[id] as Uint8Array, bytes, from, to)) return id;
    }
    return 0;
  };
  const find = (qualifiedName: string) => byName.get(qualifiedName.slice(qualifiedName.lastIndexOf(":") + 1)) ?? 0;
  return { idOf: Object.fromEntries(byName) as Record<Name, number>, find, findBytes };
}

const hashOf = (bytes: Uint8Array) => bytes.reduce(hashStep, 0);

function freeSlot(slots: Uint8Array, hash: number): number {
  let slot = hash & (SLOTS - 1);
  while (slots[slot] !== 0) slot = (slot + 1) & (SLOTS - 1);
  return slot;
}

function isName(name: Uint8Array, bytes: Uint8Array, from: number, to: number): boolean {
  if (name.length !== to - from) return false;
  for (let i = 0; i < name.length; i++) if (name[i] !== bytes[from + i]) return false;
  return true;
}
