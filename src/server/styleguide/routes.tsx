import type { FastifyInstance } from "fastify";
import { COLOURS, type ColourToken, type Scheme } from "../../charts/theme.ts";
import { ENGLISH } from "../../messages/words.ts";
import { SIGNED_IN } from "../access/access.ts";
import { chartWindow } from "../chart-window.ts";
import { drawCharts } from "../draw-charts.ts";
import { cachedBody, sendCached } from "../page-cache.ts";
import { renderPage } from "../render-page.tsx";
import type { ServerOptions } from "../server-options.ts";
import { sampleReport } from "./sample-weeks.ts";
import { LEVELS, SCHEMES, StyleguidePage } from "./styleguide-page.tsx";

interface GuideQuery {
  readonly level?: string;
  readonly scheme?: string;
  readonly data?: string;
}

/** `GET /styleguide`, in development alone: every part of the pages in every state, in both schemes. */
export function styleguideRoutes(fastify: FastifyInstance, { app, localAthlete }: ServerOptions): void {
  const css = cachedBody(`${schemeCss("light")}${schemeCss("dark")}`, "text/css; charset=utf-8");
  fastify.get("/styleguide.css", SIGNED_IN, async (request, reply) => sendCached(request, reply, css));

  fastify.get<{ Querystring: GuideQuery }>("/styleguide", SIGNED_IN, async (request, reply) => {
    const { query } = request;
    const state = {
      level: LEVELS.find((level) => level === query.level) ?? "amber",
      scheme: SCHEMES.find((scheme) => scheme === query.scheme) ?? "system",
      hasData: query.data !== "none",
    };
    const today = await app.today(localAthlete);
    const report = sampleReport(state.level, today, state.hasData);
    const window = chartWindow({}, report);
    const charts = drawCharts(report, window.shown, ENGLISH);
    const page = <StyleguidePage state={state} today={today} report={report} charts={charts} window={window} />;
    return sendCached(request, reply, cachedBody(renderPage(page), "text/html; charset=utf-8"));
  });
}

/** The colours of one scheme for a part of a page, whatever the window prefers. */
function schemeCss(scheme: Scheme): string {
  const tokens = (Object.keys(COLOURS) as readonly ColourToken[]).map(
    (token) => `--${token}:${COLOURS[token][scheme]}`,
  );
  return `.scheme-${scheme}{color-scheme:${scheme};${tokens.join(";")};padding:16px;margin:-16px;background:var(--paper);color:var(--ink)}\n`;
}
