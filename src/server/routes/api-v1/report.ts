import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import { chartConfig, pagePalette } from "../../../charts/theme.ts";
import { weekCharts } from "../../../charts/week-charts.ts";
import { formatLocalDay } from "../../../domain/local-day.ts";
import { reportJson } from "../../../usecases/report-json.ts";
import { own, PUBLIC } from "../../access/access.ts";
import { AsOf, AsOfQuery, DayAsked, DayText, reads, readsOnce, WidthPx } from "../../api/api-schema.ts";
import { WeeklyReport } from "../../api/report-schema.ts";
import { asOfDay } from "../../as-of.ts";
import { chartWidthPx } from "../../chart-width.ts";
import { chartWindow } from "../../chart-window.ts";
import { cachedBody, type PageCache, sendCached } from "../../page-cache.ts";
import type { ServerOptions } from "../../server-options.ts";
import { seenBy } from "../../sharing/seen-by.ts";
import { seesChart } from "../../sharing/seen-charts.ts";
import { wordsOf } from "../../words-of.ts";

const JSON_TYPE = "application/json; charset=utf-8";

const ChartsQuery = Type.Object({
  asOf: AsOf,
  weeks: Type.Optional(Type.String({ maxLength: 5, description: "How many weeks to show." })),
  from: Type.Optional(DayAsked),
  to: Type.Optional(DayAsked),
  widthPx: WidthPx,
});

const Health = Type.Object(
  { ok: Type.Boolean(), version: Type.String(), dataVersion: Type.Optional(Type.Number()) },
  { title: "Health" },
);

const WeekCharts = Type.Object(
  {
    config: Type.Unknown(),
    window: Type.Object({ from: DayText, to: DayText }),
    charts: Type.Array(Type.Unknown()),
  },
  { title: "WeekCharts" },
);

const health = {
  operationId: "getHealth",
  summary: "Tells whether the server is well.",
  tags: ["server"],
  response: reads(Health),
};
const report = {
  operationId: "getWeeklyReport",
  summary: "The verdict of a day, its findings, and the weeks and days they come from.",
  tags: ["reports"],
  querystring: AsOfQuery,
  response: readsOnce(WeeklyReport),
};
const charts = {
  operationId: "getWeekCharts",
  summary: "The charts of the week as Vega-Lite specifications.",
  tags: ["charts"],
  querystring: ChartsQuery,
  response: readsOnce(WeekCharts),
};

/** Reading: the weekly report, the chart specifications, and whether the server is well. */
export function reportRoutes(fastify: FastifyInstance, options: ServerOptions, cache: PageCache): void {
  weekApi(fastify, options, cache);
  // How far the data are is a trace of what people do: whoever has not signed in does not learn it.
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();
  api.get("/health", { schema: health, ...PUBLIC }, async ({ viewer }) => ({
    ok: true,
    version: options.version,
    ...(viewer.kind === "nobody" ? {} : { dataVersion: await options.app.dataVersion() }),
  }));
}

/** The weekly report, which holds runs, pain and therapy together, and the specifications of its charts, each by its own part. */
export function weekApi(fastify: FastifyInstance, options: ServerOptions, cache: PageCache): void {
  const { app, people } = options;
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();

  api.get("/weekly-report", { schema: report, ...own("everything") }, async (request, reply) => {
    const { athlete } = request;
    const asOf = asOfDay(request.query.asOf, await app.today(athlete));
    const key = ["report", await app.dataVersion(), athlete, asOf].join(" ");
    const cached = await cache.get(key, async () =>
      cachedBody(JSON.stringify(reportJson(await app.weeklyReport(athlete, asOf))), JSON_TYPE),
    );
    return sendCached(request, reply, cached);
  });

  api.get("/charts", { schema: charts, ...own("summary") }, async (request, reply) => {
    const { athlete, viewer } = request;
    const widthPx = chartWidthPx(request.query.widthPx);
    const asOf = asOfDay(request.query.asOf, await app.today(athlete));
    const { weeks, from, to } = request.query;
    const words = wordsOf(request);
    const sees = await seenBy(people, viewer, athlete);
    const seen = `${sees.runs} ${sees.pain} ${sees.therapy}`;
    const key = ["charts", await app.dataVersion(), athlete, asOf, widthPx, weeks, from, to, words.code, seen].join(
      " ",
    );
    const cached = await cache.get(key, async () => {
      const report = await app.weeklyReport(athlete, asOf);
      const { shown } = chartWindow({ weeks, from, to }, report);
      const drawn = weekCharts(report, { range: shown, widthPx, isLive: true, words });
      const window = { from: formatLocalDay(shown.from), to: formatLocalDay(shown.to) };
      const charts = drawn.filter(({ id }) => seesChart(id, sees));
      return cachedBody(JSON.stringify({ config: chartConfig(pagePalette), window, charts }), JSON_TYPE);
    });
    return sendCached(request, reply, cached);
  });
}
