import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import { chartConfig, pagePalette } from "../../../charts/theme.ts";
import { weekCharts } from "../../../charts/week-charts.ts";
import { reportJson } from "../../../usecases/report-json.ts";
import { asOfDay } from "../../as-of.ts";
import { chartWidthPx } from "../../chart-width.ts";
import { cachedBody, type PageCache, sendCached } from "../../page-cache.ts";
import type { ServerOptions } from "../../server-options.ts";

const JSON_TYPE = "application/json; charset=utf-8";

const AsOfQuery = Type.Object({ asOf: Type.Optional(Type.String({ maxLength: 20 })) });
const ChartsQuery = Type.Object({
  asOf: Type.Optional(Type.String({ maxLength: 20 })),
  widthPx: Type.String({ pattern: "^\\d{3,4}$" }),
});

/** Reading: the weekly report, the chart specifications, and whether the server is well. */
export function reportRoutes(fastify: FastifyInstance, options: ServerOptions, cache: PageCache): void {
  const { app, athlete } = options;
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();

  api.get("/weekly-report", { schema: { querystring: AsOfQuery } }, async (request, reply) => {
    const asOf = asOfDay(request.query.asOf, await app.today(athlete));
    const key = ["report", await app.dataVersion(), athlete, asOf].join(" ");
    const cached = await cache.get(key, async () =>
      cachedBody(JSON.stringify(reportJson(await app.weeklyReport(athlete, asOf))), JSON_TYPE),
    );
    return sendCached(request, reply, cached);
  });

  api.get("/charts", { schema: { querystring: ChartsQuery } }, async (request, reply) => {
    const widthPx = chartWidthPx(request.query.widthPx);
    const asOf = asOfDay(request.query.asOf, await app.today(athlete));
    const key = ["charts", await app.dataVersion(), athlete, asOf, widthPx].join(" ");
    const cached = await cache.get(key, async () => {
      const charts = weekCharts(await app.weeklyReport(athlete, asOf), widthPx);
      const drawable = charts.flatMap(({ id, spec }) => (spec === null ? [] : [{ id, spec }]));
      return cachedBody(JSON.stringify({ config: chartConfig(pagePalette), charts: drawable }), JSON_TYPE);
    });
    return sendCached(request, reply, cached);
  });

  api.get("/health", async () => ({ ok: true, version: options.version, dataVersion: await app.dataVersion() }));
}
