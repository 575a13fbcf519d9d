import type { FastifyInstance } from "fastify";
import type { LocalDay } from "../../domain/local-day.ts";
import type { PainEntry, Region } from "../../domain/pain.ts";
import { type FormKind, factsFromForm, isFormKind } from "../entries/form-entries.ts";
import { formOf, textOf } from "../form-body.ts";
import { cachedBody, type PageCache, sendCached } from "../page-cache.ts";
import { LogPage } from "../pages/log-page.tsx";
import { FRESH, type LogState } from "../pages/log-state.ts";
import { HttpProblem } from "../problem.ts";
import { renderPage } from "../render-page.tsx";
import type { ServerOptions } from "../server-options.ts";

/** Days back that count as "lately" for the places in front. */
const LATELY_DAYS = 60;
const HTML = "text/html; charset=utf-8";

/** Where each form was filled in, and so where the answer belongs. */
const BACK_TO: Readonly<Record<FormKind, string>> = {
  pain: "/log",
  "no-pain": "/log",
  rpe: "/log",
  therapy: "/log",
  rest: "/",
  safety: "/",
  seen: "/",
  history: "/import",
};

/** `GET /log`, and the one address to which every form of the pages is sent. */
export function logRoutes(fastify: FastifyInstance, options: ServerOptions, cache: PageCache): void {
  const { app, athlete } = options;

  const page = async (state: LogState, done: FormKind | null, today: LocalDay) => {
    const report = await app.weeklyReport(athlete, today);
    return renderPage(<LogPage state={state} today={today} lately={soreLately(report.pain, today)} done={done} />);
  };

  fastify.get<{ Querystring: { done?: string } }>("/log", async (request, reply) => {
    const done = isFormKind(request.query.done) ? request.query.done : null;
    const today = await app.today(athlete);
    const key = ["log", await app.dataVersion(), athlete, today, done].join(" ");
    return sendCached(
      request,
      reply,
      await cache.get(key, async () => cachedBody(await page(FRESH, done, today), HTML)),
    );
  });

  fastify.post("/log", async (request, reply) => {
    const form = formOf(request.body);
    const kind = textOf(form, "kind");
    if (!isFormKind(kind)) throw new HttpProblem(400, "That form is not known here. Open the page again.");
    const today = await app.today(athlete);
    try {
      await app.log(athlete, factsFromForm(kind, form, today));
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      const html = await page({ kind, form, problems: error.fields }, null, today);
      return reply.code(error.statusCode).type(HTML).header("cache-control", "no-store").send(html);
    }
    return reply.redirect(`${BACK_TO[kind]}?done=${kind}`, 303);
  });
}

/** Places with pain in the last weeks, the latest first. */
function soreLately(pain: readonly PainEntry[], today: LocalDay): readonly Region[] {
  const recent = pain.filter((entry) => entry.nrs > 0 && entry.day > today - LATELY_DAYS);
  return [...new Set(recent.toReversed().map((entry) => entry.region))].slice(0, 4);
}
