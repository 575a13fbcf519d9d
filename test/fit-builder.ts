/** Writes FIT files byte by byte, legal or not, for what no encoder would write. */

type Writer = (view: DataView, at: number, value: number, littleEndian: boolean) => void;

interface Kind {
  readonly code: number;
  readonly sizeB: number;
  readonly invalid: number;
  readonly write: Writer;
}

const kind = (code: number, sizeB: number, invalid: number, write: Writer): Kind => ({ code, sizeB, invalid, write });

const KINDS = {
  enum: kind(0x00, 1, 0xff, (v, at, x) => v.setUint8(at, x)),
  s8: kind(0x01, 1, 0x7f, (v, at, x) => v.setInt8(at, x)),
  u8: kind(0x02, 1, 0xff, (v, at, x) => v.setUint8(at, x)),
  s16: kind(0x83, 2, 0x7fff, (v, at, x, le) => v.setInt16(at, x, le)),
  u16: kind(0x84, 2, 0xffff, (v, at, x, le) => v.setUint16(at, x, le)),
  s32: kind(0x85, 4, 0x7fffffff, (v, at, x, le) => v.setInt32(at, x, le)),
  u32: kind(0x86, 4, 0xffffffff, (v, at, x, le) => v.setUint32(at, x, le)),
  text: kind(0x07, 1, 0, (v, at, x) => v.setUint8(at, x)),
  f32: kind(0x88, 4, Number.NaN, (v, at, x, le) => v.setFloat32(at, x, le)),
  f64: kind(0x89, 8, Number.NaN, (v, at, x, le) => v.setFloat64(at, x, le)),
  u8z: kind(0x0a, 1, 0, (v, at, x) => v.setUint8(at, x)),
  byte: kind(0x0d, 1, 0xff, (v, at, x) => v.setUint8(at, x)),
} as const;

export type FieldKind = keyof typeof KINDS;

/** `[field number, kind]`, or `[…, size in bytes]` for arrays, text and sizes that are wrong on purpose. */
export type FieldSpec = readonly [num: number, kind: FieldKind, sizeB?: number];
/** `[developer index, field number, kind, size]`. */
export type DeveloperSpec = readonly [index: number, num: number, kind: FieldKind, sizeB?: number];
/** `null` writes the kind's "no value". */
export type FieldInput = number | string | null | readonly (number | null)[];

export interface FileOptions {
  readonly headerB?: 12 | 14;
  readonly headerCrc?: "right" | "zero" | "wrong";
  readonly crc?: "right" | "wrong" | "none";
  /** Size the header declares; what is there unless given. */
  readonly declaredB?: number;
}

export interface FitBuilder {
  define(
    local: number,
    message: number,
    fields: readonly FieldSpec[],
    more?: { readonly bigEndian?: boolean; readonly developer?: readonly DeveloperSpec[] },
  ): FitBuilder;
  data(local: number, ...values: FieldInput[]): FitBuilder;
  /** A data message with a compressed time stamp header. */
  compressed(local: number, timeOffset: number, ...values: FieldInput[]): FitBuilder;
  raw(...bytes: number[]): FitBuilder;
  file(options?: FileOptions): Uint8Array;
}

interface Slot {
  readonly kind: FieldKind;
  readonly sizeB: number;
}

/** Seconds since the FIT epoch of an ISO time. */
export const fitTime = (iso: string): number => Date.parse(iso) / 1000 - 631_065_600;

export const degrees = (deg: number): number => Math.round((deg * 2 ** 31) / 180);

/** CRC-16/ARC one bit at a time: slow, plain, and not the code under test. */
export function plainCrc(bytes: Uint8Array): number {
  let crc = 0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xa001 : crc >>> 1;
  }
  return crc;
}

export function fitBuilder(): FitBuilder {
  const out: number[] = [];
  const layouts = new Map<number, { slots: Slot[]; littleEndian: boolean }>();
  const slotOf = (name: FieldKind, sizeB?: number): Slot => ({ kind: name, sizeB: sizeB ?? KINDS[name].sizeB });

  const payload = (local: number, values: readonly FieldInput[]) => {
    const layout = layouts.get(local);
    if (layout === undefined) throw new Error(`local message ${local} is not defined`);
    layout.slots.forEach((slot, i) => {
      out.push(...slotBytes(slot, values[i] ?? null, layout.littleEndian));
    });
  };

  const builder: FitBuilder = {
    define(local, message, fields, { bigEndian = false, developer = [] } = {}) {
      const number = bigEndian ? [message >> 8, message & 0xff] : [message & 0xff, message >> 8];
      out.push(0x40 | (developer.length > 0 ? 0x20 : 0) | local, 0, bigEndian ? 1 : 0, ...number, fields.length);
      for (const [num, name, sizeB] of fields) out.push(num, sizeB ?? KINDS[name].sizeB, KINDS[name].code);
      if (developer.length > 0) out.push(developer.length);
      for (const [index, num, name, sizeB] of developer) out.push(num, sizeB ?? KINDS[name].sizeB, index);
      const slots = [
        ...fields.map(([, name, sizeB]) => slotOf(name, sizeB)),
        ...developer.map(([, , name, sizeB]) => slotOf(name, sizeB)),
      ];
      layouts.set(local, { slots, littleEndian: !bigEndian });
      return builder;
    },
    data(local, ...values) {
      out.push(local);
      payload(local, values);
      return builder;
    },
    compressed(local, timeOffset, ...values) {
      out.push(0x80 | (local << 5) | (timeOffset & 0x1f));
      payload(local, values);
      return builder;
    },
    raw(...bytes) {
      out.push(...bytes);
      return builder;
    },
    file: (options = {}) => wrapped(out, options),
  };
  return builder;
}

function slotBytes(slot: Slot, value: FieldInput, littleEndian: boolean): number[] {
  const { sizeB, invalid, write } = KINDS[slot.kind];
  const bytes = new Uint8Array(slot.sizeB);
  if (typeof value === "string") {
    bytes.set(new TextEncoder().encode(value).subarray(0, slot.sizeB));
    return [...bytes];
  }
  const values = Array.isArray(value) ? value : [value];
  const view = new DataView(bytes.buffer);
  for (let i = 0; (i + 1) * sizeB <= slot.sizeB; i++) write(view, i * sizeB, values[i] ?? invalid, littleEndian);
  return [...bytes];
}

function wrapped(data: readonly number[], options: FileOptions): Uint8Array {
  const { headerB = 14, headerCrc = "right", crc = "right", declaredB = data.length } = options;
  const header = new Uint8Array(headerB);
  header.set([headerB, 0x20, 0, 0, 0, 0, 0, 0, 0x2e, 0x46, 0x49, 0x54]);
  const view = new DataView(header.buffer);
  view.setUint16(2, 2100, true);
  view.setUint32(4, declaredB, true);
  if (headerB === 14) {
    const right = plainCrc(header.subarray(0, 12));
    view.setUint16(12, headerCrc === "zero" ? 0 : headerCrc === "wrong" ? right ^ 0xffff : right, true);
  }
  const whole = new Uint8Array([...header, ...data]);
  if (crc === "none") return whole;
  const sum = plainCrc(whole) ^ (crc === "wrong" ? 0x5555 : 0);
  return new Uint8Array([...whole, sum & 0xff, sum >> 8]);
}
