import type { FastifyInstance } from "fastify";
import type { AthleteId } from "../../domain/ids.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { Words } from "../../messages/words.ts";
import { own } from "../access/access.ts";
import { cachedBody, type PageCache, sendCached } from "../page-cache.ts";
import { type DoneKind, doneKind } from "../pages/notice.tsx";
import type { ServerOptions } from "../server-options.ts";
import { wordsOf } from "../words-of.ts";

/** What a page of today is made from: the day, and what a form has just done. */
export interface TodayView {
  readonly athlete: AthleteId;
  readonly today: LocalDay;
  readonly done: DoneKind | null;
  readonly words: Words;
}

interface TodayPage {
  readonly path: string;
  readonly html: (view: TodayView) => Promise<string>;
}

/** A page that shows today's data, runs, pain and therapy together, and nothing else of the request: made once, and kept until the data change or the day turns. */
export function todayPage(
  fastify: FastifyInstance,
  { app }: ServerOptions,
  cache: PageCache,
  { path, html }: TodayPage,
): void {
  fastify.get<{ Querystring: { done?: unknown } }>(path, own("everything"), async (request, reply) => {
    const { athlete } = request;
    const words = wordsOf(request);
    const view = { done: doneKind(request.query.done), today: await app.today(athlete), athlete, words };
    const key = [path, await app.dataVersion(), athlete, view.today, view.done, words.code].join(" ");
    const page = await cache.get(key, async () => cachedBody(await html(view), "text/html; charset=utf-8"));
    return sendCached(request, reply, page);
  });
}
