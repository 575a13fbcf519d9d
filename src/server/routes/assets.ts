import { readFileSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic, { type FastifyStaticOptions } from "@fastify/static";
import type { FastifyInstance } from "fastify";
import { COLOURS, themeCss } from "../../charts/theme.ts";
import type { Words } from "../../messages/words.ts";
import { PUBLIC } from "../access/access.ts";
import { type CachedBody, cachedBody, sendCached } from "../page-cache.ts";
import { wordsOf } from "../words-of.ts";

const asset = (name: string): string => readFileSync(new URL(`../assets/${name}`, import.meta.url), "utf8");

const HASHED = /-[A-Z0-9]{8}\.js(\.br|\.gz)?$/;

/** The parts of the one style sheet, in the order they are sent. */
const SHEETS = [
  "base",
  "cards",
  "verdict",
  "controls",
  "charts",
  "explain",
  "forms",
  "body-map",
  "import",
  "runs",
  "run",
  "methods",
  "plan",
  "body",
  "settings",
  "therapy",
  "account",
  "brief",
  "squad",
  "compared",
  "wide",
];

/** Lets a phone keep the log among its apps, in the reader's language. */
const manifestIn = ({ locale, say }: Words): CachedBody =>
  cachedBody(
    JSON.stringify({
      name: "niggle",
      short_name: "niggle",
      lang: locale,
      description: say("frame.manifest.what"),
      start_url: "/",
      scope: "/",
      display: "standalone",
      background_color: COLOURS.paper.light,
      theme_color: COLOURS.paper.light,
      icons: [
        { src: "/assets/favicon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" },
        { src: "/assets/favicon.svg", sizes: "any", type: "image/svg+xml", purpose: "maskable" },
      ],
      shortcuts: [{ name: say("verdict.log"), url: "/log" }],
    }),
    "application/manifest+json",
  );

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
    fastify.get(`/assets/${name}`, PUBLIC, async (request, reply) => sendCached(request, reply, body));
  }
  fastify.get("/manifest.webmanifest", PUBLIC, async (request, reply) =>
    sendCached(request, reply, manifestIn(wordsOf(request))),
  );
  // From the top of the site, because a worker speaks for the folder it comes from.
  fastify.get("/sw.js", PUBLIC, async (request, reply) => {
    const worker = readFileSync(join(webDir, "sw.js"), "utf8");
    return sendCached(request, reply, cachedBody(worker, "text/javascript; charset=utf-8"));
  });
  fastify.register(fastifyStatic, staticOptions(webDir));
}

const staticOptions = (webDir: string): FastifyStaticOptions => ({
  root: webDir,
  prefix: "/web/",
  decorateReply: false,
  index: false,
  cacheControl: false,
  // The build lays packed forms beside the modules.
  preCompressed: true,
  setHeaders: (reply, path) => {
    // Parts are named by their content; only the first module changes under its name.
    reply.header("cache-control", HASHED.test(path) ? "public, max-age=31536000, immutable" : "no-cache");
  },
});
