import type { FoundExport, NotOffered } from "./expanded.ts";
import type { ArchiveLimits } from "./limits.ts";
import { collect } from "./sniff.ts";
import type { RandomAccess } from "./spill.ts";
import { UnpackError } from "./unpack-error.ts";
import { unzip, type ZipEntry } from "./unzip.ts";
import { listNames } from "./zip-directory.ts";

const MANIFEST = "manifest.json";
const MOST_MANIFEST_B = 64_000_000;
/** How the manifest of an export begins, whatever the blanks. */
const OWN_WORD = /^\s*\{\s*"format"\s*:\s*"niggle-export"/;

interface ExportZip {
  readonly path: string;
  readonly at: RandomAccess;
  readonly limits: ArchiveLimits;
  readonly onRead: (packedB: number) => void;
}

/**
 * A zip that says of itself that it is an export of Niggle; null for any other, a damaged one included.
 * @throws what the disk says
 */
export async function exportIn(zip: ExportZip): Promise<FoundExport | null> {
  try {
    const names = await listNames(zip.at, { entries: 0, sizeB: 0 }, zip.limits);
    if (!names.includes(MANIFEST)) return null;
    const manifest = await manifestOf(zip);
    if (manifest === null || !OWN_WORD.test(manifest)) return null;
    return { kind: "export", path: zip.path, manifest, members: () => membersOf(zip) };
  } catch (error) {
    if (error instanceof UnpackError) return null; // whoever reads its files says what is wrong
    throw error;
  }
}

async function manifestOf(zip: ExportZip): Promise<string | null> {
  for await (const { name, found } of membersOf({ ...zip, onRead: () => undefined })) {
    if (name !== MANIFEST) continue;
    if (found.kind !== "entry") return null;
    const bytes = await collect(found.chunks, MOST_MANIFEST_B);
    return bytes === null ? null : new TextDecoder().decode(bytes);
  }
  return null;
}

/** Every file of the zip under its own name, each held to the limits; nothing is unpacked before its chunks are asked for. */
async function* membersOf({
  path,
  at,
  limits,
  onRead,
}: ExportZip): AsyncGenerator<{ readonly name: string; readonly found: ZipEntry | NotOffered }> {
  const options = { spent: { entries: 0, sizeB: 0 }, limits, onRead, everyFile: true };
  for await (const found of unzip(path, at, options)) yield { name: found.path.slice(path.length + 1), found };
}
