import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const FIXTURES = new URL("../../../fixtures", import.meta.url).pathname;

/** The folder of real files beside the project; undefined where there is none. */
export const CORPUS = process.env["NIGGLE_CORPUS"];

export const read = (path: string): Uint8Array => new Uint8Array(readFileSync(path));

export const fixture = (name: string): Uint8Array => read(join(FIXTURES, name));

/** Every `.fit` file under a folder, as paths relative to it. */
function fitFilesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.fit$/i.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

export const fixtureNames = (): string[] => fitFilesUnder(FIXTURES);

export const corpusNames = (): string[] => (CORPUS === undefined ? [] : fitFilesUnder(CORPUS));

export const corpusFile = (name: string): Uint8Array => read(join(CORPUS ?? "", name));
