import type { FastifyInstance } from "fastify";
import type { PainSite } from "../../domain/pain.ts";
import { said } from "../../messages/said.ts";
import { own } from "../access/access.ts";
import { asOfDay } from "../as-of.ts";
import { placeSlug, siteOfSlug } from "../body-map/place-slug.ts";
import { bodyPage, placePage } from "../body-pages.tsx";
import { cachedBody, type PageCache, sendCached } from "../page-cache.ts";
import { doneKind } from "../pages/notice.tsx";
import { SignPage, type SignTopic } from "../pages/sign-page.tsx";
import { HttpProblem } from "../problem.ts";
import { renderPage } from "../render-page.tsx";
import type { ServerOptions } from "../server-options.ts";
import { wordsOf } from "../words-of.ts";
import { todayPage } from "./today-page.ts";

const HTML = "text/html; charset=utf-8";

interface PlaceRequest {
  readonly Params: { readonly place: string };
  readonly Querystring: { readonly until?: unknown; readonly done?: unknown };
}

/** `GET /body`, `GET /body/:place` and `GET /log/signs`: where it hurts, the history of a place, and what it calls for. */
export function bodyRoutes(fastify: FastifyInstance, options: ServerOptions, cache: PageCache): void {
  const { app } = options;

  todayPage(fastify, options, cache, { path: "/body", html: (view) => bodyPage(app, view) });

  fastify.get<PlaceRequest>("/body/:place", own("everything"), async (request, reply) => {
    const { athlete } = request;
    const site = namedPlace(request.params.place);
    const today = await app.today(athlete);
    const until = asOfDay(textOr(request.query.until), today);
    const done = doneKind(request.query.done);
    const words = wordsOf(request);
    const key = ["place", placeSlug(site), await app.dataVersion(), athlete, today, until, done, words.code].join(" ");
    const page = async () => cachedBody(await placePage(app, { athlete, site, today, until, done, words }), HTML);
    return sendCached(request, reply, await cache.get(key, page));
  });

  fastify.get<{ Querystring: { place?: unknown; about?: unknown; done?: unknown } }>(
    "/log/signs",
    own("pain"),
    async (request, reply) => {
      const { athlete } = request;
      const { place, about } = request.query;
      const topic: SignTopic =
        about === "body" ? { kind: "general" } : place === undefined ? { kind: "open" } : placeTopic(textOr(place));
      const questions = await app.bodyQuestions(athlete, await app.today(athlete));
      const page = <SignPage questions={questions} topic={topic} done={doneKind(request.query.done)} />;
      return sendCached(request, reply, cachedBody(renderPage(page, wordsOf(request)), HTML));
    },
  );
}

const textOr = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** @throws HttpProblem 404 when there is no such place */
export function namedPlace(text: string): PainSite {
  const site = siteOfSlug(text);
  if (site === null) throw new HttpProblem(404, said("problem.no-place"));
  return site;
}

const placeTopic = (text: string | undefined): SignTopic => ({ kind: "place", site: namedPlace(text ?? "") });
