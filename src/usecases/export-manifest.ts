import type { AthleteId, Sha256 } from "../domain/ids.ts";

/** What `manifest.json` of an export states. `docs/EXPORT.md` describes it. */
export interface ExportManifest {
  readonly format: typeof EXPORT_FORMAT;
  readonly version: typeof EXPORT_VERSION;
  readonly athlete: AthleteId;
  /** ISO 8601. */
  readonly madeAt: string;
  /** The day of `report.json`. */
  readonly asOf: string;
  readonly counts: { readonly originals: number; readonly journalLines: number };
  readonly tables: readonly ExportedTable[];
  readonly originals: readonly ExportedOriginal[];
  /** Originals that could not be read: what is known of them is in the journal and the tables. */
  readonly missing: readonly (Pick<ExportedOriginal, "sha256" | "names"> & { readonly why: string })[];
  /** Every file of the export but this one. */
  readonly members: readonly ExportedMember[];
}

export interface ExportedTable {
  readonly name: string;
  readonly rows: number;
  readonly columns: readonly { readonly name: string; readonly type: string }[];
}

export interface ExportedOriginal {
  readonly path: string;
  readonly sha256: Sha256;
  /** As it was offered, each time under another name once. */
  readonly names: readonly string[];
  /** How many places for activities it has: their ids are made from the athlete, the hash and the place. */
  readonly places: number;
}

export interface ExportedMember {
  readonly path: string;
  readonly sha256: Sha256;
  readonly sizeB: number;
}

export const EXPORT_FORMAT = "niggle-export";
/** Raised when an older version could not read what is written now. */
export const EXPORT_VERSION = 1;

export const MANIFEST_PATH = "manifest.json";
export const JOURNAL_PATH = "journal.jsonl";
export const ORIGINALS_PATH = "originals/";
