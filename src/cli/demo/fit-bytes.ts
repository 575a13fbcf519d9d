/**
 * Writes FIT bytes: a header, definition and data messages, and the two checksums. Only what the demo needs, after
 * the FIT protocol: little-endian, one local message type for each shape, whole-number fields.
 */

/** How a field is stored, with the value that means "not measured". */
export type FitBase = "enum" | "uint8" | "sint8" | "uint16" | "sint32" | "uint32" | "uint32z";

export interface FitField {
  /** Field number in the FIT profile. */
  readonly number: number;
  readonly base: FitBase;
  /** Stored value = (value + offset) × scale. */
  readonly scale?: number;
  readonly offset?: number;
}

/** A message number of the FIT profile with the fields that are written, in order. */
export interface FitShape {
  readonly message: number;
  readonly fields: readonly FitField[];
}

interface BaseType {
  readonly code: number;
  readonly sizeB: 1 | 2 | 4;
  readonly signed: boolean;
  readonly invalid: number;
}

const BASES: Readonly<Record<FitBase, BaseType>> = {
  enum: { code: 0x00, sizeB: 1, signed: false, invalid: 0xff },
  sint8: { code: 0x01, sizeB: 1, signed: true, invalid: 0x7f },
  uint8: { code: 0x02, sizeB: 1, signed: false, invalid: 0xff },
  uint16: { code: 0x84, sizeB: 2, signed: false, invalid: 0xffff },
  sint32: { code: 0x85, sizeB: 4, signed: true, invalid: 0x7fffffff },
  uint32: { code: 0x86, sizeB: 4, signed: false, invalid: 0xffffffff },
  uint32z: { code: 0x8c, sizeB: 4, signed: false, invalid: 0 },
};

const HEADER_B = 14;
const PROTOCOL_2_0 = 0x20;
const PROFILE_VERSION = 21_217;
const DEFINITION = 0x40;
const CRC_B = 2;

const CRC_NIBBLES = [
  0x0000, 0xcc01, 0xd801, 0x1400, 0xf001, 0x3c00, 0x2800, 0xe401, 0xa001, 0x6c00, 0x7800, 0xb401, 0x5000, 0x9c01,
  0x8801, 0x4400,
];

/** The CRC-16 of the FIT protocol over `bytes[0 … endB)`. */
export function fitCrc(bytes: Uint8Array, endB: number): number {
  let crc = 0;
  for (let i = 0; i < endB; i += 1) {
    const byte = bytes[i] ?? 0;
    for (const nibble of [byte & 15, byte >> 4]) {
      crc = (crc >> 4) ^ (CRC_NIBBLES[crc & 15] ?? 0) ^ (CRC_NIBBLES[nibble] ?? 0);
    }
  }
  return crc;
}

function storedValue(field: FitField, value: number | null): number {
  const base = BASES[field.base];
  if (value === null) return base.invalid;
  const stored = Math.round((value + (field.offset ?? 0)) * (field.scale ?? 1));
  const highest = base.signed ? 2 ** (8 * base.sizeB - 1) - 1 : 2 ** (8 * base.sizeB) - 1;
  const lowest = base.signed ? -highest - 1 : 0;
  if (!(stored >= lowest && stored <= highest)) {
    throw new Error(`invalid value for FIT field ${field.number}: ${value} (want ${lowest}…${highest} when stored)`);
  }
  return stored;
}

/** Collects messages and closes them into a file. */
export interface FitWriter {
  /** One message; `values` go with the shape's fields, null is "not measured". */
  readonly write: (shape: FitShape, values: readonly (number | null)[]) => void;
  readonly close: () => Uint8Array;
}

export function fitWriter(): FitWriter {
  let view = new DataView(new ArrayBuffer(1 << 15));
  let endB = HEADER_B;
  const localOf = new Map<FitShape, number>();

  const reserve = (moreB: number) => {
    if (endB + moreB + CRC_B <= view.byteLength) return;
    const grown = new Uint8Array(view.byteLength * 2);
    grown.set(new Uint8Array(view.buffer));
    view = new DataView(grown.buffer);
  };
  const put = (sizeB: 1 | 2 | 4, value: number) => {
    // A two's complement number and its unsigned twin are the same bytes.
    if (sizeB === 1) view.setUint8(endB, value);
    else if (sizeB === 2) view.setUint16(endB, value, true);
    else view.setUint32(endB, value, true);
    endB += sizeB;
  };
  const define = (shape: FitShape): number => {
    const local = localOf.size;
    localOf.set(shape, local);
    put(1, DEFINITION | local);
    put(2, 0);
    put(2, shape.message);
    put(1, shape.fields.length);
    for (const { number, base } of shape.fields) {
      put(1, number);
      put(1, BASES[base].sizeB);
      put(1, BASES[base].code);
    }
    return local;
  };
  const write = (shape: FitShape, values: readonly (number | null)[]) => {
    reserve(512);
    put(1, localOf.get(shape) ?? define(shape));
    shape.fields.forEach((field, i) => {
      put(BASES[field.base].sizeB, storedValue(field, values[i] ?? null));
    });
  };
  return { write, close: () => closed(view, endB) };
}

function closed(view: DataView, endB: number): Uint8Array {
  const bytes = new Uint8Array(view.buffer, 0, endB + CRC_B);
  view.setUint8(0, HEADER_B);
  view.setUint8(1, PROTOCOL_2_0);
  view.setUint16(2, PROFILE_VERSION, true);
  view.setUint32(4, endB - HEADER_B, true);
  bytes.set([0x2e, 0x46, 0x49, 0x54], 8);
  view.setUint16(12, fitCrc(bytes, HEADER_B - CRC_B), true);
  view.setUint16(endB, fitCrc(bytes, endB), true);
  return bytes.slice();
}
