import { createHash } from "node:crypto";
import type { Readable } from "node:stream";
import { Readable as Stream } from "node:stream";
import { buffer } from "node:stream/consumers";
import type { AthleteId } from "../../src/domain/ids.ts";
import type { FileOutcome } from "../../src/domain/import-outcome.ts";
import type { Member } from "../../src/store/custody/members.ts";
import { zipStream } from "../../src/store/custody/members.ts";
import type { ImportSource } from "../../src/usecases/app.ts";
import { type AthleteExport, exportAthlete } from "../../src/usecases/export-athlete.ts";
import type { ExportManifest } from "../../src/usecases/export-manifest.ts";
import { ME, type RealApp } from "../real-app.ts";

/** The files of an export by path, whole in memory. */
export type Files = ReadonlyMap<string, Buffer>;

export const bytesOf = (member: Member): Promise<Buffer> => buffer(member.open() as Readable);

/** Exports an athlete, and takes away what was put together on the way. */
export async function exportedFiles(real: RealApp, athlete: AthleteId = ME): Promise<Files> {
  const made: AthleteExport = await exportAthlete(real.deps, athlete, () => undefined);
  try {
    const files = new Map<string, Buffer>();
    for (const member of made.members) files.set(member.path, await bytesOf(member));
    return files;
  } finally {
    await made.release();
  }
}

export const manifestOf = (files: Files): ExportManifest =>
  JSON.parse((files.get("manifest.json") ?? Buffer.alloc(0)).toString("utf8"));

const shaOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** The files with some of them others; the manifest states the hashes of the new ones when `isHonest`. */
export function changed(
  files: Files,
  changes: Readonly<Record<string, Buffer | string>>,
  { isHonest = true, athlete }: { isHonest?: boolean; athlete?: string } = {},
): Files {
  const all = new Map(files);
  for (const [path, content] of Object.entries(changes)) all.set(path, Buffer.from(content));
  const manifest = manifestOf(files);
  const members = [...all]
    .filter(([path]) => path !== "manifest.json")
    .map(([path, bytes]) => ({ path, sha256: shaOf(bytes), sizeB: bytes.length }));
  const said = { ...manifest, ...(athlete === undefined ? {} : { athlete }), ...(isHonest ? { members } : {}) };
  return all.set("manifest.json", Buffer.from(JSON.stringify(said)));
}

/** A zip of some files, as an export is written. */
export function zipOf(files: Files): Promise<Buffer> {
  const members = [...files].map(
    ([path, bytes]): Member => ({
      path,
      sha256: shaOf(bytes) as Member["sha256"],
      sizeB: bytes.length,
      isPacked: false,
      open: () => Stream.from([bytes]),
    }),
  );
  return buffer(zipStream(members));
}

/** Imports one zip for an athlete. */
export const importZip = (real: RealApp, zip: Uint8Array, athlete: AthleteId = ME): Promise<readonly FileOutcome[]> =>
  importSource(real, { path: "export.zip", sizeB: zip.length, read: async () => zip }, athlete);

/** Imports one source for an athlete. */
export async function importSource(
  real: RealApp,
  source: ImportSource,
  athlete: AthleteId = ME,
): Promise<readonly FileOutcome[]> {
  const outcomes: FileOutcome[] = [];
  const sources = (async function* () {
    yield source;
  })();
  await real.app.importFiles(athlete, sources, (event) => {
    if (event.kind === "file") outcomes.push(event.outcome);
  });
  return outcomes;
}
