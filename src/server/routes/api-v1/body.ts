import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import { regionCharts } from "../../../charts/region-history.ts";
import { chartConfig, pagePalette } from "../../../charts/theme.ts";
import { own } from "../../access/access.ts";
import { AsOf, Charts, readsOnce, WidthPx } from "../../api/api-schema.ts";
import { asOfDay } from "../../as-of.ts";
import { placeSlug } from "../../body-map/place-slug.ts";
import { historyOf, weeksChart } from "../../body-pages.tsx";
import { chartWidthPx } from "../../chart-width.ts";
import { cachedBody, type PageCache, sendCached } from "../../page-cache.ts";
import type { ServerOptions } from "../../server-options.ts";
import { seenBy } from "../../sharing/seen-by.ts";
import { seesChart } from "../../sharing/seen-charts.ts";
import { wordsOf } from "../../words-of.ts";
import { namedPlace } from "../body.tsx";

const schema = {
  operationId: "getBodyCharts",
  summary: "The charts of a place, or those of the weekly answers when none is named.",
  tags: ["charts"],
  querystring: Type.Object({
    place: Type.Optional(Type.String({ maxLength: 60, description: "A place, such as calf-left." })),
    until: AsOf,
    widthPx: WidthPx,
  }),
  response: readsOnce(Charts),
};

/** `GET /api/v1/body/charts`. */
export function bodyApi(fastify: FastifyInstance, { app, people }: ServerOptions, cache: PageCache): void {
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();
  api.get("/body/charts", { schema, ...own("pain") }, async (request, reply) => {
    const { athlete, query, viewer } = request;
    const widthPx = chartWidthPx(query.widthPx);
    const site = query.place === undefined ? null : namedPlace(query.place);
    const today = await app.today(athlete);
    const until = asOfDay(query.until, today);
    const slug = site === null ? "" : placeSlug(site);
    const words = wordsOf(request);
    // What is of runs or therapy stands beside pain only for whoever reaches those, too.
    const sees = await seenBy(people, viewer, athlete);
    const seen = `${sees.runs} ${sees.therapy}`;
    const version = await app.dataVersion();
    const key = ["body charts", slug, version, athlete, today, until, widthPx, words.code, seen].join(" ");
    const body = async () => {
      const report = await app.bodyReport(athlete, today);
      const charts =
        site === null
          ? [weeksChart(report, widthPx, words)]
          : regionCharts(historyOf(report, site, until), widthPx, words);
      const drawable = charts.flatMap(({ id, spec }) => (spec === null || !seesChart(id, sees) ? [] : [{ id, spec }]));
      return cachedBody(
        JSON.stringify({ config: chartConfig(pagePalette), charts: drawable }),
        "application/json; charset=utf-8",
      );
    };
    return sendCached(request, reply, await cache.get(key, body));
  });
}
