import type { FastifyInstance } from "fastify";
import type { LocalDay } from "../../domain/local-day.ts";
import { asOfDay } from "../as-of.ts";
import { drawCharts } from "../draw-charts.ts";
import { type FormKind, isFormKind } from "../entries/form-entries.ts";
import { type CachedBody, cachedBody, type PageCache, sendCached } from "../page-cache.ts";
import { WeekPage } from "../pages/week-page.tsx";
import { renderPage } from "../render-page.tsx";
import type { ServerOptions } from "../server-options.ts";

interface WeekQuery {
  readonly asOf?: string;
  readonly done?: string;
}

/** `GET /`: this week, or an earlier one with `?asOf=`. */
export function weekRoutes(fastify: FastifyInstance, options: ServerOptions, cache: PageCache): void {
  const { app, athlete } = options;
  fastify.get<{ Querystring: WeekQuery }>("/", async (request, reply) => {
    const today = await app.today(athlete);
    const asOf = asOfDay(one(request.query.asOf), today);
    const asked = one(request.query.done);
    const done = isFormKind(asked) ? asked : null;
    const key = ["week", await app.dataVersion(), athlete, asOf, today, done].join(" ");
    return sendCached(request, reply, await cache.get(key, () => weekBody(options, asOf, today, done)));
  });
}

/** A query value given twice counts once. */
const one = (value: unknown): string | undefined => {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "string" ? first : undefined;
};

async function weekBody(
  { app, athlete }: ServerOptions,
  asOf: LocalDay,
  today: LocalDay,
  done: FormKind | null,
): Promise<CachedBody> {
  const report = await app.weeklyReport(athlete, asOf);
  const charts = await drawCharts(report);
  return cachedBody(
    renderPage(<WeekPage report={report} charts={charts} today={today} done={done} />),
    "text/html; charset=utf-8",
  );
}
