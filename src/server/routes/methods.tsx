import { readFileSync } from "node:fs";
import type { FastifyInstance } from "fastify";
import { own } from "../access/access.ts";
import { logFailures, lookBackKey } from "../look-back-key.ts";
import { type MethodChapter, methodChapters } from "../methods/methods-text.ts";
import { cachedBody, type PageCache, sendCached } from "../page-cache.ts";
import { MethodsPage } from "../pages/methods-page.tsx";
import { OwnFlags } from "../pages/own-flags.tsx";
import { OwnLink } from "../pages/own-link.tsx";
import { renderPage } from "../render-page.tsx";
import type { ServerOptions } from "../server-options.ts";
import { wordsOf } from "../words-of.ts";

const METHODS = new URL("../../../docs/METHODS.md", import.meta.url);

/** `GET /methods`: what the methods say about this runner's own data, and the text that the repository holds. */
export function methodRoutes(fastify: FastifyInstance, { app, log }: ServerOptions, cache: PageCache): void {
  let chapters: readonly MethodChapter[] | null = null;
  fastify.get("/methods", own("everything"), async (request, reply) => {
    const { athlete } = request;
    const lookBack = await app.lookBack(athlete, await app.today(athlete));
    const words = wordsOf(request);
    const page = async () => {
      logFailures(lookBack, log ?? (() => undefined));
      chapters ??= methodChapters(readFileSync(METHODS, "utf8"));
      const html = renderPage(
        <MethodsPage chapters={chapters}>
          <OwnFlags backtest={lookBack.backtest} />
          <OwnLink link={lookBack.link} />
        </MethodsPage>,
        words,
      );
      return cachedBody(html, "text/html; charset=utf-8");
    };
    return sendCached(
      request,
      reply,
      await cache.get(`methods ${athlete} ${words.code} ${lookBackKey(lookBack)}`, page),
    );
  });
}
