import type { FastifyInstance } from "fastify";
import type { PageCache } from "../page-cache.ts";
import { SettingsPage } from "../pages/settings-page.tsx";
import { renderPage } from "../render-page.tsx";
import type { ServerOptions } from "../server-options.ts";
import { todayPage } from "./today-page.ts";

/** `GET /settings`: what the numbers need to know, and what the recordings suggest. */
export function settingRoutes(fastify: FastifyInstance, options: ServerOptions, cache: PageCache): void {
  const { app } = options;
  todayPage(fastify, options, cache, {
    path: "/settings",
    html: async ({ athlete, today, done, words }) =>
      renderPage(<SettingsPage report={await app.settingsReport(athlete, today)} done={done} problems={[]} />, words),
  });
}
