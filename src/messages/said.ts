import type { Said, SaidValue } from "../domain/said.ts";
import type { MessageKey, ValuesArgument } from "./message-values.ts";

/**
 * A text that is not yet in any language: a name out of the catalogue with what it speaks of. `Words.tell` says it.
 *
 * @example said("spike.none") // { key: "spike.none", values: {} }
 */
export function said<Key extends MessageKey>(key: Key, ...[values]: ValuesArgument<Key>): Said {
  return { key, values: (values ?? {}) as Readonly<Record<string, SaidValue>> };
}

/** Things of which a text lists all (`a, b and c`) or of which one is enough (`a, b or c`). */
export const listed = (list: readonly SaidValue[], of: "and" | "or" = "and"): SaidValue => ({ list, of });
/** A number with every digit that it has; a dash where there is none. */
export const exactly = (value: number | null): SaidValue =>
  value === null ? "–" : { number: value, digits: String(value).split(".")[1]?.length ?? 0 };
