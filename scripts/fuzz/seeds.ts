import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { makeZip } from "../../test/ingest/archive/make-zip.ts";
import { allFixtures } from "../fixtures/all-fixtures.ts";
import { bytesOf } from "./mutate-text.ts";
import { csvSeeds, journalSeeds } from "./seeds-csv.ts";
import { fitSeeds } from "./seeds-fit.ts";
import { jsonSeeds } from "./seeds-json.ts";
import { gpxSeeds, healthSeeds, tcxSeeds } from "./seeds-xml.ts";

export const FORMATS = ["fit", "tcx", "gpx", "csv", "apple-health", "json", "gzip", "zip", "journal"] as const;
export type FuzzFormat = (typeof FORMATS)[number];
export type Seeds = Readonly<Record<FuzzFormat, readonly Uint8Array[]>>;

/** Longer files take longer and show no more. */
const LONGEST_B = 40_000;

export const isFormat = (text: string): text is FuzzFormat => (FORMATS as readonly string[]).includes(text);

/** Files to begin from: made here, those of the fixtures, and those of a corpus folder that are not long. */
export function makeSeeds(corpus?: string): Seeds {
  const files = [...fixtureFiles(), ...(corpus === undefined ? [] : corpusFiles(corpus))];
  const of = (ending: string) => files.filter(({ path }) => path.endsWith(ending)).map(({ bytes }) => bytes);
  const plain = {
    fit: [...fitSeeds(), ...fitSeeds(), ...of(".fit")],
    tcx: [...tcxSeeds().map(bytesOf), ...of(".tcx")],
    gpx: [...gpxSeeds().map(bytesOf), ...of(".gpx")],
    csv: [...csvSeeds().map(bytesOf), ...of(".csv")],
    "apple-health": healthSeeds().map(bytesOf),
    json: jsonSeeds().map(bytesOf),
    journal: [bytesOf(journalSeeds().join("\n")), ...journalSeeds().map(bytesOf)],
  };
  const small = [
    fitSeeds()[0],
    plain.tcx[1],
    plain.gpx[1],
    plain.csv[0],
    plain["apple-health"][0],
    plain.json[0],
  ].filter((bytes) => bytes !== undefined);
  return { ...plain, gzip: small.map((bytes) => new Uint8Array(gzipSync(bytes))), zip: zipSeeds(small) };
}

function zipSeeds(inner: readonly Uint8Array[]): Uint8Array[] {
  const parts = inner.map((bytes, n) => ({ name: `folder/file-${n}`, bytes, stored: n % 2 === 0 }));
  const gzipped = parts.map((part) => ({ ...part, name: `${part.name}.gz`, bytes: gzipSync(part.bytes) }));
  const nested = { name: "inner.zip", bytes: makeZip(parts) };
  return [makeZip(parts), makeZip(gzipped), makeZip([nested, ...parts.slice(0, 1)]), makeZip(parts.slice(0, 1))].map(
    (zip) => new Uint8Array(zip),
  );
}

interface SeedFile {
  readonly path: string;
  readonly bytes: Uint8Array;
}

const fixtureFiles = (): SeedFile[] =>
  allFixtures().filter(({ path, bytes }) => bytes.length <= LONGEST_B && !path.endsWith(".fit.csv"));

/** Read where they lie, and never kept. */
function corpusFiles(folder: string): SeedFile[] {
  return readdirSync(folder, { recursive: true, encoding: "utf8" })
    .map((path) => join(folder, path))
    .filter((path) => /\.(fit|tcx|gpx|csv)$/i.test(path))
    .filter((path) => statSync(path).isFile() && statSync(path).size <= LONGEST_B)
    .sort()
    .map((path) => ({ path: path.toLowerCase(), bytes: new Uint8Array(readFileSync(path)) }));
}
