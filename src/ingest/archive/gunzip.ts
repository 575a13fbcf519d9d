import { createGunzip } from "node:zlib";
import type { IngestProblem } from "../../domain/import-outcome.ts";
import { type ArchiveLimits, beyondLimits, type Spent } from "./limits.ts";
import { readBounded } from "./read-bounded.ts";

type Unpacked = { readonly bytes: Uint8Array } | { readonly problem: IngestProblem };

/** Unpacks a gzip file within the limits. */
export async function gunzip(packed: Uint8Array, spent: Spent, limits: ArchiveLimits): Promise<Unpacked> {
  let why: string | null = null;
  const unpacking = createGunzip();
  unpacking.end(packed);
  try {
    const bytes = await readBounded(unpacking, (sizeB) => {
      why = beyondLimits(sizeB, packed.length, spent, limits);
      return why !== null;
    });
    if (bytes !== null) return { bytes };
    return { problem: { reason: "TOO_LARGE", detail: `This gzip file was not unpacked: ${why}.` } };
  } catch (error) {
    const said = error instanceof Error ? error.message : String(error);
    const detail = `This gzip file is damaged or cut short (${said}). Download or export it again.`;
    return { problem: { reason: "GZIP_CORRUPT", detail } };
  }
}
