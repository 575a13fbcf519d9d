import type { FastifyInstance } from "fastify";
import type { PageCache } from "../page-cache.ts";
import { PlanPage } from "../pages/plan-page.tsx";
import { ReturnPage } from "../pages/return-page.tsx";
import { renderPage } from "../render-page.tsx";
import type { ServerOptions } from "../server-options.ts";
import { todayPage } from "./today-page.ts";

/** `GET /plan` and `GET /return`: the fortnight ahead, and the way back to running. */
export function planRoutes(fastify: FastifyInstance, options: ServerOptions, cache: PageCache): void {
  const { app } = options;
  todayPage(fastify, options, cache, {
    path: "/plan",
    html: async ({ athlete, today, done, words }) =>
      renderPage(<PlanPage report={await app.planReport(athlete, today)} done={done} problems={[]} />, words),
  });
  todayPage(fastify, options, cache, {
    path: "/return",
    html: async ({ athlete, today, done, words }) =>
      renderPage(<ReturnPage report={await app.planReport(athlete, today)} done={done} />, words),
  });
}
