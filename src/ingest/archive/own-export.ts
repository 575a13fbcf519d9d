import type { FoundExport, NotOffered } from "./expanded.ts";
import { collect } from "./sniff.ts";
import type { ZipEntry } from "./unzip.ts";

/** A file of an export under its own name, or why it is not offered. */
export interface ExportMember {
  readonly name: string;
  readonly found: ZipEntry | NotOffered;
}

export const MANIFEST = "manifest.json";
const MOST_MANIFEST_B = 64_000_000;
/** How the manifest of an export begins, whatever the blanks. */
const OWN_WORD = /^\s*\{\s*"format"\s*:\s*"niggle-export"/;

/** Whether a manifest says that it is one of an export of Niggle. Its beginning is enough. */
export const saysExport = (manifest: string): boolean => OWN_WORD.test(manifest);

/**
 * An export, if its manifest says so; null for anything else.
 * @param members of which the manifest is read
 * @throws UnpackError when the manifest cannot be had
 */
export async function exportOf(
  path: string,
  members: AsyncIterable<ExportMember>,
  again: FoundExport["members"],
): Promise<FoundExport | null> {
  const manifest = await manifestIn(members);
  return manifest !== null && saysExport(manifest) ? { kind: "export", path, manifest, members: again } : null;
}

async function manifestIn(members: AsyncIterable<ExportMember>): Promise<string | null> {
  for await (const { name, found } of members) {
    if (name !== MANIFEST) continue;
    if (found.kind !== "entry") return null;
    const bytes = await collect(found.chunks, MOST_MANIFEST_B);
    return bytes === null ? null : new TextDecoder().decode(bytes);
  }
  return null;
}
