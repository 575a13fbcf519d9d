import type { AthleteId } from "../domain/ids.ts";
import type { App } from "./app.ts";
import type { Deps } from "./deps.ts";
import type { OnExported } from "./export-athlete.ts";
import type { ExportManifest } from "./export-manifest.ts";

/** Whose data to write where. */
export interface ExportRequest {
  readonly athlete: AthleteId;
  /** Absolute. */
  readonly path: string;
}

/** What was written where. */
export interface WrittenExport {
  readonly path: string;
  readonly sizeB: number;
  readonly counts: ExportManifest["counts"];
  readonly tables: number;
  readonly missing: number;
}

/** A place that cannot take an export. The sentence names it and the way out. */
export class ExportPlaceError extends Error {
  override readonly name = "ExportPlaceError";
}

/**
 * Exports an athlete to a zip where the path ends in `.zip`, and to a folder otherwise.
 * @throws ExportPlaceError when something is there already, FolderError when a disk is full
 */
export async function exportTo(
  { custody }: Deps,
  app: App,
  { athlete, path }: ExportRequest,
  onEvent: OnExported,
): Promise<WrittenExport> {
  const { isVacant, writeFolder, writeZip } = custody.members;
  if (!(await isVacant(path))) {
    throw new ExportPlaceError(`${path} is there already: name another place with --out, nothing is written over`);
  }
  const made = await app.exportAthlete(athlete, onEvent);
  try {
    const sizeB = /\.zip$/i.test(path) ? await writeZip(path, made.zip()) : await writeFolder(path, made.members);
    const { counts, tables, missing } = made.manifest;
    return { path, sizeB, counts, tables: tables.length, missing: missing.length };
  } finally {
    await made.release();
  }
}
