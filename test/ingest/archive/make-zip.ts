import { crc32, deflateRawSync } from "node:zlib";

/** One file for {@link makeZip}, with the lies that a test wants told about it. */
export interface ZipPart {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly stored?: boolean;
  readonly claimedSizeB?: number;
  readonly claimedCrc?: number;
  readonly encrypted?: boolean;
  /** A symbolic link, as Unix marks it. */
  readonly link?: boolean;
  /** Another compression method than the bytes have. */
  readonly claimedMethod?: number;
  /** The directory says that this file begins where the first one does. */
  readonly onTopOfFirst?: boolean;
  /** Sizes and place are written as 64-bit fields, as large archives do. */
  readonly zip64?: boolean;
}

interface Packed {
  readonly name: Buffer;
  readonly data: Buffer;
  readonly fields: Buffer;
}

function packed(part: ZipPart): Packed {
  const data = part.stored === true ? Buffer.from(part.bytes) : deflateRawSync(part.bytes);
  // version, flags, method, time, day, checksum, packed size, size, name length, extra length
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(20, 0);
  fields.writeUInt16LE(0x0800 | (part.encrypted === true ? 1 : 0), 2);
  fields.writeUInt16LE(part.claimedMethod ?? (part.stored === true ? 0 : 8), 4);
  fields.writeUInt16LE(0, 6);
  fields.writeUInt16LE(0x21, 8);
  fields.writeUInt32LE(part.claimedCrc ?? crc32(part.bytes), 10);
  fields.writeUInt32LE(data.length, 14);
  fields.writeUInt32LE(Math.min(0xff_ff_ff_ff, part.claimedSizeB ?? part.bytes.length), 18);
  const name = Buffer.from(part.name, "utf8");
  fields.writeUInt16LE(name.length, 22);
  return { name, data, fields };
}

const UNIX = 3;
const LINK_MODE = 0o120_777;

function directoryEntry(part: ZipPart, { name, data, fields }: Packed, offset: number): Buffer {
  const rest = Buffer.alloc(14);
  if (part.link === true) rest.writeUInt32LE((LINK_MODE << 16) >>> 0, 6);
  rest.writeUInt32LE(offset, 10);
  const extra = part.zip64 === true ? zip64Field(part.claimedSizeB ?? part.bytes.length, data.length, offset) : null;
  const own = Buffer.from(fields);
  if (extra !== null) {
    own.fill(0xff, 14, 22);
    own.writeUInt16LE(extra.length, 24);
    rest.fill(0xff, 10, 14);
  }
  const madeBy = Buffer.from([20, part.link === true ? UNIX : 0]);
  return Buffer.concat([Buffer.from("PK\x01\x02", "latin1"), madeBy, own, rest, name, extra ?? Buffer.alloc(0)]);
}

function zip64Field(sizeB: number, packedB: number, offset: number): Buffer {
  const field = Buffer.alloc(28);
  field.writeUInt16LE(1, 0);
  field.writeUInt16LE(24, 2);
  field.writeBigUInt64LE(BigInt(sizeB), 4);
  field.writeBigUInt64LE(BigInt(packedB), 12);
  field.writeBigUInt64LE(BigInt(offset), 20);
  return field;
}

/** A zip file of these parts, in their order. */
export function makeZip(parts: readonly ZipPart[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const { name, data, fields } = packed(part);
    const entry = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), fields, name, data]);
    central.push(directoryEntry(part, { name, data, fields }, part.onTopOfFirst === true ? 0 : offset));
    local.push(entry);
    offset += entry.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write("PK\x05\x06", 0, "latin1");
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...local, directory, end]);
}
