import { type BaseType, readNumber } from "./base-types.ts";
import type { Definition } from "./definition.ts";
import type { DeveloperValue, FitMessage, FitValue } from "./fit-messages.ts";
import { WANTED_FIELDS } from "./profile.ts";

/** One value or several in the payload. */
interface Place {
  readonly at: number;
  readonly count: number;
  readonly base: BaseType;
  readonly littleEndian: boolean;
}

/** Reads the fields that are wanted of the message whose payload is at `at`. Invalid values are left out. */
export function readMessage(view: DataView, definition: Definition, at: number): FitMessage {
  const wanted = WANTED_FIELDS.get(definition.message);
  const littleEndian = !definition.bigEndian;
  const fields = new Map<number, FitValue>();
  for (const field of definition.fields) {
    if (wanted?.has(field.num) !== true) continue;
    const { count, base } = field;
    const value = readValue(view, { at: at + field.offsetB, count, base, littleEndian });
    if (value !== null) fields.set(field.num, value);
  }
  return { fields, developer: readDeveloperValues(view, definition, at) };
}

function readDeveloperValues(view: DataView, definition: Definition, at: number): DeveloperValue[] {
  const values: DeveloperValue[] = [];
  for (const { field, offsetB, sizeB } of definition.developer) {
    if (field === null || sizeB === 0 || sizeB % field.base.sizeB !== 0) continue;
    const count = sizeB / field.base.sizeB;
    const value = readValue(view, {
      at: at + offsetB,
      count,
      base: field.base,
      littleEndian: !definition.bigEndian,
    });
    if (value !== null) values.push({ field, value });
  }
  return values;
}

function readValue(view: DataView, place: Place): FitValue | null {
  const { at, count, base, littleEndian } = place;
  if (base.width === "text") return readText(view, at, count);
  if (count === 1) return readNumber(view, at, base, littleEndian);
  const numbers: number[] = [];
  for (let i = 0; i < count; i++)
    numbers.push(readNumber(view, at + i * base.sizeB, base, littleEndian) ?? (base.raw ? base.invalid : Number.NaN));
  const isEmpty = base.raw ? numbers.every((byte) => byte === base.invalid) : numbers.every(Number.isNaN);
  return isEmpty ? null : numbers;
}

const decoder = new TextDecoder();

/** Text up to its first zero byte; null when that leaves nothing. */
function readText(view: DataView, at: number, sizeB: number): string | null {
  const bytes = new Uint8Array(view.buffer, view.byteOffset + at, sizeB);
  const end = bytes.indexOf(0);
  const text = decoder.decode(end < 0 ? bytes : bytes.subarray(0, end)).trim();
  return text === "" ? null : text;
}
