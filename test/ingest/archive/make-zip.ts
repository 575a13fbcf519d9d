import { crc32, deflateRawSync } from "node:zlib";

/** One file for {@link makeZip}, with the lies that a test wants told about it. */
export interface ZipPart {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly stored?: boolean;
  readonly claimedSizeB?: number;
  readonly claimedCrc?: number;
  readonly encrypted?: boolean;
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
  fields.writeUInt16LE(part.stored === true ? 0 : 8, 4);
  fields.writeUInt16LE(0, 6);
  fields.writeUInt16LE(0x21, 8);
  fields.writeUInt32LE(part.claimedCrc ?? crc32(part.bytes), 10);
  fields.writeUInt32LE(data.length, 14);
  fields.writeUInt32LE(part.claimedSizeB ?? part.bytes.length, 18);
  const name = Buffer.from(part.name, "utf8");
  fields.writeUInt16LE(name.length, 22);
  return { name, data, fields };
}

/** A zip file of these parts, in their order. */
export function makeZip(parts: readonly ZipPart[]): Buffer {
  const local: Buffer[] = [];
  const central: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const { name, data, fields } = packed(part);
    const entry = Buffer.concat([Buffer.from("PK\x03\x04", "latin1"), fields, name, data]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    central.push(Buffer.concat([Buffer.from("PK\x01\x02\x14\x00", "latin1"), fields, rest, name]));
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
