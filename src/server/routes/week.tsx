import type { FastifyInstance } from "fastify";
import type { LocalDay } from "../../domain/local-day.ts";
import type { LookBack } from "../../usecases/look-back.ts";
import { asOfDay } from "../as-of.ts";
import { type ChartWindowQuery, chartWindow } from "../chart-window.ts";
import { drawCharts } from "../draw-charts.ts";
import { type FormKind, isFormKind } from "../entries/form-entries.ts";
import { lookBackKey } from "../look-back-key.ts";
import { type CachedBody, cachedBody, type PageCache, sendCached } from "../page-cache.ts";
import { WeekPage } from "../pages/week-page.tsx";
import { renderPage } from "../render-page.tsx";
import type { ServerOptions } from "../server-options.ts";

interface WeekQuery extends ChartWindowQuery {
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
    const charts = { weeks: one(request.query.weeks), from: one(request.query.from), to: one(request.query.to) };
    const version = await app.dataVersion();
    // Before the first entry there is nothing to look back on; an earlier week shows what was known then.
    const lookBack = version === 0 || asOf !== today ? null : await app.lookBack(athlete, today);
    const key = ["week", version, athlete, asOf, today, done, lookBackKey(lookBack), ...Object.values(charts)].join(
      " ",
    );
    const page = () => weekBody(options, { asOf, today, done, charts, lookBack });
    return sendCached(request, reply, await cache.get(key, page));
  });
}

/** A query value given twice counts once. */
const one = (value: unknown): string | undefined => {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "string" ? first : undefined;
};

interface WeekAsked {
  readonly asOf: LocalDay;
  readonly today: LocalDay;
  readonly done: FormKind | null;
  readonly charts: ChartWindowQuery;
  readonly lookBack: LookBack | null;
}

async function weekBody({ app, athlete }: ServerOptions, asked: WeekAsked): Promise<CachedBody> {
  const { asOf, today, done, lookBack } = asked;
  const report = await app.weeklyReport(athlete, asOf);
  const window = chartWindow(asked.charts, report);
  const charts = await drawCharts(report, window.shown);
  const questions = asOf === today ? await app.bodyQuestions(athlete, today) : null;
  const page = { report, charts, window, today, done, questions, lookBack };
  return cachedBody(renderPage(<WeekPage {...page} />), "text/html; charset=utf-8");
}
