import { Readable } from "node:stream";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { type Static, Type } from "typebox";
import type { BatchId } from "../../../domain/ids.ts";
import { isoFromInstant } from "../../../domain/instant.ts";
import { outcomeJson, summaryJson } from "../../../usecases/import-json.ts";
import { own } from "../../access/access.ts";
import { importEvents } from "../../imports/event-stream.ts";
import type { ImportJob } from "../../imports/import-job.ts";
import type { ImportJobs } from "../../imports/import-jobs.ts";
import { spoolUpload } from "../../imports/spool.ts";
import { pageTelling } from "../../imports/telling.tsx";
import { HttpProblem } from "../../problem.ts";
import { ofRequest, type ServerOptions } from "../../server-options.ts";
import { wordsOf } from "../../words-of.ts";

const MOST_BATCHES = 20;

const FileQuery = Type.Object({ name: Type.Optional(Type.String({ maxLength: 1000 })) });
export const ImportParams = Type.Object({ id: Type.String({ pattern: "^[A-Za-z0-9-]{1,64}$" }) });

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

  api.post("/imports", { schema: { querystring: FileQuery }, ...own("everything") }, async (request, reply) => {
    const job = jobs.start(request.athlete, await spoolUpload(request, request.query.name, options));
    const address = `/api/v1/imports/${job.id}`;
    return reply
      .code(202)
      .header("location", address)
      .send({ importId: job.id, events: `${address}/events` });
  });

  // For programs that want the outcome as the answer.
  api.post("/files", { schema: { querystring: FileQuery }, ...own("everything") }, async (request, reply) => {
    const job = jobs.start(request.athlete, await spoolUpload(request, request.query.name, options));
    await job.over;
    if (job.counts === null) throw new Error(`import ${job.id} came to no end`);
    return reply.code(200).send({ files: job.outcomes.map(outcomeJson), ...summaryJson(job.counts) });
  });

  api.get("/imports", own("runs"), async ({ athlete }) => ({
    running: jobs.running(athlete).map(jobJson),
    imports: (await app.recentImports(athlete, MOST_BATCHES)).map((batch) => ({
      batchId: batch.batchId,
      at: isoFromInstant(batch.at),
      undone: batch.undone,
      files: batch.outcomes.map(outcomeJson),
    })),
  }));

  api.get("/imports/:id", { schema: { params: ImportParams }, ...own("runs") }, async (request, reply) => {
    const job = jobOf(jobs, request);
    return reply.header("cache-control", "no-store").send({ ...jobJson(job), files: job.outcomes.map(outcomeJson) });
  });

  api.get("/imports/:id/events", { schema: { params: ImportParams }, ...own("runs") }, (request, reply) =>
    sendEvents(request, reply, jobOf(jobs, request), options),
  );

  api.post(
    "/imports/:id/cancel",
    { schema: { params: ImportParams }, ...own("everything") },
    async (request, reply) => {
      const job = jobOf(jobs, request);
      job.cancel();
      return reply.code(202).send(jobJson(job));
    },
  );

  api.post("/imports/:id/undo", { schema: { params: ImportParams }, ...own("everything") }, async (request, reply) => {
    await app.undoImport(request.athlete, request.params.id as BatchId);
    return reply.code(204).send();
  });

  api.post("/imports/:id/redo", { schema: { params: ImportParams }, ...own("everything") }, async (request, reply) => {
    await app.redoImport(request.athlete, request.params.id as BatchId);
    return reply.code(204).send();
  });
}

function jobJson(job: ImportJob): object {
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
