import type { FastifyInstance } from "fastify";
import { cachedBody, type PageCache, sendCached } from "../page-cache.ts";
import { doneKind } from "../pages/notice.tsx";
import { SettingsPage } from "../pages/settings-page.tsx";
import { renderPage } from "../render-page.tsx";
import type { ServerOptions } from "../server-options.ts";

/** `GET /settings`: what the numbers need to know, and what the recordings suggest. */
export function settingRoutes(fastify: FastifyInstance, { app, athlete }: ServerOptions, cache: PageCache): void {
  fastify.get<{ Querystring: { done?: string } }>("/settings", async (request, reply) => {
    const done = doneKind(request.query.done);
    const today = await app.today(athlete);
    const key = ["settings", await app.dataVersion(), athlete, today, done].join(" ");
    const page = async () => {
      const report = await app.settingsReport(athlete, today);
      return cachedBody(
        renderPage(<SettingsPage report={report} done={done} problems={[]} />),
        "text/html; charset=utf-8",
      );
    };
    return sendCached(request, reply, await cache.get(key, page));
  });
}
