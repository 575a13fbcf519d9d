import type { FoundExport } from "./expanded.ts";
import type { ArchiveLimits } from "./limits.ts";
import { type ExportMember, exportOf, MANIFEST } from "./own-export.ts";
import type { RandomAccess } from "./spill.ts";
import { UnpackError } from "./unpack-error.ts";
import { unzip } from "./unzip.ts";
import { listNames } from "./zip-directory.ts";

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
    const quiet = membersOf({ ...zip, onRead: () => undefined });
    return await exportOf(zip.path, quiet, () => membersOf(zip));
  } catch (error) {
    if (error instanceof UnpackError) return null; // whoever reads its files says what is wrong
    throw error;
  }
}

/** Every file of the zip under its own name, each held to the limits; nothing is unpacked before its chunks are asked for. */
async function* membersOf({ path, at, limits, onRead }: ExportZip): AsyncGenerator<ExportMember> {
  const options = { spent: { entries: 0, sizeB: 0 }, limits, onRead, everyFile: true };
  for await (const found of unzip(path, at, options)) yield { name: found.path.slice(path.length + 1), found };
}
