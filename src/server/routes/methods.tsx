import { readFileSync } from "node:fs";
import type { FastifyInstance } from "fastify";
import { methodChapters } from "../methods/methods-text.ts";
import { cachedBody, type PageCache, sendCached } from "../page-cache.ts";
import { MethodsPage } from "../pages/methods-page.tsx";
import { renderPage } from "../render-page.tsx";

const METHODS = new URL("../../../docs/METHODS.md", import.meta.url);

/** `GET /methods`: the text that the repository holds, as a page. */
export function methodRoutes(fastify: FastifyInstance, cache: PageCache): void {
  fastify.get("/methods", async (request, reply) => {
    const page = async () => {
      const chapters = methodChapters(readFileSync(METHODS, "utf8"));
      return cachedBody(renderPage(<MethodsPage chapters={chapters} />), "text/html; charset=utf-8");
    };
    return sendCached(request, reply, await cache.get("methods", page));
  });
}
