import { createHash } from "node:crypto";
import { type AthleteId, athleteIdFrom, type Sha256 } from "../domain/ids.ts";
import type { FileOutcome, IngestProblem } from "../domain/import-outcome.ts";
import type { FoundExport } from "../ingest/archive/expanded.ts";
import { DEFAULT_LIMITS } from "../ingest/archive/limits.ts";
import { collect } from "../ingest/archive/sniff.ts";
import { UnpackError } from "../ingest/archive/unpack-error.ts";
import type { ZipEntry } from "../ingest/archive/unzip.ts";
import type { Deps } from "./deps.ts";
import { EXPORT_VERSION, JOURNAL_PATH, ORIGINALS_PATH } from "./export-manifest.ts";

/** What of a manifest is relied on when an export is taken in. Anybody may have written it. */
export interface StatedExport {
  readonly athlete: AthleteId;
  readonly members: ReadonlyMap<string, Sha256>;
  /** How many places for activities each original has. */
  readonly places: ReadonlyMap<Sha256, number>;
}

const MOST_PLACES_IN_FILE = 100_000;

/** Why an export, or a file of it, is not taken in. */
export class ExportProblem extends Error {
  readonly path: string;
  readonly problem: IngestProblem;

  constructor(path: string, problem: IngestProblem) {
    super(problem.detail);
    this.name = "ExportProblem";
    this.path = path;
    this.problem = problem;
  }
}

export const refusedMember = ({ path, problem }: ExportProblem): FileOutcome => ({
  path,
  outcome: "rejected",
  ...problem,
  sha256: null,
  activities: [],
  entries: 0,
});

/** Reads a manifest. @throws ExportProblem when it is not one that can be taken in */
export function statedIn({ path, manifest }: Pick<FoundExport, "path" | "manifest">): StatedExport {
  const said = objectIn(parsed(manifest));
  if (said === null) throw damaged(path, "Its manifest.json cannot be read.");
  const version = said["version"];
  if (typeof version !== "number" || version > EXPORT_VERSION) {
    const detail = `This export was made by a newer Niggle (its form is ${String(version)}, this one knows ${EXPORT_VERSION}). Update Niggle and import it again.`;
    throw new ExportProblem(path, { reason: "EXPORT_NEWER", detail });
  }
  const athlete = typeof said["athlete"] === "string" ? athleteIdFrom(said["athlete"]) : null;
  if (athlete === null) throw damaged(path, "Its manifest.json names no athlete.");
  return { athlete, members: membersIn(said["members"]), places: placesIn(said["originals"]) };
}

function membersIn(said: unknown): ReadonlyMap<string, Sha256> {
  const members = new Map<string, Sha256>();
  for (const { path, sha256 } of listIn(said)) {
    const hash = hashIn(sha256);
    if (typeof path === "string" && hash !== null) members.set(path, hash);
  }
  return members;
}

function placesIn(said: unknown): ReadonlyMap<Sha256, number> {
  const counts = new Map<Sha256, number>();
  for (const { sha256, places } of listIn(said)) {
    const hash = hashIn(sha256);
    if (hash !== null && typeof places === "number") counts.set(hash, Math.min(places, MOST_PLACES_IN_FILE));
  }
  return counts;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null; // no JSON
  }
}

type Said = Readonly<Record<string, unknown>>;

function objectIn(value: unknown): Said | null {
  return typeof value === "object" && value !== null ? (value as Said) : null;
}

function listIn(value: unknown): readonly Said[] {
  return Array.isArray(value)
    ? value.flatMap((item: unknown): Said[] => [objectIn(item)].filter((each) => each !== null))
    : [];
}

function hashIn(value: unknown): Sha256 | null {
  return typeof value === "string" && /^[0-9a-f]{64}$/.test(value) ? (value as Sha256) : null;
}

const damaged = (path: string, why: string): ExportProblem =>
  new ExportProblem(path, {
    reason: "EXPORT_DAMAGED",
    detail: `${why} Export the data again where they are kept, and import that.`,
  });

const otherBytes = (path: string): ExportProblem =>
  damaged(path, "Its bytes are not those that the export states: it was changed or damaged on the way.");

/** The text of the journal of an export. @throws ExportProblem when it is not there, or not as the manifest states it */
export async function journalIn(found: FoundExport, stated: StatedExport): Promise<string> {
  const path = `${found.path}!${JOURNAL_PATH}`;
  for await (const { name, found: member } of found.members()) {
    if (name !== JOURNAL_PATH) continue;
    if (member.kind !== "entry") throw new ExportProblem(path, member.problem);
    const bytes = await asProblem(path, collect(member.chunks, DEFAULT_LIMITS.wholeFileB));
    if (bytes === null) throw damaged(path, "It is larger than a journal can be.");
    if (hashOf(bytes) !== stated.members.get(JOURNAL_PATH)) throw otherBytes(path);
    return new TextDecoder().decode(bytes);
  }
  throw damaged(path, "It is not there.");
}

/** What came of the originals of an export: those that are kept now, and those that were refused. */
export interface KeptOriginals {
  readonly kept: ReadonlySet<Sha256>;
  readonly refused: readonly ExportProblem[];
}

/**
 * Keeps those originals of an export that are wanted, each under the hash of its bytes: its name is never a place. One whose
 * bytes are others than stated is refused and not kept.
 */
export async function keepOriginals(
  deps: Deps,
  found: FoundExport,
  { members, wanted }: Pick<StatedExport, "members"> & { readonly wanted: ReadonlySet<Sha256> },
): Promise<KeptOriginals> {
  const kept = new Set<Sha256>();
  const refused: ExportProblem[] = [];
  for await (const { name, found: member } of found.members()) {
    const sha256 = members.get(name);
    if (!name.startsWith(ORIGINALS_PATH) || sha256 === undefined || !wanted.has(sha256) || kept.has(sha256)) continue;
    const path = `${found.path}!${name}`;
    try {
      if (member.kind !== "entry") throw new ExportProblem(path, member.problem);
      await asProblem(path, keepOne(deps, path, member, sha256));
      kept.add(sha256);
    } catch (error) {
      if (!(error instanceof ExportProblem)) throw error;
      refused.push(error);
    }
  }
  return { kept, refused };
}

/** Larger files go to the disk as they stream by. */
const MOST_IN_MEMORY_B = 16_000_000;

async function keepOne({ originals }: Deps, path: string, { chunks, sizeB }: ZipEntry, sha256: Sha256): Promise<void> {
  if (sizeB <= MOST_IN_MEMORY_B) {
    const bytes = await collect(chunks, MOST_IN_MEMORY_B);
    if (bytes === null || hashOf(bytes) !== sha256) throw otherBytes(path);
    await originals.keep(bytes);
    return;
  }
  const streamed = await originals.keepStream(chunks);
  if (streamed.sha256 === sha256) return;
  if (streamed.isNew) await originals.remove([streamed.sha256]);
  throw otherBytes(path);
}

async function asProblem<T>(path: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    throw error instanceof UnpackError ? new ExportProblem(path, error.problem) : error;
  }
}

function hashOf(bytes: Uint8Array): Sha256 {
  return createHash("sha256").update(bytes).digest("hex") as Sha256;
}
