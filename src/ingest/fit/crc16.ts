const POLYNOMIAL = 0xa001; // x^16 + x^15 + x^2 + 1, bits reversed
const SLICES = 8;

/** `TABLES[k · 256 + byte]`: what `byte` does to the checksum once `k` more bytes have followed it. */
const TABLES = makeTables();

function makeTables(): Uint16Array {
  const tables = new Uint16Array(SLICES * 256);
  for (let byte = 0; byte < 256; byte++) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ POLYNOMIAL : crc >>> 1;
    tables[byte] = crc;
  }
  for (let i = 256; i < tables.length; i++) {
    const previous = tables[i - 256] as number;
    tables[i] = (previous >>> 8) ^ (tables[previous & 0xff] as number);
  }
  return tables;
}

/** The FIT checksum (CRC-16/ARC) of `bytes[from, to)`, eight bytes at a time. */
export function crc16(bytes: Uint8Array, from: number, to: number): number {
  const t = TABLES;
  let crc = 0;
  let p = from;
  for (const lastFull = to - SLICES; p <= lastFull; p += SLICES) {
    crc =
      (t[1792 + ((bytes[p] as number) ^ (crc & 0xff))] as number) ^
      (t[1536 + ((bytes[p + 1] as number) ^ (crc >>> 8))] as number) ^
      (t[1280 + (bytes[p + 2] as number)] as number) ^
      (t[1024 + (bytes[p + 3] as number)] as number) ^
      (t[768 + (bytes[p + 4] as number)] as number) ^
      (t[512 + (bytes[p + 5] as number)] as number) ^
      (t[256 + (bytes[p + 6] as number)] as number) ^
      (t[bytes[p + 7] as number] as number);
  }
  for (; p < to; p++) crc = (crc >>> 8) ^ (t[(crc ^ (bytes[p] as number)) & 0xff] as number);
  return crc;
}
