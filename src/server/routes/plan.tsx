import type { FastifyInstance } from "fastify";
import { cachedBody, type PageCache, sendCached } from "../page-cache.ts";
import { doneKind } from "../pages/notice.tsx";
import { PlanPage } from "../pages/plan-page.tsx";
import { ReturnPage } from "../pages/return-page.tsx";
import { renderPage } from "../render-page.tsx";
import type { ServerOptions } from "../server-options.ts";

const HTML = "text/html; charset=utf-8";

/** `GET /plan` and `GET /return`: the fortnight ahead, and the way back to running. */
export function planRoutes(fastify: FastifyInstance, { app, athlete }: ServerOptions, cache: PageCache): void {
  fastify.get<{ Querystring: { done?: string } }>("/plan", async (request, reply) => {
    const done = doneKind(request.query.done);
    const today = await app.today(athlete);
    const key = ["plan", await app.dataVersion(), athlete, today, done].join(" ");
    const page = async () => {
      const report = await app.planReport(athlete, today);
      return cachedBody(renderPage(<PlanPage report={report} done={done} problems={[]} />), HTML);
    };
    return sendCached(request, reply, await cache.get(key, page));
  });

  fastify.get<{ Querystring: { done?: string } }>("/return", async (request, reply) => {
    const done = doneKind(request.query.done);
    const today = await app.today(athlete);
    const key = ["return", await app.dataVersion(), athlete, today, done].join(" ");
    const page = async () => {
      const report = await app.planReport(athlete, today);
      return cachedBody(renderPage(<ReturnPage report={report} done={done} />), HTML);
    };
    return sendCached(request, reply, await cache.get(key, page));
  });
}
