import { readFile, stat } from "node:fs/promises";
import multipart from "@fastify/multipart";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { OfferedSource } from "../usecases/app.ts";
import { HttpProblem } from "./problem.ts";

const MOST_FILES = 5000;
const MOST_FILE_B = 1024 ** 3;

/** Teaches the server to take files. They wait on disk, not in memory, and are removed when the answer is sent. */
export function takeUploads(fastify: FastifyInstance, maxFileB = MOST_FILE_B): void {
  fastify.register(multipart, {
    limits: { files: MOST_FILES, fileSize: maxFileB, fields: 20, fieldSize: 10_000 },
  });
  fastify.addContentTypeParser(
    ["application/octet-stream", "application/zip", "application/gzip", "text/csv"],
    { parseAs: "buffer", bodyLimit: maxFileB },
    (_request, body, done) => done(null, body),
  );
}

async function* inTurn(sources: readonly OfferedSource[]): AsyncGenerator<OfferedSource> {
  yield* sources;
}

/** The parser's complaints about a broken body carry no code; everything else (limits, the disk) keeps its own. */
function asBrokenUpload(error: unknown): never {
  if (error instanceof Error && !("code" in error)) {
    throw new HttpProblem(400, "The upload was cut off or is not a proper form. Send the files again.");
  }
  throw error;
}

/** The files of a multipart request, in the order they were sent. A file field that was left empty is no file. */
async function savedSources(request: FastifyRequest): Promise<readonly OfferedSource[]> {
  const { files } = await request.saveRequestFiles().catch(asBrokenUpload);
  const sources = await Promise.all(
    files.map(async ({ filename, filepath }): Promise<OfferedSource> => {
      const { size } = await stat(filepath);
      return { path: filename === "" ? "unnamed" : filename, sizeB: size, read: () => readFile(filepath) };
    }),
  );
  return sources.filter((source) => source.path !== "unnamed" || source.sizeB > 0);
}

/**
 * The files a request brings, once all of them have arrived: multipart, or one file as the raw body with its name beside it.
 * @throws HttpProblem 415 when the body is neither, 400 when a raw file has no name
 */
export async function uploadedSources(
  request: FastifyRequest,
  name: string | undefined,
): Promise<AsyncIterable<OfferedSource>> {
  if (request.isMultipart()) return inTurn(await savedSources(request));
  const { body } = request;
  if (!Buffer.isBuffer(body)) {
    throw new HttpProblem(415, "Send files as multipart/form-data, or one file as application/octet-stream.");
  }
  if (name === undefined || name === "") throw new HttpProblem(400, "Name the file: add ?name=run.fit to the address.");
  return inTurn([{ path: name, sizeB: body.length, read: async () => body }]);
}
