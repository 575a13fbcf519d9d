import { instantFromIso, isoFromInstant, type UtcInstant } from "../domain/instant.ts";
import type { JournalEntry } from "../domain/journal.ts";
import { formatLocalDay, type LocalDay, parseLocalDay } from "../domain/local-day.ts";
import { FACT_SHAPES } from "./fact-shapes.ts";
import { hasFields, isInteger, isText, orMissing } from "./shape.ts";

/** What one line of the journal turned out to be. */
export type ParsedLine =
  | { readonly kind: "entry"; readonly entry: JournalEntry }
  /** Written by a newer version. It stays in the journal and is skipped. */
  | { readonly kind: "unknown"; readonly factKind: string }
  | { readonly kind: "damaged"; readonly why: string };

/** Keys that hold a local day. In the file they read `2026-11-22`, so that a person can follow the journal. */
const DAY_KEYS: ReadonlySet<string> = new Set(["day", "from", "to", "until", "asOf", "about"]);
/** Keys that hold an instant. In the file they read `2026-11-22T07:34:00Z`. */
const INSTANT_KEYS: ReadonlySet<string> = new Set(["at", "endsAt"]);

const ENVELOPE = hasFields({
  id: isText,
  at: isInteger,
  athlete: isText,
  by: orMissing(isText),
  fact: hasFields({ kind: isText }),
});

/** One line, without its line break. */
export function serialiseEntry(entry: JournalEntry): string {
  const { id, at, athlete, by, fact } = entry;
  return serialise({ id, at, athlete, ...(by === undefined ? {} : { by }), fact });
}

/** A value of the journal as JSON, its days as `2026-11-22`, its instants as `2026-11-22T07:34:00Z`. */
export function serialise(value: object): string {
  return JSON.stringify(value, (key, item: unknown) => {
    if (typeof item !== "number") return item;
    if (DAY_KEYS.has(key)) return formatLocalDay(item as LocalDay);
    return INSTANT_KEYS.has(key) ? isoFromInstant(item as UtcInstant) : item;
  });
}

/** Reads one line and checks its shape. */
export function parseEntry(line: string): ParsedLine {
  let value: unknown;
  try {
    value = JSON.parse(line, reviveTimes);
  } catch (error) {
    return { kind: "damaged", why: error instanceof Error ? error.message : String(error) };
  }
  const wrong = ENVELOPE(value, "entry");
  if (wrong !== null) return { kind: "damaged", why: wrong };
  const entry = value as JournalEntry;
  if (!Object.hasOwn(FACT_SHAPES, entry.fact.kind)) return { kind: "unknown", factKind: entry.fact.kind };
  const wrongFact = FACT_SHAPES[entry.fact.kind](entry.fact, "fact");
  return wrongFact === null ? { kind: "entry", entry } : { kind: "damaged", why: wrongFact };
}

/** Turns the written day or instant back into its number; what cannot be read is left for the checks to refuse. */
function reviveTimes(key: string, value: unknown): unknown {
  if (typeof value !== "string") return value;
  if (DAY_KEYS.has(key)) return parseLocalDay(value) ?? value;
  return INSTANT_KEYS.has(key) ? (instantFromIso(value) ?? value) : value;
}
