import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import { expect } from "vitest";
import type { Activity } from "../../src/domain/activity.ts";
import type { DecodeContext, DecodedFile } from "../../src/ingest/decoded-file.ts";

const FIXTURES = new URL("../../fixtures", import.meta.url).pathname;

/** The folder of real files beside the project; undefined where there is none. */
export const CORPUS = process.env["NIGGLE_CORPUS"] || undefined;

export const CONTEXT: DecodeContext = { homeZone: "Europe/Berlin" };

export const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

export const fixture = (name: string): Uint8Array => new Uint8Array(readFileSync(join(FIXTURES, name)));

export const fixturesOf = (format: "tcx" | "gpx"): string[] =>
  readdirSync(FIXTURES).filter((name) => name.endsWith(`.${format}`));

/** A file of the corpus, unpacked where it is packed. */
export function corpusFile(path: string): Uint8Array {
  const bytes = readFileSync(join(CORPUS ?? "", path));
  return new Uint8Array(path.endsWith(".gz") ? gunzipSync(bytes) : bytes);
}

export function corpusFilesOf(format: "tcx" | "gpx"): string[] {
  if (CORPUS === undefined) return [];
  const name = format === "tcx" ? /\.tcx(?:\.gz)?$/i : /\.gpx(?:\.gz)?$/i;
  return readdirSync(CORPUS, { recursive: true, encoding: "utf8" })
    .filter((path) => name.test(path))
    .sort();
}

export function decoded(file: DecodedFile): Extract<DecodedFile, { kind: "decoded" }> {
  if (file.kind !== "decoded") expect.unreachable(`${file.problem.reason}: ${file.problem.detail}`);
  return file;
}

export function only(file: DecodedFile): Activity {
  const { activities } = decoded(file);
  expect(activities).toHaveLength(1);
  return activities[0] as Activity;
}

export const answer = (file: DecodedFile): string =>
  file.kind === "decoded" ? `decoded ${file.activities.length}` : `${file.kind} ${file.problem.reason}`;

export const remarksOf = (file: DecodedFile): string[] => decoded(file).warnings.map(({ reason }) => reason);

/** Numbers that no page and no database can hold. */
export function isSound(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value === "object" && value !== null) return Object.values(value).every(isSound);
  return true;
}

/** NaN is a value like any other here. */
export const inFull = (document: object): string =>
  JSON.stringify(document, (_, value: unknown) => {
    if (value instanceof Float64Array) return [...value].map(String);
    return typeof value === "number" ? String(value) : value;
  });
