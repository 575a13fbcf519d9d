import type { FastifyInstance } from "fastify";
import type { AthleteId } from "../../domain/ids.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import type { Words } from "../../messages/words.ts";
import { own } from "../access/access.ts";
import { asOfDay } from "../as-of.ts";
import { type ChartWindowQuery, chartWindow } from "../chart-window.ts";
import { drawCharts } from "../draw-charts.ts";
import { lookBackKey } from "../look-back-key.ts";
import { cachedBody, type PageCache, sendCached } from "../page-cache.ts";
import { type DoneKind, doneKind } from "../pages/notice.tsx";
import { WeekPage, type WeekPageProps } from "../pages/week-page.tsx";
import { renderPage } from "../render-page.tsx";
import type { ServerOptions } from "../server-options.ts";
import { openProposals } from "../sharing/open-proposals.ts";
import { wordsOf } from "../words-of.ts";

interface WeekQuery extends ChartWindowQuery {
  readonly asOf?: string;
  readonly done?: string;
}

/** `GET /`: this week, or an earlier one with `?asOf=`. */
export function weekRoutes(fastify: FastifyInstance, options: ServerOptions, cache: PageCache): void {
  const { app } = options;
  const partsOf = keptParts(options);
  fastify.get<{ Querystring: WeekQuery }>("/", own("everything"), async (request, reply) => {
    const { athlete } = request;
    const today = await app.today(athlete);
    const asOf = asOfDay(one(request.query.asOf), today);
    const asked = one(request.query.done);
    const done = doneKind(asked);
    const charts = { weeks: one(request.query.weeks), from: one(request.query.from), to: one(request.query.to) };
    const version = await app.dataVersion();
    // Before the first entry there is nothing to look back on; an earlier week shows what was known then.
    const lookBack = version === 0 || asOf !== today ? null : await app.lookBack(athlete, today);
    const words = wordsOf(request);
    const notes = asOf === today ? await app.notesTo(athlete, options.people) : [];
    const proposals = asOf === today ? await openProposals(options.people, athlete) : [];
    const written = [...notes, ...proposals].map(({ id, by }) => `${id} ${by}`).join(" ");
    const week = ["week", version, written, athlete, asOf, today, done, words.code, ...Object.values(charts)].join(" ");
    const page = async () => {
      const parts = await partsOf(week, { athlete, asOf, today, done, charts, words });
      return cachedBody(
        renderPage(<WeekPage {...parts} notes={notes} proposals={proposals} lookBack={lookBack} />, words),
        "text/html; charset=utf-8",
      );
    };
    return sendCached(request, reply, await cache.get(`${week} ${lookBackKey(lookBack)}`, page));
  });
}

/** A query value given twice counts once. */
const one = (value: unknown): string | undefined => {
  const first: unknown = Array.isArray(value) ? value[0] : value;
  return typeof first === "string" ? first : undefined;
};

interface WeekAsked {
  readonly athlete: AthleteId;
  readonly asOf: LocalDay;
  readonly today: LocalDay;
  readonly done: DoneKind | null;
  readonly charts: ChartWindowQuery;
  readonly words: Words;
}

/** Everything of the page but what is looked back on. */
type WeekParts = Omit<WeekPageProps, "lookBack" | "notes" | "proposals">;

/** Keeps the last week that was asked for: its charts are not drawn again when what is looked back on has come in. */
function keptParts(options: ServerOptions): (key: string, asked: WeekAsked) => Promise<WeekParts> {
  let kept: { readonly key: string; readonly parts: Promise<WeekParts> } | null = null;
  return (key, asked) => {
    if (kept?.key === key) return kept.parts;
    const parts = weekParts(options, asked);
    const entry = { key, parts };
    kept = entry;
    // A failure is not an answer: the next request tries again.
    parts.catch(() => {
      if (kept === entry) kept = null;
    });
    return parts;
  };
}

async function weekParts({ app }: ServerOptions, asked: WeekAsked): Promise<WeekParts> {
  const { athlete, asOf, today, done, words } = asked;
  const report = await app.weeklyReport(athlete, asOf);
  const window = chartWindow(asked.charts, report);
  const charts = drawCharts(report, window.shown, words);
  const questions = asOf === today ? await app.bodyQuestions(athlete, today) : null;
  return { report, charts, window, today, done, questions };
}
