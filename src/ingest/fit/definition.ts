import { type BaseType, baseTypeOf } from "./base-types.ts";
import type { DeveloperField } from "./fit-messages.ts";
import { TIMESTAMP } from "./profile.ts";

/** Where a field lies in the payload. `count` values of the base type, at least one. */
export interface FieldLayout {
  readonly num: number;
  readonly offsetB: number;
  readonly count: number;
  readonly base: BaseType;
}

/** A developer field: how to read it stands in a description, which may come later in the file. */
export interface DeveloperLayout {
  readonly developerIndex: number;
  readonly num: number;
  readonly offsetB: number;
  readonly sizeB: number;
  field: DeveloperField | null;
}

/** The layout of the messages that follow under one local number. */
export interface Definition {
  readonly message: number;
  readonly bigEndian: boolean;
  readonly fields: readonly FieldLayout[];
  readonly developer: readonly DeveloperLayout[];
  /** Bytes of payload after the one-byte header. */
  readonly sizeB: number;
  /** Place of the time stamp in the payload; -1 when there is none. */
  readonly stampOffsetB: number;
  /** Bytes of the definition itself, its header byte included. */
  readonly lengthB: number;
}

const HEADER_B = 6;
const FIELD_B = 3;
const HAS_DEVELOPER_FIELDS = 0x20;

/** Reads the definition whose header byte is at `at`; null when it does not fit before `end`. */
export function readDefinition(bytes: Uint8Array, at: number, end: number): Definition | null {
  const header = bytes[at] ?? 0;
  const fieldCount = bytes[at + 5] ?? 0;
  const fieldsEnd = at + HEADER_B + FIELD_B * fieldCount;
  if (fieldsEnd > end) return null;
  const bigEndian = bytes[at + 2] === 1;
  const [low, high] = bigEndian ? [at + 4, at + 3] : [at + 3, at + 4];
  const native = nativeFields(bytes, at + HEADER_B, fieldsEnd);
  const developer =
    (header & HAS_DEVELOPER_FIELDS) === 0
      ? { fields: [], sizeB: 0, endsAt: fieldsEnd }
      : developerFields(bytes, { at: fieldsEnd, end, offsetB: native.sizeB });
  if (developer === null) return null;
  const stamp = native.fields.find((field) => field.num === TIMESTAMP && field.base.width === "u32");
  return {
    message: ((bytes[high] ?? 0) << 8) | (bytes[low] ?? 0),
    bigEndian,
    fields: native.fields,
    developer: developer.fields,
    sizeB: native.sizeB + developer.sizeB,
    stampOffsetB: stamp?.offsetB ?? -1,
    lengthB: developer.endsAt - at,
  };
}

function nativeFields(bytes: Uint8Array, from: number, to: number): { fields: FieldLayout[]; sizeB: number } {
  const fields: FieldLayout[] = [];
  let offsetB = 0;
  for (let p = from; p < to; p += FIELD_B) {
    const sizeB = bytes[p + 1] ?? 0;
    const base = baseTypeOf(bytes[p + 2] ?? 0);
    // Some watches (COROS) declare sizes that no whole number of values fills: such a field is stepped over.
    if (base !== null && sizeB > 0 && sizeB % base.sizeB === 0)
      fields.push({ num: bytes[p] ?? 0, offsetB, count: sizeB / base.sizeB, base });
    offsetB += sizeB;
  }
  return { fields, sizeB: offsetB };
}

function developerFields(
  bytes: Uint8Array,
  where: { readonly at: number; readonly end: number; readonly offsetB: number },
): { fields: DeveloperLayout[]; sizeB: number; endsAt: number } | null {
  if (where.at >= where.end) return null;
  const endsAt = where.at + 1 + FIELD_B * (bytes[where.at] ?? 0);
  if (endsAt > where.end) return null;
  const fields: DeveloperLayout[] = [];
  let offsetB = where.offsetB;
  for (let p = where.at + 1; p < endsAt; p += FIELD_B) {
    const sizeB = bytes[p + 1] ?? 0;
    fields.push({ num: bytes[p] ?? 0, developerIndex: bytes[p + 2] ?? 0, offsetB, sizeB, field: null });
    offsetB += sizeB;
  }
  return { fields, sizeB: offsetB - where.offsetB, endsAt };
}
