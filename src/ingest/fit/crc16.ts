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

/** Less than this is not worth looking at as words. */
const SHORTEST_IN_WORDS_B = 256;
const WORD_B = 4;

/** The FIT checksum (CRC-16/ARC) of `bytes[from, to)`. */
export function crc16(bytes: Uint8Array, from: number, to: number): number {
  if (to - from < SHORTEST_IN_WORDS_B) return byBytes(0, bytes, from, to);
  const wordsFrom = from + ((WORD_B - ((bytes.byteOffset + from) % WORD_B)) % WORD_B);
  const wordsTo = to - ((to - wordsFrom) % SLICES);
  const words = new Uint32Array(bytes.buffer, bytes.byteOffset + wordsFrom, (wordsTo - wordsFrom) / WORD_B);
  return byBytes(byWords(byBytes(0, bytes, from, wordsFrom), words), bytes, wordsTo, to);
}

function byBytes(before: number, bytes: Uint8Array, from: number, to: number): number {
  let crc = before;
  for (let p = from; p < to; p++) crc = (crc >>> 8) ^ (TABLES[(crc ^ (bytes[p] as number)) & 0xff] as number);
  return crc;
}

/** Eight bytes at a time: two words, low byte first, as every machine has them that the database's driver runs on. */
function byWords(before: number, words: Uint32Array): number {
  const t = TABLES;
  let crc = before;
  for (let i = 0; i < words.length; i += 2) {
    const one = (words[i] as number) ^ crc;
    const two = words[i + 1] as number;
    crc =
      (t[1792 + (one & 0xff)] as number) ^
      (t[1536 + ((one >>> 8) & 0xff)] as number) ^
      (t[1280 + ((one >>> 16) & 0xff)] as number) ^
      (t[1024 + (one >>> 24)] as number) ^
      (t[768 + (two & 0xff)] as number) ^
      (t[512 + ((two >>> 8) & 0xff)] as number) ^
      (t[256 + ((two >>> 16) & 0xff)] as number) ^
      (t[two >>> 24] as number);
  }
  return crc;
}
