import { readFileSync } from "node:fs";
import fastifyStatic from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { themeCss } from "../../charts/theme.ts";
import { type CachedBody, cachedBody, sendCached } from "../page-cache.ts";

const asset = (name: string): string => readFileSync(new URL(`../assets/${name}`, import.meta.url), "utf8");

/** The parts of the one style sheet, in the order they are sent. */
const SHEETS = ["base", "cards", "verdict", "controls", "charts", "forms", "body-map", "import", "runs", "wide"];

/** The style sheet, the icon and the browser's modules. */
export function assetRoutes(fastify: FastifyInstance, webDir: string): void {
  const files: Readonly<Record<string, CachedBody>> = {
    // The colours are the theme's, so that page and charts cannot differ.
    "app.css": cachedBody(
      themeCss() + SHEETS.map((name) => asset(`${name}.css`)).join("\n"),
      "text/css; charset=utf-8",
    ),
    "favicon.svg": cachedBody(asset("favicon.svg"), "image/svg+xml"),
  };
  for (const [name, body] of Object.entries(files)) {
    fastify.get(`/assets/${name}`, async (request, reply) => sendCached(request, reply, body));
  }
  fastify.register(fastifyStatic, {
    root: webDir,
    prefix: "/web/",
    decorateReply: false,
    index: false,
    cacheControl: false,
    setHeaders: (reply) => {
      reply.header("cache-control", "no-cache");
    },
  });
}
