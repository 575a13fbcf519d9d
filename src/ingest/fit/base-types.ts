export type Width = "u8" | "s8" | "u16" | "s16" | "u32" | "s32" | "f32" | "f64" | "u64" | "s64" | "text";

/** How a value lies in the file. `invalid` is the bit pattern (as read) that means "no value"; NaN for floats. */
export interface BaseType {
  readonly width: Width;
  readonly sizeB: number;
  readonly invalid: number;
  /** Raw bytes: an array of them has no "no value" inside. */
  readonly raw: boolean;
}

const type = (width: Width, sizeB: number, invalid: number, raw = false): BaseType => ({
  width,
  sizeB,
  invalid,
  raw,
});

/** By the low five bits of the base type byte: the high bit only repeats that the type has several bytes. */
const BASE_TYPES: readonly BaseType[] = [
  type("u8", 1, 0xff), // enum
  type("s8", 1, 0x7f),
  type("u8", 1, 0xff),
  type("s16", 2, 0x7fff),
  type("u16", 2, 0xffff),
  type("s32", 4, 0x7fffffff),
  type("u32", 4, 0xffffffff),
  type("text", 1, 0),
  type("f32", 4, Number.NaN),
  type("f64", 8, Number.NaN),
  type("u8", 1, 0), // uint8z
  type("u16", 2, 0), // uint16z
  type("u32", 4, 0), // uint32z
  type("u8", 1, 0xff, true), // byte
  type("s64", 8, 2 ** 63), // 0x7fff… as the nearest double
  type("u64", 8, 2 ** 64),
  type("u64", 8, 0), // uint64z
];

/** The base type a definition names; null for one that no reader knows. */
export function baseTypeOf(code: number): BaseType | null {
  return BASE_TYPES[code & 0x1f] ?? null;
}

/** Whole numbers of the protocol go up to this. A float beyond it, or an infinite one, is no measurement. */
const LARGEST = 2 ** 64;

/** One number at `at`; null when it is the type's "no value" or cannot be one. Text has no number. */
export function readNumber(view: DataView, at: number, base: BaseType, littleEndian: boolean): number | null {
  const value = rawNumber(view, at, base.width, littleEndian);
  return value === null || value === base.invalid || !(Math.abs(value) <= LARGEST) ? null : value;
}

function rawNumber(view: DataView, at: number, width: Width, littleEndian: boolean): number | null {
  switch (width) {
    case "u8":
      return view.getUint8(at);
    case "s8":
      return view.getInt8(at);
    case "u16":
      return view.getUint16(at, littleEndian);
    case "s16":
      return view.getInt16(at, littleEndian);
    case "u32":
      return view.getUint32(at, littleEndian);
    case "s32":
      return view.getInt32(at, littleEndian);
    case "f32":
      return view.getFloat32(at, littleEndian);
    case "f64":
      return view.getFloat64(at, littleEndian);
    case "u64":
      return Number(view.getBigUint64(at, littleEndian));
    case "s64":
      return Number(view.getBigInt64(at, littleEndian));
    case "text":
      return null;
    default:
      return width satisfies never;
  }
}
