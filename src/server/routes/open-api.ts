import type { FastifyInstance } from "fastify";
import { PUBLIC } from "../access/access.ts";
import type { ApiRoute } from "../api/hold-api.ts";
import { openApi } from "../api/open-api.ts";
import { type CachedBody, cachedBody, sendCached } from "../page-cache.ts";

/** `GET /api/openapi.json`: every route of the API, described. It is made once, from the routes themselves. */
export function openApiRoutes(fastify: FastifyInstance, routes: () => readonly ApiRoute[], version: string): void {
  let document: CachedBody | null = null;
  fastify.get("/api/openapi.json", PUBLIC, async (request, reply) => {
    document ??= cachedBody(JSON.stringify(openApi(routes(), version)), "application/json; charset=utf-8");
    return sendCached(request, reply, document);
  });
}
