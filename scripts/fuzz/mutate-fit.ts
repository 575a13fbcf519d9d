import { crc16 } from "../../src/ingest/fit/crc16.ts";
import { joined, type Mutation, replaced } from "./mutate-bytes.ts";
import type { Random } from "./random.ts";

/** Where the parts of a FIT file lie, as far as they can be followed. */
interface Places {
  /** First bytes of definition messages, with their lengths. */
  readonly definitions: readonly Place[];
  readonly data: readonly Place[];
}

interface Place {
  readonly at: number;
  readonly lengthB: number;
}

/** Walks the messages of the first file of a chain. */
function placesOf(bytes: Uint8Array): Places {
  const [definitions, data]: [Place[], Place[]] = [[], []];
  const sizes = new Map<number, number>();
  const end = Math.min(bytes.length - 2, dataEnd(bytes));
  for (let at = bytes[0] ?? 14; at < end; ) {
    const header = bytes[at] ?? 0;
    const isDefinition = (header & 0xc0) === 0x40;
    if (isDefinition) sizes.set(header & 15, payloadSize(bytes, at));
    const lengthB = isDefinition ? definitionLength(bytes, at) : 1 + (sizes.get(localOf(header)) ?? 0);
    if (lengthB <= 1) break;
    (isDefinition ? definitions : data).push({ at, lengthB });
    at += lengthB;
  }
  return { definitions, data };
}

/** Compressed time stamps leave two bits for the local number. */
const localOf = (header: number) => (header & 0x80 ? (header >> 5) & 3 : header & 15);

const dataEnd = (bytes: Uint8Array) =>
  bytes.length < 12 ? 0 : (bytes[0] ?? 0) + new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true);

const hasDeveloperFields = (bytes: Uint8Array, at: number) => ((bytes[at] ?? 0) & 0x20) !== 0;
const fieldsOf = (bytes: Uint8Array, at: number) => bytes[at + 5] ?? 0;

function definitionLength(bytes: Uint8Array, at: number): number {
  const plain = 6 + 3 * fieldsOf(bytes, at);
  return hasDeveloperFields(bytes, at) ? plain + 1 + 3 * (bytes[at + plain] ?? 0) : plain;
}

function payloadSize(bytes: Uint8Array, at: number): number {
  const end = at + definitionLength(bytes, at);
  let sizeB = 0;
  for (let field = at + 6, i = 0; field + 2 < end; i++) {
    if (hasDeveloperFields(bytes, at) && i === fieldsOf(bytes, at)) field += 1;
    sizeB += bytes[field + 1] ?? 0;
    field += 3;
  }
  return sizeB;
}

const setAt = (bytes: Uint8Array, at: number, value: number): Uint8Array =>
  replaced(bytes, at, 1, Uint8Array.of(value));
const ODD = [0, 1, 2, 3, 7, 8, 13, 16, 127, 128, 131, 134, 136, 137, 143, 144, 254, 255];

const headerSize: Mutation = (bytes, random) => setAt(bytes, 0, random.pick([0, 1, 11, 12, 13, 14, 15, 100, 255]));

const declaredSize: Mutation = (bytes, random) => {
  const out = bytes.slice();
  if (out.length < 12) return out;
  const size = random.pick([0, 1, 2, out.length - 15, out.length, 0x7fffffff, 0xffffffff, random.below(out.length)]);
  new DataView(out.buffer).setUint32(4, size >>> 0, true);
  return out;
};

const inDefinition: Mutation = (bytes, random) => {
  const { definitions } = placesOf(bytes);
  if (definitions.length === 0) return bytes;
  const { at } = random.pick(definitions);
  const field = at + 6 + 3 * random.below(fieldsOf(bytes, at));
  const place = random.pick([at, at + 2, at + 3, at + 4, at + 5, field, field + 1, field + 2, field + 1, field + 2]);
  return setAt(bytes, place, random.chance(0.6) ? random.pick(ODD) : random.below(256));
};

/** A field's number becomes one that is read, so that its values land where nobody expects them. */
const knownField: Mutation = (bytes, random) => {
  const { definitions } = placesOf(bytes);
  if (definitions.length === 0) return bytes;
  const { at } = random.pick(definitions);
  const field = at + 6 + 3 * random.below(fieldsOf(bytes, at));
  return setAt(
    bytes,
    field,
    random.pick([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 11, 16, 18, 53, 59, 73, 78, 84, 193, 253, 254]),
  );
};

const messageNumber: Mutation = (bytes, random) => {
  const { definitions } = placesOf(bytes);
  if (definitions.length === 0) return bytes;
  const number = random.pick([0, 2, 12, 18, 19, 20, 20, 21, 23, 34, 132, 206, 207, 0xff]);
  return replaced(bytes, random.pick(definitions).at + 3, 2, Uint8Array.of(number, 0));
};

const localNumber: Mutation = (bytes, random) => {
  const { definitions, data } = placesOf(bytes);
  const place = random.pick([...definitions, ...data, { at: bytes[0] ?? 14, lengthB: 1 }]);
  const header = bytes[place.at] ?? 0;
  return setAt(bytes, place.at, random.chance(0.7) ? (header & 0xf0) | random.below(16) : random.below(256));
};

/** Values of one message, by the widths that fields have. */
const values: Mutation = (bytes, random) => {
  const { data } = placesOf(bytes);
  if (data.length === 0) return bytes;
  const out = bytes.slice();
  for (let n = 1 + random.below(6); n > 0; n--) {
    const { at, lengthB } = random.pick(data);
    const from = at + 1 + random.below(lengthB - 1);
    const width = random.pick([1, 2, 4, 8]);
    const fill = random.pick([0, 0xff, 0x7f, 0x80, random.below(256)]);
    out.fill(fill, from, Math.min(from + width, at + lengthB));
    if (random.chance(0.3)) out[Math.min(from + width, at + lengthB) - 1] = random.pick([0x7f, 0x80, 0xff]);
  }
  return out;
};

const moveMessages: Mutation = (bytes, random) => {
  const { definitions, data } = placesOf(bytes);
  if (data.length === 0) return bytes;
  const { at, lengthB } = random.pick([...definitions, ...data]);
  const times = random.chance(0.3) ? 0 : 2 + random.below(3);
  const copies = joined(...Array.from({ length: times }, () => bytes.subarray(at, at + lengthB)));
  return replaced(bytes, at, lengthB, copies);
};

/** Column of one field through all records: each value is replaced, as a broken sensor or clock would. */
const wholeColumn: Mutation = (bytes, random) => {
  const { data } = placesOf(bytes);
  const longest = data.reduce((most, { lengthB }) => Math.max(most, lengthB), 0);
  if (longest < 2) return bytes;
  const out = bytes.slice();
  const [from, width] = [1 + random.below(longest - 1), random.pick([1, 2, 4])];
  const fills = [0, 0xff, 0x7f, 0x80, random.below(256)];
  for (const { at, lengthB } of data)
    if (lengthB === longest && random.chance(0.9))
      out.fill(random.pick(fills), at + from, at + Math.min(from + width, lengthB));
  return out;
};

const chain: Mutation = (bytes, random) => {
  const parts = Array.from({ length: 2 + random.below(4) }, (_, i) =>
    i > 0 && random.chance(0.3) ? bytes.slice(0, random.below(bytes.length)) : bytes,
  );
  const gap = new Uint8Array(random.pick([0, 0, 0, 1, 7]));
  return joined(...parts.flatMap((part) => [part, gap]));
};

/** Changes that know how a FIT file is built. */
export const FIT_MUTATIONS: readonly Mutation[] = [
  headerSize,
  declaredSize,
  inDefinition,
  inDefinition,
  knownField,
  messageNumber,
  localNumber,
  values,
  values,
  wholeColumn,
  moveMessages,
  chain,
];

/** The sizes and checksums put right again, so that a reader gets as far as the damage. */
export function withRightSums(bytes: Uint8Array, random: Random): Uint8Array {
  const headerB = bytes[0] ?? 0;
  if (bytes.length < headerB + 2 || headerB < 12) return bytes;
  const out = bytes.slice();
  const view = new DataView(out.buffer);
  if (random.chance(0.7)) view.setUint32(4, out.length - headerB - 2, true);
  if (headerB >= 14) view.setUint16(12, crc16(out, 0, 12), true);
  const end = Math.min(dataEnd(out), out.length - 2);
  view.setUint16(end, crc16(out, 0, end), true);
  return out;
}
