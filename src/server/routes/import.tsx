import type { FastifyInstance, FastifyRequest } from "fastify";
import type { OfferedSource } from "../../usecases/app.ts";
import { type FormKind, factsFromForm, isFormKind } from "../entries/form-entries.ts";
import { formOf } from "../form-body.ts";
import { sendLines } from "../line-stream.ts";
import { cachedBody, type PageCache, sendCached } from "../page-cache.ts";
import { HistoryQuestion } from "../pages/history-question.tsx";
import { ImportPage, type ImportResult, UploadSummary } from "../pages/import-page.tsx";
import { OutcomeRow } from "../pages/outcome-list.tsx";
import { type FieldProblem, HttpProblem } from "../problem.ts";
import { renderPage, renderPart } from "../render-page.tsx";
import { runImport } from "../run-import.ts";
import type { ServerOptions } from "../server-options.ts";
import { uploadedSources } from "../uploads.ts";

const RECENT_BATCHES = 8;
const HTML = "text/html; charset=utf-8";

interface Said {
  readonly result: ImportResult | null;
  readonly done: FormKind | null;
  readonly problems: readonly FieldProblem[];
}

const NOTHING_SAID: Said = { result: null, done: null, problems: [] };

/** `/import`: the upload, the question about the history, and what came in lately. */
export function importRoutes(fastify: FastifyInstance, options: ServerOptions, cache: PageCache): void {
  const { app, athlete } = options;

  const page = async (said: Said) => {
    const today = await app.today(athlete);
    const [report, span, batches] = await Promise.all([
      app.weeklyReport(athlete, today),
      app.historySpan(athlete),
      app.recentImports(athlete, RECENT_BATCHES),
    ]);
    return renderPage(<ImportPage {...said} today={today} span={span} claims={report.claims} batches={batches} />);
  };

  fastify.get<{ Querystring: { done?: string } }>("/import", async (request, reply) => {
    const done = isFormKind(request.query.done) ? request.query.done : null;
    const key = ["import", await app.dataVersion(), athlete, await app.today(athlete), done].join(" ");
    const cached = await cache.get(key, async () => cachedBody(await page({ ...NOTHING_SAID, done }), HTML));
    return sendCached(request, reply, cached);
  });

  fastify.post("/import", async (request, reply) => {
    const sources = await uploadedSources(request, undefined);
    if (wantsLines(request)) {
      return sendLines(reply, (write) => importInLines(options, sources, write), reportTo(options, request));
    }
    const result = await runImport(options, sources);
    return reply
      .type(HTML)
      .header("cache-control", "no-store")
      .send(await page({ ...NOTHING_SAID, result }));
  });

  fastify.post("/import/history", async (request, reply) => {
    const today = await app.today(athlete);
    try {
      await app.log(athlete, factsFromForm("history", formOf(request.body), today));
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      const html = await page({ ...NOTHING_SAID, problems: error.fields });
      return reply.code(error.statusCode).type(HTML).header("cache-control", "no-store").send(html);
    }
    return reply.redirect("/import?done=history", 303);
  });

  fastify.post("/import/history/revoke", async (_request, reply) => {
    await app.log(athlete, [{ kind: "history-claim-revoked" }]);
    return reply.redirect("/import", 303);
  });
}

const wantsLines = (request: FastifyRequest): boolean =>
  (request.headers.accept ?? "").includes("application/x-ndjson");

/** A stream's failure has no error page: its name goes to the log from here. */
const reportTo =
  (options: ServerOptions, request: FastifyRequest) =>
  (error: unknown): void =>
    options.log?.(`POST /import failed (request ${request.id}): ${error instanceof Error ? error.name : "unknown"}`);

/** The rows of the result as they come, drawn by the same parts as the page; at the end the question about the history. */
async function importInLines(
  { app, athlete }: ServerOptions,
  sources: AsyncIterable<OfferedSource>,
  write: (line: object) => void,
): Promise<void> {
  const counts = await app.importFiles(athlete, sources, (event) => {
    if (event.kind === "found") write({ kind: "found", files: event.files });
    if (event.kind === "file") write({ kind: "file", html: renderPart(<OutcomeRow outcome={event.outcome} />) });
  });
  const today = await app.today(athlete);
  const [{ claims }, span] = await Promise.all([app.weeklyReport(athlete, today), app.historySpan(athlete)]);
  write({
    kind: "done",
    html: renderPart(<UploadSummary counts={counts} />),
    history: renderPart(<HistoryQuestion span={span} claims={claims} today={today} problems={[]} />),
  });
}
