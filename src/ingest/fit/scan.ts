import { type Definition, readDefinition } from "./definition.ts";
import { type DefinitionMemory, recallDefinition, rememberDefinition } from "./definition-memory.ts";
import { MESSAGE, WANTED_FIELDS } from "./profile.ts";

/** The records that share a definition: row and payload start of each, the first `count` entries of the arrays. */
export interface RecordGroup {
  readonly definition: Definition;
  rows: Uint32Array;
  offsets: Uint32Array;
  count: number;
}

/** A message that is no record, found but not yet read. */
export interface Found {
  readonly definition: Definition;
  readonly at: number;
}

/** What the first pass over a file (or a chain of files) gathers: where things are, not yet what they say. */
export interface Scan {
  readonly bytes: Uint8Array;
  /** Number of record messages so far. */
  count: number;
  readonly groups: Map<Definition, RecordGroup>;
  /** Rows whose time stamp stands in the message header: row, stamp, row, stamp, … */
  readonly headerStamps: number[];
}

export function newScan(bytes: Uint8Array): Scan {
  return { bytes, count: 0, groups: new Map(), headerStamps: [] };
}

const SKIP = 0;
const RECORD = 1;
const KEEP = 2;
/** So that an undefined local number never moves the walk forward. */
const UNKNOWN = -1;

/** The sixteen local message numbers of one file, flat so that the walk reads no objects. */
interface Locals {
  readonly definitions: (Definition | null)[];
  readonly groups: (RecordGroup | null)[];
  readonly seen: DefinitionMemory;
  readonly sizes: Int32Array;
  readonly kinds: Uint8Array;
  readonly stampOffsets: Int32Array;
  readonly found: Found[];
  /** Where the last full time stamp was seen, or -1 when `stamp` holds it. */
  stampAt: number;
  stampBigEndian: boolean;
  stamp: number;
}

const newLocals = (): Locals => ({
  definitions: new Array(16).fill(null),
  groups: new Array(16).fill(null),
  seen: new Map(),
  sizes: new Int32Array(16).fill(UNKNOWN),
  kinds: new Uint8Array(16),
  stampOffsets: new Int32Array(16).fill(-1),
  found: [],
  stampAt: -1,
  stampBigEndian: false,
  stamp: -1,
});

/** Where the walk ended (`end` when all was well) and the messages to read next. */
export interface Walk {
  readonly endedAt: number;
  readonly found: readonly Found[];
}

/** Walks the messages of one file, `bytes[from, end)`, and adds its records to the scan. Stops at the first thing that cannot be. */
export function walkMessages(scan: Scan, from: number, end: number): Walk {
  const locals = newLocals();
  let p = from;
  while (p < end) {
    const header = scan.bytes[p] as number;
    const next = (header & 0xc0) === 0x40 ? define(scan, locals, p, end) : take(scan, locals, p, end);
    if (next < 0) break;
    p = next;
  }
  return { endedAt: p, found: locals.found };
}

/** Steps over the data message at `at` and notes it when it is wanted; -1 when it is undefined or does not fit. */
function take(scan: Scan, locals: Locals, at: number, end: number): number {
  const header = scan.bytes[at] as number;
  const compressed = (header & 0x80) !== 0;
  const local = compressed ? (header >> 5) & 3 : header & 15;
  const next = at + 1 + (locals.sizes[local] as number);
  if (next <= at || next > end) return -1;
  const kind = locals.kinds[local] as number;
  if (kind === RECORD) addRecord(scan, locals.groups[local] as RecordGroup, at + 1);
  else if (kind === KEEP) locals.found.push({ definition: locals.definitions[local] as Definition, at: at + 1 });
  if (compressed) stampFromHeader(scan, locals, header, kind === RECORD);
  else if ((locals.stampOffsets[local] as number) >= 0) rememberStamp(locals, local, at + 1);
  return next;
}

function define(scan: Scan, locals: Locals, at: number, end: number): number {
  const definition = recallDefinition(locals.seen, scan.bytes, at) ?? learnDefinition(scan, locals, at, end);
  if (definition === null) return -1;
  const local = (scan.bytes[at] as number) & 15;
  locals.definitions[local] = definition;
  locals.sizes[local] = definition.sizeB;
  locals.stampOffsets[local] = definition.stampOffsetB;
  locals.kinds[local] = kindOf(definition.message);
  locals.groups[local] = scan.groups.get(definition) ?? null;
  return at + definition.lengthB;
}

function learnDefinition(scan: Scan, locals: Locals, at: number, end: number): Definition | null {
  const definition = readDefinition(scan.bytes, at, end);
  if (definition === null) return null;
  // A number may be described again for later definitions, so those with developer fields are not recalled.
  if (definition.developer.length === 0) rememberDefinition(locals.seen, scan.bytes, at, definition);
  else locals.found.push({ definition, at: -1 });
  if (definition.message === MESSAGE.record) scan.groups.set(definition, newGroup(definition));
  return definition;
}

const newGroup = (definition: Definition): RecordGroup => ({
  definition,
  rows: new Uint32Array(16),
  offsets: new Uint32Array(16),
  count: 0,
});

function kindOf(message: number): number {
  if (message === MESSAGE.record) return RECORD;
  return WANTED_FIELDS.has(message) ? KEEP : SKIP;
}

function addRecord(scan: Scan, group: RecordGroup, at: number): void {
  const { count } = group;
  if (count === group.rows.length) {
    group.rows = doubled(group.rows);
    group.offsets = doubled(group.offsets);
  }
  group.rows[count] = scan.count;
  group.offsets[count] = at;
  group.count = count + 1;
  scan.count += 1;
}

function doubled(array: Uint32Array): Uint32Array {
  const longer = new Uint32Array(array.length * 2);
  longer.set(array);
  return longer;
}

function rememberStamp(locals: Locals, local: number, payloadAt: number): void {
  locals.stampAt = payloadAt + (locals.stampOffsets[local] as number);
  locals.stampBigEndian = (locals.definitions[local] as Definition).bigEndian;
}

/** A compressed header holds the low five bits of the time; they have wrapped when they are below those of the last one. */
function stampFromHeader(scan: Scan, locals: Locals, header: number, isRecord: boolean): void {
  if (locals.stampAt >= 0) {
    const view = new DataView(scan.bytes.buffer, scan.bytes.byteOffset, scan.bytes.byteLength);
    locals.stamp = view.getUint32(locals.stampAt, !locals.stampBigEndian);
    locals.stampAt = -1;
  }
  if (locals.stamp < 0) return;
  locals.stamp += ((header & 0x1f) - (locals.stamp & 0x1f) + 0x20) & 0x1f;
  if (isRecord) scan.headerStamps.push(scan.count - 1, locals.stamp);
}
