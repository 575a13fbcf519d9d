import { Readable } from "node:stream";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Static, Type } from "typebox";
import type { BatchId } from "../../../domain/ids.ts";
import { isoFromInstant } from "../../../domain/instant.ts";
import { outcomeJson, summaryJson } from "../../../usecases/import-json.ts";
import { own } from "../../access/access.ts";
import { accepts, acceptsFiles, reads, settles, takesFiles, WriteHeaders } from "../../api/api-schema.ts";
import { After, Limit, linkNext, rowsFrom } from "../../api/next-of.ts";
import { importEvents } from "../../imports/event-stream.ts";
import type { ImportJob } from "../../imports/import-job.ts";
import type { ImportJobs } from "../../imports/import-jobs.ts";
import { spoolUpload } from "../../imports/spool.ts";
import { pageTelling } from "../../imports/telling.tsx";
import { HttpProblem } from "../../problem.ts";
import { saidOnceKey } from "../../said-once.ts";
import { ofRequest, type ServerOptions } from "../../server-options.ts";
import { wordsOf } from "../../words-of.ts";
import { Imports, Job, JobWithFiles, Started, Taken } from "./import-schemas.ts";

const FILES = ["multipart/form-data", "application/octet-stream", "application/zip", "application/gzip", "text/csv"];

const FileQuery = Type.Object({
  name: Type.Optional(
    Type.String({
      maxLength: 1000,
      description: "The name of a file that is sent as the raw body.",
      examples: ["run.fit"],
    }),
  ),
});
export const ImportParams = Type.Object({ id: Type.String({ pattern: "^[A-Za-z0-9-]{1,64}$" }) });
const ListQuery = Type.Object({ limit: Limit, after: After });

const words = (operationId: string, summary: string) => ({ operationId, summary, tags: ["imports"] });
const startSchema = {
  ...words("startImport", "Takes files and works them out beside the request; the events tell how far it is."),
  querystring: FileQuery,
  consumes: FILES,
  response: acceptsFiles(Started),
};
const filesSchema = {
  ...words("uploadFiles", "Takes files and answers with what became of each, once they are in."),
  querystring: FileQuery,
  consumes: FILES,
  response: takesFiles(Taken),
};
const listSchema = {
  ...words("listImports", "What came in, newest first, and what is coming in."),
  querystring: ListQuery,
  response: reads(Imports),
};
const oneSchema = {
  ...words("getImport", "How far an import is."),
  params: ImportParams,
  response: reads(JobWithFiles),
};
const eventsSchema = {
  ...words("watchImport", "How far an import is, as it happens: server-sent events."),
  params: ImportParams,
  response: {
    ...reads(Type.String()),
    200: { description: "Server-sent events.", content: { "text/event-stream": { schema: Type.String() } } },
  },
};
const cancelSchema = {
  ...words("cancelImport", "Stops an import before its next file."),
  params: ImportParams,
  response: accepts(Job),
};
const undoSchema = {
  ...words("undoImport", "Takes an import back as a whole. Undoing it twice changes nothing."),
  params: ImportParams,
  headers: WriteHeaders,
  response: settles,
};
const redoSchema = {
  ...words("redoImport", "Brings an import back that was undone. Redoing it twice changes nothing."),
  params: ImportParams,
  headers: WriteHeaders,
  response: settles,
};

/** @throws HttpProblem 404 when no import has this id, or it is over for long */
export function jobOf(
  jobs: ImportJobs,
  { athlete, params }: FastifyRequest<{ Params: Static<typeof ImportParams> }>,
): ImportJob {
  const job = jobs.find(athlete, params.id);
  if (job === null)
    throw new HttpProblem(404, "No import of this server has this id. What came in is listed on Import.");
  return job;
}

/** Files in: started at once, watched as events, stopped, taken back and brought back. */
export function importApi(fastify: FastifyInstance, options: ServerOptions, jobs: ImportJobs): void {
  const { app } = options;
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();

  api.post("/imports", { schema: startSchema, ...own("everything") }, async (request, reply) => {
    const job = jobs.start(request.athlete, await spoolUpload(request, request.query.name, options));
    const address = `/api/v1/imports/${job.id}`;
    return reply
      .code(202)
      .header("location", address)
      .send({ importId: job.id, events: `${address}/events` });
  });

  // For programs that want the outcome as the answer.
  api.post("/files", { schema: filesSchema, ...own("everything") }, async (request, reply) => {
    const job = jobs.start(request.athlete, await spoolUpload(request, request.query.name, options));
    await job.over;
    if (job.failure !== null) throw new HttpProblem(507, job.failure);
    if (job.counts === null) throw new Error(`import ${job.id} came to no end`);
    return reply.code(200).send({ files: job.outcomes.map(outcomeJson), ...summaryJson(job.counts) });
  });

  api.get("/imports", { schema: listSchema, ...own("runs") }, async (request, reply) => {
    const { athlete, query } = request;
    const rows = rowsFrom(query.limit);
    const found = await app.recentImports(athlete, rows + 1, query.after as BatchId | undefined);
    const imports = found.slice(0, rows).map((batch) => ({
      batchId: batch.batchId,
      at: isoFromInstant(batch.at),
      undone: batch.undone,
      files: batch.outcomes.map(outcomeJson),
    }));
    const next = found.length > rows ? (imports.at(-1)?.batchId ?? null) : null;
    linkNext(request, reply, next);
    return reply.code(200).send({ running: jobs.running(athlete).map(jobJson), imports, next });
  });

  api.get("/imports/:id", { schema: oneSchema, ...own("runs") }, async (request, reply) => {
    const job = jobOf(jobs, request);
    return reply
      .code(200)
      .header("cache-control", "no-store")
      .send({ ...jobJson(job), files: job.outcomes.map(outcomeJson) });
  });

  fastify.get<{ Params: Static<typeof ImportParams> }>(
    "/imports/:id/events",
    { schema: eventsSchema, ...own("runs") },
    (request, reply) => sendEvents(request, reply, jobOf(jobs, request), options),
  );

  api.post("/imports/:id/cancel", { schema: cancelSchema, ...own("everything") }, async (request, reply) => {
    const job = jobOf(jobs, request);
    job.cancel();
    return reply.code(202).send(jobJson(job));
  });

  api.post("/imports/:id/undo", { schema: undoSchema, ...own("everything") }, async (request, reply) => {
    await app.undoImport(request.athlete, request.params.id as BatchId, saidOnceKey(request));
    return reply.code(204).send(null);
  });

  api.post("/imports/:id/redo", { schema: redoSchema, ...own("everything") }, async (request, reply) => {
    await app.redoImport(request.athlete, request.params.id as BatchId, saidOnceKey(request));
    return reply.code(204).send(null);
  });
}

function jobJson(job: ImportJob) {
  return { importId: job.id, batchId: job.batchId, ...job.progress(), summary: job.counts };
}

/** A page that lost the line names the last message it had, and is told what came after it. */
function sendEvents(
  request: FastifyRequest,
  reply: FastifyReply,
  job: ImportJob,
  options: ServerOptions,
): FastifyReply {
  const gone = new AbortController();
  request.raw.once("close", () => gone.abort());
  reply.raw.once("close", () => gone.abort());
  const last = Number(request.headers["last-event-id"] ?? 0);
  const after = Number.isSafeInteger(last) ? last : 0;
  const events = importEvents(job, pageTelling(ofRequest(options, request), wordsOf(request)), {
    after,
    signal: gone.signal,
  });
  return reply
    .type("text/event-stream; charset=utf-8")
    .header("cache-control", "no-store")
    .header("x-accel-buffering", "no")
    .send(Readable.from(events));
}
