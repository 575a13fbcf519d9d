import { deflateRawSync, gzipSync } from "node:zlib";
import { makeZip, type ZipPart } from "../../test/ingest/archive/make-zip.ts";
import { joined, type Mutation, replaced } from "./mutate-bytes.ts";
import type { Random } from "./random.ts";

const LIES = [0, 1, 2, 0x7fff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff];

/** Every place where a zip signature stands. */
function signatures(bytes: Uint8Array, signature: string): number[] {
  const [found, buffer] = [[] as number[], Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)];
  for (let at = buffer.indexOf(signature, 0, "latin1"); at >= 0; at = buffer.indexOf(signature, at + 1, "latin1")) {
    found.push(at);
  }
  return found;
}

/** A field of a zip record, by its distance from the signature and its size. */
type FieldPlace = readonly [offset: number, sizeB: 2 | 4];

const LOCAL: readonly FieldPlace[] = [
  [6, 2],
  [8, 2],
  [14, 4],
  [18, 4],
  [22, 4],
  [26, 2],
  [28, 2],
];
const CENTRAL: readonly FieldPlace[] = [
  [4, 2],
  [8, 2],
  [10, 2],
  [16, 4],
  [20, 4],
  [24, 4],
  [28, 2],
  [30, 2],
  [32, 2],
  [38, 4],
  [42, 4],
];
const END: readonly FieldPlace[] = [
  [4, 2],
  [6, 2],
  [8, 2],
  [10, 2],
  [12, 4],
  [16, 4],
  [20, 2],
];

const lieIn =
  (signature: string, fields: readonly FieldPlace[]): Mutation =>
  (bytes, random) => {
    const places = signatures(bytes, signature);
    if (places.length === 0) return bytes;
    const [offset, sizeB] = random.pick(fields);
    const lie = new Uint8Array(4);
    new DataView(lie.buffer).setUint32(0, random.chance(0.6) ? random.pick(LIES) : random.below(bytes.length), true);
    return replaced(bytes, random.pick(places) + offset, sizeB, lie.subarray(0, sizeB));
  };

/** An extra field that says the sizes are 64 bits wide, in the first directory entry. */
const zip64: Mutation = (bytes, random) => {
  const at = signatures(bytes, "PK\x01\x02")[0];
  if (at === undefined) return bytes;
  const out = bytes.slice();
  const view = new DataView(out.buffer);
  if (at + 46 > out.length) return bytes;
  view.setUint32(at + 24, 0xffffffff, true);
  view.setUint16(at + 30, 4 + random.pick([0, 8, 16, 24]), true);
  const extra = Uint8Array.from({ length: 28 }, () => random.pick([0, 1, 0xff, 0x7f]));
  extra.set([1, 0, random.pick([0, 8, 16, 24, 255]), 0]);
  return replaced(out, at + 46 + view.getUint16(at + 28, true), 0, extra);
};

const zip64End: Mutation = (bytes, random) => {
  const at = signatures(bytes, "PK\x05\x06").at(-1);
  if (at === undefined) return bytes;
  const record = Uint8Array.from({ length: 56 + 20 }, () => random.pick([0, 0, 0, 1, 0xff]));
  record.set([0x50, 0x4b, 6, 6], 0);
  record.set([0x50, 0x4b, 6, 7], 56);
  new DataView(record.buffer).setUint32(56 + 8, random.chance(0.5) ? at : random.pick(LIES), true);
  const out = replaced(bytes, at, 0, record);
  return replaced(out, at + record.length + 8, 12, new Uint8Array(12).fill(0xff));
};

const NAMES = [
  "../../etc/x.fit",
  "/etc/x",
  "C:\\x.fit",
  "a/b/",
  "",
  "\0",
  "x".repeat(60_000),
  "activities.csv",
  "é😀.fit",
  "__MACOSX/._a",
  "[Content_Types].xml",
  "a.fit",
  "a.fit",
];

function lyingPart(bytes: Uint8Array, random: Random): ZipPart {
  return {
    name: random.pick(NAMES),
    bytes,
    stored: random.chance(0.3),
    encrypted: random.chance(0.05),
    ...(random.chance(0.2) ? { claimedSizeB: random.pick(LIES) } : {}),
    ...(random.chance(0.1) ? { claimedCrc: random.pick(LIES) } : {}),
  };
}

const nested: Mutation = (bytes, random) => {
  let out = bytes;
  for (let n = 1 + random.below(5); n > 0; n--) {
    out = random.chance(0.6) ? makeZip([lyingPart(out, random), lyingPart(out, random)]) : gzipSync(out);
    if (out.length > 400_000) break;
  }
  return new Uint8Array(out);
};

/** A directory entry that stands there several times: files on top of each other. */
const repeatedEntries: Mutation = (bytes, random) => {
  const [at, end] = [signatures(bytes, "PK\x01\x02")[0], signatures(bytes, "PK\x05\x06").at(-1)];
  if (at === undefined || end === undefined || end <= at) return bytes;
  const copies = joined(...Array.from({ length: 1 + random.below(20) }, () => bytes.subarray(at, end)));
  const out = replaced(bytes, end, 0, copies);
  const view = new DataView(out.buffer);
  const endAt = end + copies.length;
  if (endAt + 16 > out.length) return out;
  view.setUint16(endAt + 10, random.pick([2, 21, 0xffff]), true);
  view.setUint32(endAt + 12, endAt - at, true);
  return out;
};

/** Changes that know how a zip file is built. */
export const ZIP_MUTATIONS: readonly Mutation[] = [
  lieIn("PK\x03\x04", LOCAL),
  lieIn("PK\x01\x02", CENTRAL),
  lieIn("PK\x01\x02", CENTRAL),
  lieIn("PK\x05\x06", END),
  zip64,
  zip64End,
  nested,
  repeatedEntries,
];

const gzipFlags: Mutation = (bytes, random) => replaced(bytes, 3, 1, Uint8Array.of(random.below(256)));
const gzipMethod: Mutation = (bytes, random) => replaced(bytes, 2, 1, Uint8Array.of(random.pick([0, 7, 8, 9, 255])));
const gzipTrailer: Mutation = (bytes, random) => {
  const by = Uint8Array.from({ length: 4 }, () => random.pick([0, 1, 0xff]));
  return replaced(bytes, Math.max(0, bytes.length - random.pick([4, 8])), 4, by);
};
const gzipMembers: Mutation = (bytes, random) =>
  joined(
    bytes,
    random.pick([bytes, new Uint8Array(9), gzipSync(new Uint8Array()), bytes.slice(0, random.below(bytes.length))]),
  );
const gzipBomb: Mutation = (_, random) =>
  new Uint8Array(gzipSync(new Uint8Array(random.pick([1e5, 1e6, 1.2e7])).fill(random.pick([0, 32, 65]))));
const gzipBody: Mutation = (bytes, random) =>
  joined(bytes.subarray(0, 10), deflateRawSync(bytes.subarray(0, random.below(bytes.length))), bytes.subarray(-8));

/** Changes that know how a gzip file is built. */
export const GZIP_MUTATIONS: readonly Mutation[] = [gzipFlags, gzipMethod, gzipTrailer, gzipMembers, gzipBody, nested];
export const COSTLY_GZIP: Mutation = gzipBomb;
