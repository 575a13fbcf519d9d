import { createWriteStream } from "node:fs";
import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import multipart from "@fastify/multipart";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { said } from "../../messages/said.ts";
import type { OfferedSource } from "../../usecases/app.ts";
import { HttpProblem } from "../problem.ts";

const MOST_FILES = 5000;
const MOST_FILE_B = 1024 ** 3;
const MOST_UPLOAD_B = 4 * 1024 ** 3;
const PREFIX = "upload-";
const RAW_TYPES = ["application/octet-stream", "application/zip", "application/gzip", "text/csv"];

export interface SpoolOptions {
  /** Folder for files that arrive, on the disk of the data. */
  readonly tmpDir: string;
  readonly maxFileB?: number;
  readonly maxUploadB?: number;
}

/** The files of one upload, waiting on disk. */
export interface Spooled {
  readonly sources: readonly OfferedSource[];
  /** Takes the files off the disk. They are copies: what was accepted is among the originals. */
  remove(): Promise<void>;
}

const tooLarge = (): HttpProblem => new HttpProblem(413, said("problem.size"));

/** Teaches the server to take files as streams, and clears away what a crash left of earlier uploads. */
export function takeUploads(fastify: FastifyInstance, { tmpDir, maxFileB = MOST_FILE_B }: SpoolOptions): void {
  fastify.register(multipart, {
    limits: { files: MOST_FILES, fileSize: maxFileB, fields: 20, fieldSize: 10_000 },
  });
  fastify.addContentTypeParser(RAW_TYPES, (_request, body, done) => done(null, body));
  fastify.addHook("onReady", async () => {
    await mkdir(tmpDir, { recursive: true, mode: 0o700 });
    const left = (await readdir(tmpDir)).filter((name) => name.startsWith(PREFIX));
    await Promise.all(left.map((name) => rm(join(tmpDir, name), { recursive: true, force: true })));
  });
}

/**
 * Writes the files of a request to disk: multipart, or one file as the raw body with its name beside it.
 * @throws HttpProblem 413 above a limit, 415 when the body is neither, 400 when it was cut off or a raw file has no name;
 *   nothing stays on disk then
 */
export async function spoolUpload(
  request: FastifyRequest,
  name: string | undefined,
  options: SpoolOptions,
): Promise<Spooled> {
  const { tmpDir, maxFileB = MOST_FILE_B, maxUploadB = MOST_UPLOAD_B } = options;
  if (Number(request.headers["content-length"] ?? 0) > maxUploadB) throw tooLarge();
  await mkdir(tmpDir, { recursive: true, mode: 0o700 });
  const folder = await mkdtemp(join(tmpDir, PREFIX));
  const remove = () => rm(folder, { recursive: true, force: true });
  try {
    const write = fileWriter(folder, { maxFileB, maxUploadB });
    const sources = request.isMultipart()
      ? await multipartSources(request, write)
      : [await rawSource(request, name, write)];
    return { sources, remove };
  } catch (error) {
    await remove();
    throw error;
  }
}

type WriteFile = (path: string, content: Readable) => Promise<OfferedSource>;

/** Writes one file after another and counts the bytes of all of them. */
function fileWriter(folder: string, most: { readonly maxFileB: number; readonly maxUploadB: number }): WriteFile {
  let files = 0;
  let totalB = 0;
  return async (path, content) => {
    const place = join(folder, String(files));
    files += 1;
    let sizeB = 0;
    await pipeline(
      content,
      async function* (chunks: AsyncIterable<Buffer>) {
        for await (const chunk of chunks) {
          sizeB += chunk.byteLength;
          totalB += chunk.byteLength;
          if (sizeB > most.maxFileB || totalB > most.maxUploadB) throw tooLarge();
          yield chunk;
        }
      },
      createWriteStream(place, { mode: 0o600 }),
    );
    return { path, sizeB, read: () => readFile(place), file: place };
  };
}

/** The files in the order they were sent. A file field that was left empty is no file. */
async function multipartSources(request: FastifyRequest, write: WriteFile): Promise<readonly OfferedSource[]> {
  const sources: OfferedSource[] = [];
  try {
    for await (const part of request.files()) {
      const source = await write(part.filename === "" ? "unnamed" : part.filename, part.file);
      if (part.file.truncated) throw tooLarge();
      if (part.filename !== "" || source.sizeB > 0) sources.push(source);
    }
  } catch (error) {
    return asBrokenUpload(error);
  }
  return sources;
}

async function rawSource(request: FastifyRequest, name: string | undefined, write: WriteFile): Promise<OfferedSource> {
  const { body } = request;
  if (!isStream(body)) {
    throw new HttpProblem(415, said("refused.files-kind"));
  }
  if (name === undefined || name === "") throw new HttpProblem(400, said("refused.file-name"));
  return write(name, body);
}

const isStream = (body: unknown): body is Readable => typeof body === "object" && body !== null && "pipe" in body;

/** The parser's complaints about a broken body carry no code; everything else (limits, the disk) keeps its own. */
function asBrokenUpload(error: unknown): never {
  if (error instanceof Error && "code" in error && error.code === "ENOSPC") {
    throw new HttpProblem(507, said("refused.disk-full"));
  }
  const isOurs = error instanceof HttpProblem || !(error instanceof Error);
  if (isOurs || ("code" in error && error.code !== "ERR_STREAM_PREMATURE_CLOSE")) throw error;
  throw new HttpProblem(400, said("refused.upload-cut"));
}
