import { baseTypeOf } from "./base-types.ts";
import type { Definition } from "./definition.ts";
import { type DeveloperField, type FitMessage, numberOf, textOf } from "./fit-messages.ts";
import { FIELD } from "./profile.ts";

/** The developer fields described so far in one file, by index and number. A number may be described again, for another message. */
export type Descriptions = Map<number, DeveloperField[]>;

/** Descriptions kept of one number, so that a hostile file cannot make the search long. */
const MOST_KEPT = 16;

const keyOf = (developerIndex: number, num: number) => (developerIndex << 8) | num;

/** Adds a `field_description` message; one without a number or with an unknown type describes nothing. */
export function addDescription(descriptions: Descriptions, message: FitMessage): void {
  const f = FIELD.fieldDescription;
  const developerIndex = numberOf(message, f.developerIndex);
  const num = numberOf(message, f.number);
  const base = baseTypeOf(numberOf(message, f.baseType) ?? 0xff);
  if (developerIndex === null || num === null || base === null) return;
  const key = keyOf(developerIndex, num);
  const known = descriptions.get(key) ?? [];
  known.push({
    developerIndex,
    num,
    name: textOf(message, f.name) ?? "",
    units: textOf(message, f.units) ?? "",
    base,
    scale: numberOf(message, f.scale) || 1, // nothing can be divided by 0
    offset: numberOf(message, f.offset) ?? 0,
    nativeMessage: numberOf(message, f.nativeMessage),
    nativeField: numberOf(message, f.nativeField),
  });
  if (known.length > MOST_KEPT) known.shift();
  descriptions.set(key, known);
}

/** Tells a definition what its developer fields mean, as far as that is known yet. */
export function resolveDeveloperFields(definition: Definition, descriptions: Descriptions): void {
  for (const layout of definition.developer) {
    const known = descriptions.get(keyOf(layout.developerIndex, layout.num)) ?? [];
    const own = known.findLast((field) => field.nativeMessage === definition.message);
    layout.field ??= own ?? known.at(-1) ?? null;
  }
}
