import type { FastifyInstance } from "fastify";
import type { LocalDay } from "../../domain/local-day.ts";
import { own } from "../access/access.ts";
import { asOfDay } from "../as-of.ts";
import { cachedBody, type PageCache, sendCached } from "../page-cache.ts";
import { BriefPage } from "../pages/brief-page.tsx";
import { FRESH } from "../pages/log-state.ts";
import { doneKind } from "../pages/notice.tsx";
import { TherapyPage } from "../pages/therapy-page.tsx";
import { renderPage } from "../render-page.tsx";
import { ofRequest, type ServerOptions } from "../server-options.ts";
import { openProposals } from "../sharing/open-proposals.ts";
import { calendarUrlOf, originOf, therapyView } from "../therapy-view.ts";
import { wordsOf } from "../words-of.ts";

const HTML = "text/html; charset=utf-8";

/** `GET /therapy`, and the page of paper a runner takes along. */
export function therapyRoutes(fastify: FastifyInstance, options: ServerOptions, cache: PageCache): void {
  const { app, version } = options;

  fastify.get<{ Querystring: { done?: string } }>("/therapy", own("everything"), async (request, reply) => {
    const site = ofRequest(options, request);
    const { athlete } = site;
    const done = doneKind(request.query.done);
    const words = wordsOf(request);
    const today = await app.today(athlete);
    const calendarUrl = await calendarUrlOf(site, originOf(request, options));
    const proposals = await openProposals(options.people, athlete);
    const asked = proposals.map(({ id, by }) => `${id} ${by}`).join(" ");
    const place = ["therapy", await app.dataVersion(), athlete, today, done, words.code, calendarUrl, asked].join(" ");
    const page = async () => {
      const view = await therapyView(site, today, { calendarUrl, words });
      const shown = { view, state: FRESH, today, done, proposals };
      return cachedBody(renderPage(<TherapyPage {...shown} />, words), HTML);
    };
    return sendCached(request, reply, await cache.get(place, page));
  });

  fastify.get<{ Querystring: { asOf?: string } }>("/therapy/brief", own("everything"), async (request, reply) => {
    const { athlete } = request;
    const words = wordsOf(request);
    const asOf: LocalDay = asOfDay(request.query.asOf, await app.today(athlete));
    const page = async () => {
      const [report, therapist] = await Promise.all([app.therapyReport(athlete, asOf), app.therapist(athlete)]);
      return cachedBody(renderPage(<BriefPage report={report} therapist={therapist} version={version} />, words), HTML);
    };
    const place = ["brief", await app.dataVersion(), athlete, asOf, words.code].join(" ");
    return sendCached(request, reply, await cache.get(place, page));
  });
}
