import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import type { AthleteId } from "../../domain/ids.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { Words } from "../../messages/words.ts";
import type { App } from "../../usecases/app.ts";
import { explainNumber, isNumberCode } from "../../usecases/explain-number.ts";
import { own } from "../access/access.ts";
import { asOfDay } from "../as-of.ts";
import { explainView } from "../explain-view.ts";
import { cachedBody, type PageCache, sendCached } from "../page-cache.ts";
import { ExplainPage } from "../pages/explain-page.tsx";
import { Explanation } from "../pages/explanation.tsx";
import { renderPage, renderPart } from "../render-page.tsx";
import type { ServerOptions } from "../server-options.ts";
import { wordsOf } from "../words-of.ts";

const HTML = "text/html; charset=utf-8";
const Params = Type.Object({ code: Type.String({ maxLength: 40 }) });
const Query = Type.Object({
  asOf: Type.Optional(Type.String({ maxLength: 20 })),
  method: Type.Optional(Type.String({ maxLength: 40 })),
  /** `body`: the explanation alone, for the script to show over a page. */
  part: Type.Optional(Type.Literal("body")),
});

/** `GET /explain/CODE?asOf=DAY`: how a rule, a ratio or a number of the weekly page came about. */
export function explainRoutes(fastify: FastifyInstance, options: ServerOptions, cache: PageCache): void {
  const { app } = options;
  const site = fastify.withTypeProvider<TypeBoxTypeProvider>();
  const schema = { params: Params, querystring: Query };
  site.get("/explain/:code", { schema, ...own("everything") }, async (request, reply) => {
    const { athlete } = request;
    const today = await app.today(athlete);
    const asOf = asOfDay(request.query.asOf, today);
    const { method = "distance", part } = request.query;
    const { code } = request.params;
    const words = wordsOf(request);
    const key = ["explain", await app.dataVersion(), athlete, asOf, today, code, method, part, words.code].join(" ");
    const page = async () => {
      const view = await viewOf(app, athlete, { code, method, asOf, words });
      const html =
        part === "body"
          ? renderPart(<Explanation view={view} level={2} />, words)
          : renderPage(<ExplainPage view={view} asOf={asOf} today={today} />, words);
      return cachedBody(html, HTML);
    };
    return sendCached(request, reply, await cache.get(key, page));
  });
}

interface Asked {
  readonly code: string;
  readonly method: string;
  readonly asOf: LocalDay;
  readonly words: Words;
}

async function viewOf(app: App, athlete: AthleteId, { code, method, asOf, words }: Asked) {
  if (isNumberCode(code)) return explainView(explainNumber(code, await app.weeklyReport(athlete, asOf)), words);
  return explainView(await app.explain(athlete, { code, method, asOf }), words);
}
