import { constants } from "node:fs";
import { lstat, open, readdir, realpath } from "node:fs/promises";
import { join, sep } from "node:path";
import { type FoundExport, type NotOffered, refusedBy, rejected } from "./expanded.ts";
import { type ArchiveLimits, DEFAULT_LIMITS, megabytes } from "./limits.ts";
import { type ExportMember, exportOf } from "./own-export.ts";
import { UnpackError } from "./unpack-error.ts";

interface ExportFolder {
  /** As it was given: a label. */
  readonly path: string;
  /** Where it lies. */
  readonly folder: string;
  readonly onRead?: (sizeB: number) => void;
  readonly limits?: ArchiveLimits;
}

/**
 * An export that was unpacked into a folder, held to what its zip would be held to: nothing outside the folder is read, no
 * link in it is followed, and it holds no more than an archive may.
 */
export async function exportInFolder({
  path,
  folder,
  onRead = () => undefined,
  limits = DEFAULT_LIMITS,
}: ExportFolder): Promise<FoundExport | NotOffered> {
  try {
    const root = await realpath(folder);
    const files = await filesIn(root, limits);
    const members = (told: (sizeB: number) => void) => membersOf(files, { path, folder: root, onRead: told, limits });
    const quiet = members(() => undefined);
    return (await exportOf(path, quiet, () => members(onRead))) ?? rejected(path, "EXPORT_DAMAGED", NO_MANIFEST);
  } catch (error) {
    return refusedBy(asProblem(error), path);
  }
}

/** The bytes of its files, links not counted. @throws UnpackError beyond the limits, and what the disk says */
export async function exportFolderSizeB(folder: string): Promise<number> {
  const files = await filesIn(folder, DEFAULT_LIMITS);
  return files.reduce((sum, { sizeB }) => sum + (sizeB ?? 0), 0);
}

const NO_MANIFEST = "Its manifest.json cannot be read. Export the data again where they are kept, and import that.";
const NO_FILE = "This is a link, or no file at all. An export holds files alone: export the data again.";
const MANY = "This folder holds more files than any export. Import its parts one by one.";

/** Every file by its name within the folder; a link, or what else is no file, is named and not opened. */
async function* membersOf(
  files: readonly Listed[],
  { path, folder, onRead, limits }: Required<ExportFolder>,
): AsyncGenerator<ExportMember> {
  let totalB = 0;
  for (const { name, place, sizeB } of files) {
    const label = `${path}!${name}`;
    totalB += sizeB ?? 0;
    if (sizeB === null) yield { name, found: rejected(label, "UNREADABLE", NO_FILE) };
    else if (sizeB > limits.entrySizeB || totalB > limits.totalSizeB)
      yield { name, found: rejected(label, "ZIP_LIMIT", tooMuch(limits)) };
    else
      yield { name, found: { kind: "entry", path: label, sizeB, chunks: chunksOf({ place, folder, sizeB }, onRead) } };
  }
}

const tooMuch = ({ totalSizeB }: ArchiveLimits): string =>
  `With this file the folder holds more than ${megabytes(totalSizeB)}. Import its parts one by one.`;

interface Listed {
  /** With `/` between its parts, whatever the system writes. */
  readonly name: string;
  readonly place: string;
  /** Null where it is a link, or no file. */
  readonly sizeB: number | null;
}

/** All that is in a folder, in name order. What is behind a link is not looked at. @throws UnpackError beyond the limits */
async function filesIn(folder: string, limits: ArchiveLimits): Promise<readonly Listed[]> {
  const files: Listed[] = [];
  let namesB = 0;
  for await (const { name, place, isFile } of namesUnder(folder)) {
    namesB += name.length;
    if (files.length >= limits.entries || namesB > limits.namesB) throw new UnpackError("ZIP_LIMIT", MANY);
    files.push({ name, place, sizeB: isFile ? (await lstat(place)).size : null });
  }
  return files;
}

async function* namesUnder(
  folder: string,
  within = "",
): AsyncGenerator<{ readonly name: string; readonly place: string; readonly isFile: boolean }> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const [place, name] = [join(folder, entry.name), `${within}${entry.name}`];
    if (entry.isDirectory()) yield* namesUnder(place, `${name}/`);
    else yield { name, place, isFile: entry.isFile() };
  }
}

interface FileIn {
  readonly place: string;
  /** The folder it must lie in, without links in its name. */
  readonly folder: string;
  readonly sizeB: number;
}

/** The bytes of a file, as many as it had when it was listed. @throws UnpackError */
async function* chunksOf({ place, folder, sizeB }: FileIn, onRead: (sizeB: number) => void) {
  try {
    // Between listing and opening, somebody may have put a link in its place.
    if (!(await realpath(place)).startsWith(`${folder}${sep}`)) throw new UnpackError("UNREADABLE", NO_FILE);
    const handle = await open(place, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
    try {
      if (!(await handle.stat()).isFile()) throw new UnpackError("UNREADABLE", NO_FILE);
      if (sizeB === 0) return;
      for await (const chunk of handle.createReadStream({ start: 0, end: sizeB - 1, autoClose: false })) {
        const bytes = chunk as Buffer;
        onRead(bytes.length);
        yield bytes;
      }
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw asProblem(error);
  }
}

/** What the disk says, in words for whoever imports. Everything else stays what it is. */
function asProblem(error: unknown): unknown {
  if (error instanceof UnpackError || !(error instanceof Error && "syscall" in error)) return error;
  const code = "code" in error ? String(error.code) : "unknown error";
  if (code === "ELOOP") return new UnpackError("UNREADABLE", NO_FILE, error);
  const detail = `This cannot be read (${code}). Check its permissions and the disk, then import it again.`;
  return new UnpackError("UNREADABLE", detail, error);
}
