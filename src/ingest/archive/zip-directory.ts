import { type Entry, fromBufferPromise, getFileNameLowLevel, openPromise, type ZipFile } from "yauzl";
import type { ArchiveLimits, Spent } from "./limits.ts";
import type { RandomAccess } from "./spill.ts";
import { UnpackError } from "./unpack-error.ts";

const LOCAL_HEADER_B = 30;

const said = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A zip, or an entry of it, that is not as it should be. What the disk says is thrown on as it is. */
export function zipDamage(error: unknown): unknown {
  if (error instanceof UnpackError || (error instanceof Error && "syscall" in error)) return error;
  const detail = `This zip file, or this file in it, is damaged (${said(error)}). Download or export it again.`;
  return new UnpackError("ZIP_CORRUPT", detail, error);
}

/** Opens a zip where it lies. @throws UnpackError when it is none */
export async function openZip(at: RandomAccess): Promise<ZipFile> {
  // Names are decoded here and not by the reader, which gives up the whole archive for one odd name.
  const options = { decodeStrings: false, validateEntrySizes: true, lazyEntries: true, autoClose: false };
  try {
    if ("file" in at) return await openPromise(at.file, options);
    const { bytes } = at;
    return await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), options);
  } catch (error) {
    throw zipDamage(error);
  }
}

export const nameOf = (entry: Entry): string =>
  getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);

/**
 * The names of everything in a zip, folders included, in its order. Only names are kept, so that a zip of many files
 * needs little memory.
 *
 * @throws UnpackError when the directory is damaged, is beyond the limits, or lets files overlap
 */
export async function listNames(at: RandomAccess, spent: Spent, limits: ArchiveLimits): Promise<readonly string[]> {
  const zip = await openZip(at);
  const names: string[] = [];
  const places: Place[] = [];
  let namesB = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      spent.entries += 1;
      namesB += entry.fileNameLength;
      if (spent.entries > limits.entries) throw limited(`more than ${limits.entries} files`);
      if (namesB > limits.namesB) throw limited("more file names than any export");
      names.push(nameOf(entry));
      places.push({ startB: entry.relativeOffsetOfLocalHeader, sizeB: entry.compressedSize });
    }
  } catch (error) {
    throw zipDamage(error);
  } finally {
    zip.close();
  }
  refuseOverlap(places);
  return names;
}

const limited = (what: string): UnpackError =>
  new UnpackError("ZIP_LIMIT", `This zip file holds ${what}. Import its parts one by one.`);

interface Place {
  readonly startB: number;
  readonly sizeB: number;
}

/** Files of an honest zip lie one behind the other. Those of a bomb lie on top of each other, to be counted often. */
function refuseOverlap(places: Place[]): void {
  places.sort((a, b) => a.startB - b.startB);
  for (const [index, { startB, sizeB }] of places.entries()) {
    const next = places[index + 1];
    if (next !== undefined && startB + LOCAL_HEADER_B + sizeB > next.startB) {
      throw zipDamage(new Error("its files lie on top of each other"));
    }
  }
}
