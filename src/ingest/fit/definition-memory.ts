import { crc16 } from "./crc16.ts";
import type { Definition } from "./definition.ts";

/**
 * The definitions of one file by a checksum of their bytes. Some watches (Suunto) repeat a definition before every
 * message; knowing it again keeps all its records in one group.
 */
export type DefinitionMemory = Map<number, { readonly at: number; readonly definition: Definition }[]>;

const FIRST_B = 6;
const FIELD_B = 3;
/** Definitions kept under one checksum, so that a hostile file cannot make the search long. */
const MOST_ALIKE = 8;

/** First byte after the fields of the definition at `at`, when it has no developer fields. */
const endOf = (bytes: Uint8Array, at: number) => at + FIRST_B + FIELD_B * (bytes[at + 5] ?? 0);

/** The same definition, met before under any local number; null for a new one or one with developer fields. */
export function recallDefinition(memory: DefinitionMemory, bytes: Uint8Array, at: number): Definition | null {
  const end = endOf(bytes, at);
  if (memory.size === 0 || ((bytes[at] ?? 0) & 0x20) !== 0 || end > bytes.length) return null;
  const known = memory.get(crc16(bytes, at + 1, end));
  return known?.find((one) => areEqual(bytes, one.at, at, end))?.definition ?? null;
}

/** Keeps a definition without developer fields. */
export function rememberDefinition(
  memory: DefinitionMemory,
  bytes: Uint8Array,
  at: number,
  definition: Definition,
): void {
  const key = crc16(bytes, at + 1, endOf(bytes, at));
  const known = memory.get(key);
  if (known === undefined) memory.set(key, [{ at, definition }]);
  else if (known.length < MOST_ALIKE) known.push({ at, definition });
}

/** All but the first byte, which holds the local number. */
function areEqual(bytes: Uint8Array, one: number, other: number, otherEnd: number): boolean {
  for (let i = 1; other + i < otherEnd; i++) if (bytes[one + i] !== bytes[other + i]) return false;
  return true;
}
