import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat } from "node:fs/promises";
import { dirname, join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { ZipFile } from "yazl";
import { asFolderError } from "../../domain/folder-error.ts";
import type { Sha256 } from "../../domain/ids.ts";
import { syncFolder } from "../durable-file.ts";

/** A file of an export. */
export interface Member {
  /** Where it stands in the export. */
  readonly path: string;
  readonly sha256: Sha256;
  readonly sizeB: number;
  /** It is small already: packing it again takes time for nothing. */
  readonly isPacked: boolean;
  readonly open: () => Readable;
}

/** A file on disk as a member. */
export async function fileMember(path: string, file: string): Promise<Member> {
  const hash = createHash("sha256");
  await pipeline(createReadStream(file), hash);
  const { size } = await stat(file);
  return {
    path,
    sha256: hash.digest("hex") as Sha256,
    sizeB: size,
    isPacked: path.endsWith(".parquet"),
    open: () => createReadStream(file),
  };
}

/** A kept original as a member: its bytes as they were offered. */
export function originalMember(path: string, kept: { file: string; sha256: Sha256; sizeB: number }): Member {
  const { file, sha256, sizeB } = kept;
  return { path, sha256, sizeB, isPacked: false, open: () => unpacked(file) };
}

function unpacked(file: string): Readable {
  const packed = createReadStream(file);
  const bytes = createGunzip();
  packed.once("error", (error) => bytes.destroy(error));
  bytes.once("close", () => packed.destroy());
  return packed.pipe(bytes);
}

/** The members as one zip, as they stream by: no more than one of them is open at a time. */
export function zipStream(members: readonly Member[]): AsyncIterable<Uint8Array> {
  const zip = new ZipFile();
  for (const { path, sizeB, isPacked, open: openMember } of members) {
    zip.addReadStreamLazy(path, { compress: !isPacked, size: sizeB, mode: 0o100_600 }, (give) => {
      const stream = openMember();
      // A member that cannot be read to its end ends the zip: half an export is none.
      stream.once("error", (error) => (zip.outputStream as Readable).destroy(error));
      give(null, stream);
    });
  }
  zip.on("error", (error) => (zip.outputStream as Readable).destroy(error as Error));
  zip.end();
  return zip.outputStream as Readable;
}

/**
 * Writes a zip so that it is there whole or not at all.
 * @returns its size in bytes
 * @throws FolderError when the disk takes no more
 */
export async function writeZip(file: string, chunks: AsyncIterable<Uint8Array>): Promise<number> {
  const folder = dirname(file);
  const temporary = `${file}.part`;
  try {
    await mkdir(folder, { recursive: true });
    await rm(temporary, { force: true });
    await pipeline(chunks, createWriteStream(temporary, { mode: 0o600, flags: "wx" }));
    const handle = await open(temporary, "r+");
    await handle.sync().finally(() => handle.close());
    await rename(temporary, file);
    await syncFolder(folder);
    return (await stat(file)).size;
  } catch (error) {
    await rm(temporary, { force: true });
    throw asFolderError(folder, error);
  }
}

/** Writes the members as files to a folder that is empty or new. @throws FolderError when the disk takes no more */
export async function writeFolder(folder: string, members: readonly Member[]): Promise<number> {
  let sizeB = 0;
  try {
    for (const member of members) {
      const file = join(folder, member.path);
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      await pipeline(member.open(), createWriteStream(file, { mode: 0o600, flags: "wx" }));
      sizeB += member.sizeB;
    }
    return sizeB;
  } catch (error) {
    throw asFolderError(folder, error);
  }
}

/** Whether there is nothing at a path, or an empty folder. */
export async function isVacant(path: string): Promise<boolean> {
  try {
    return (await readdir(path)).length === 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return true;
    if ((error as NodeJS.ErrnoException).code === "ENOTDIR") return false;
    throw error;
  }
}
