import { setTimeout as sleep } from "node:timers/promises";
import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { Type } from "typebox";
import type { BatchId } from "../../domain/ids.ts";
import { said } from "../../messages/said.ts";
import { own } from "../access/access.ts";
import { factsFromForm } from "../entries/form-entries.ts";
import { formOf } from "../form-body.ts";
import type { ImportJob } from "../imports/import-job.ts";
import type { ImportJobs } from "../imports/import-jobs.ts";
import { spoolUpload } from "../imports/spool.ts";
import { RECENT_BATCHES } from "../imports/telling.tsx";
import { cachedBody, type PageCache, sendCached } from "../page-cache.ts";
import { BatchPage } from "../pages/batch-page.tsx";
import { ImportPage } from "../pages/import-page.tsx";
import { type DoneKind, doneKind } from "../pages/notice.tsx";
import { RunningPage } from "../pages/running-page.tsx";
import { type FieldProblem, fieldsIn, HttpProblem } from "../problem.ts";
import { renderPage } from "../render-page.tsx";
import type { ServerOptions } from "../server-options.ts";
import { wordsOf } from "../words-of.ts";
import { ImportParams, jobOf } from "./api-v1/imports.tsx";

const HTML = "text/html; charset=utf-8";
/** How long a form without script waits for the end before it is shown the way there. */
const WAIT_MS = 1500;
/** Imports that can still be looked at file by file. */
const MOST_BATCHES = 1000;

const BatchQuery = Type.Object({
  show: Type.Optional(Type.String({ maxLength: 20 })),
  from: Type.Optional(Type.String({ pattern: "^\\d{1,7}$" })),
});

interface Said {
  readonly done: DoneKind | null;
  readonly problems: readonly FieldProblem[];
}

interface Parts {
  readonly cache: PageCache;
  readonly jobs: ImportJobs;
}

/** `/import`: the upload, the question about the history, and what came in lately; each import has an address of its own. */
export function importRoutes(fastify: FastifyInstance, options: ServerOptions, { cache, jobs }: Parts): void {
  const { app } = options;
  oneImportRoutes(fastify, options, jobs);

  const page = async (said: Said, request: FastifyRequest) => {
    const { athlete } = request;
    const today = await app.today(athlete);
    const [report, span, batches] = await Promise.all([
      app.weeklyReport(athlete, today),
      app.historySpan(athlete),
      app.recentImports(athlete, RECENT_BATCHES),
    ]);
    const running = jobs.running(athlete)[0] ?? null;
    return renderPage(
      <ImportPage {...said} today={today} span={span} claims={report.claims} batches={batches} running={running} />,
      wordsOf(request),
    );
  };

  fastify.get<{ Querystring: { done?: string } }>("/import", own("runs"), async (request, reply) => {
    const { athlete } = request;
    const done = doneKind(request.query.done);
    const words = wordsOf(request);
    if (jobs.running(athlete).length > 0) return sendFresh(reply, await page({ done, problems: [] }, request));
    const key = ["import", await app.dataVersion(), athlete, await app.today(athlete), done, words.code].join(" ");
    const cached = await cache.get(key, async () => cachedBody(await page({ done, problems: [] }, request), HTML));
    return sendCached(request, reply, cached);
  });

  fastify.post("/import", own("everything"), async (request, reply) => {
    const job = jobs.start(request.athlete, await spoolUpload(request, undefined, options));
    await Promise.race([job.over, sleep(WAIT_MS, undefined, { ref: false })]);
    return reply.redirect(addressOf(job), 303);
  });

  fastify.post("/import/history", own("runs"), async (request, reply) => {
    const { athlete } = request;
    const today = await app.today(athlete);
    try {
      await app.log(athlete, factsFromForm("history", formOf(request.body), today));
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      return sendFresh(
        reply.code(error.statusCode),
        await page({ done: null, problems: fieldsIn(error.fields, wordsOf(request)) }, request),
      );
    }
    return reply.redirect("/import?done=history", 303);
  });

  fastify.post("/import/history/revoke", own("runs"), async (request, reply) => {
    await app.log(request.athlete, [{ kind: "history-claim-revoked" }]);
    return reply.redirect("/import", 303);
  });
}

/** Each import at an address of its own: how far it is, every file of it, stopping it, taking it back. */
function oneImportRoutes(fastify: FastifyInstance, options: ServerOptions, jobs: ImportJobs): void {
  const { app } = options;
  const site = fastify.withTypeProvider<TypeBoxTypeProvider>();

  const schema = { params: ImportParams };
  const looked = { schema: { ...schema, querystring: BatchQuery }, ...own("runs") };
  site.get("/import/:id", looked, async (request, reply) => {
    const { athlete } = request;
    const { id } = request.params;
    const job = jobs.find(athlete, id);
    if (job !== null) {
      if (job.batchId !== null && (job.counts?.files ?? 0) > 0) return reply.redirect(`/import/${job.batchId}`, 303);
      return sendFresh(reply, renderPage(<RunningPage job={job} />, wordsOf(request)));
    }
    const batch = (await app.recentImports(athlete, MOST_BATCHES)).find(({ batchId }) => batchId === id);
    if (batch === undefined) throw new HttpProblem(404, said("refused.import-gone"));
    const onlyRefused = request.query.show === "refused";
    const from = Number(request.query.from ?? 0);
    return sendFresh(
      reply,
      renderPage(<BatchPage batch={batch} onlyRefused={onlyRefused} from={from} />, wordsOf(request)),
    );
  });

  site.post("/import/:id/cancel", { schema, ...own("everything") }, async (request, reply) => {
    const job = jobOf(jobs, request);
    job.cancel();
    await Promise.race([job.over, sleep(WAIT_MS, undefined, { ref: false })]);
    return reply.redirect(addressOf(job), 303);
  });

  site.post("/import/:id/undo", { schema, ...own("everything") }, async (request, reply) => {
    await app.undoImport(request.athlete, request.params.id as BatchId);
    return reply.redirect("/import?done=undone", 303);
  });

  site.post("/import/:id/redo", { schema, ...own("everything") }, async (request, reply) => {
    await app.redoImport(request.athlete, request.params.id as BatchId);
    return reply.redirect("/import?done=redone", 303);
  });
}

const sendFresh = (reply: FastifyReply, html: string): FastifyReply =>
  reply.type(HTML).header("cache-control", "no-store").send(html);

/** Where an import can be looked at. */
const addressOf = (job: ImportJob): string => `/import/${job.id}`;
