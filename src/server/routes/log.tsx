import type { FastifyInstance } from "fastify";
import type { AthleteId } from "../../domain/ids.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { type PainSite, REGIONS, SIDES } from "../../domain/pain.ts";
import { said } from "../../messages/said.ts";
import type { Words } from "../../messages/words.ts";
import { own } from "../access/access.ts";
import { type FormKind, factsFromForm, isFormKind } from "../entries/form-entries.ts";
import { type Form, formOf, textOf } from "../form-body.ts";
import { nextPage } from "../next-page.ts";
import { cachedBody, type PageCache, sendCached } from "../page-cache.ts";
import { LogPage } from "../pages/log-page.tsx";
import { FRESH, type LogState } from "../pages/log-state.ts";
import { problemPage } from "../pages/problem-pages.tsx";
import { fieldsIn, HttpProblem } from "../problem.ts";
import { renderPage } from "../render-page.tsx";
import { saidOnceKey } from "../said-once.ts";
import { ofRequest, type ServerOptions } from "../server-options.ts";
import { originOf } from "../therapy-view.ts";
import { wordsOf } from "../words-of.ts";

const HTML = "text/html; charset=utf-8";

/** Where each form was filled in, and so where the answer belongs. */
const BACK_TO: Readonly<Record<FormKind, string>> = {
  pain: "/log",
  again: "/log",
  "no-pain": "/log",
  rpe: "/log",
  therapy: "/log",
  "later-scores": "/therapy",
  "session-removed": "/therapy",
  exercise: "/therapy",
  "exercise-ended": "/therapy",
  "exercise-removed": "/therapy",
  "exercise-done": "/therapy",
  "exercise-undone": "/therapy",
  therapist: "/therapy",
  "therapist-removed": "/therapy",
  rhythm: "/therapy",
  sleep: "/log",
  ostrc: "/",
  signs: "/",
  "pain-removed": "/body",
  rest: "/",
  safety: "/",
  seen: "/",
  history: "/import",
  plan: "/plan",
  return: "/return",
  settings: "/settings",
};

/** `GET /log`, and the one address to which every form of the pages is sent. */
export function logRoutes(fastify: FastifyInstance, options: ServerOptions, cache: PageCache): void {
  const { app } = options;

  const page = async (state: LogState, { athlete, done, today, words }: LogView) => {
    const [report, care] = await Promise.all([app.weeklyReport(athlete, today), app.careToday(athlete, today)]);
    return renderPage(<LogPage state={state} today={today} pain={report.pain} care={care} done={done} />, words);
  };

  fastify.get<{ Querystring: LogQuery }>("/log", own("everything"), async (request, reply) => {
    const { athlete } = request;
    const done = isFormKind(request.query.done) ? request.query.done : null;
    const place = placeOf(request.query);
    const today = await app.today(athlete);
    const words = wordsOf(request);
    const key = ["log", await app.dataVersion(), athlete, today, done, place?.region, place?.side, words.code].join(
      " ",
    );
    return sendCached(
      request,
      reply,
      await cache.get(key, async () => cachedBody(await page(startedAt(place), { athlete, done, today, words }), HTML)),
    );
  });

  fastify.post("/log", own("everything"), async (request, reply) => {
    const site = ofRequest(options, request);
    const { athlete } = site;
    const form = formOf(request.body);
    const kind = textOf(form, "kind");
    if (!isFormKind(kind)) throw new HttpProblem(400, said("refused.form"));
    const today = await app.today(athlete);
    try {
      await app.log(athlete, factsFromForm(kind, form, today), saidOnceKey(request));
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      const words = wordsOf(request);
      const fields = fieldsIn(error.fields, words);
      const came = { form, back: backOf(kind, form), origin: originOf(request, options), words };
      const html =
        (await problemPage(site, { kind, today, fields, ...came })) ??
        (await page({ kind, form, problems: fields }, { athlete, done: null, today, words }));
      return reply.code(error.statusCode).type(HTML).header("cache-control", "no-store").send(html);
    }
    const next = await nextPage(site, { kind, form, today });
    return reply.redirect(next ?? `${backOf(kind, form)}?done=${kind}`, 303);
  });
}

/** A form that stands on two pages names the one it was filled in on. */
function backOf(kind: FormKind, form: Form): string {
  const named = textOf(form, "back");
  return ["/", "/log", "/therapy", "/body"].find((page) => page === named) ?? BACK_TO[kind];
}

interface LogView {
  readonly athlete: AthleteId;
  readonly done: FormKind | null;
  readonly today: LocalDay;
  readonly words: Words;
}

export interface LogQuery {
  readonly done?: string;
  readonly region?: string;
  readonly side?: string;
}

/** The place that was touched on the body map; null when the address names none. */
export function placeOf({ region, side }: LogQuery): PainSite | null {
  const known = REGIONS.find((one) => one === region);
  return known === undefined ? null : { region: known, side: SIDES.find((one) => one === side) ?? null };
}

/** The pain form with a place filled in. */
export function startedAt(place: PainSite | null): LogState {
  if (place === null) return FRESH;
  const form = new Map([["region", [place.region as string]]]);
  if (place.side !== null) form.set("side", [place.side]);
  return { kind: "pain", form, problems: [] };
}
