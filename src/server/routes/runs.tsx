import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance, FastifyReply } from "fastify";
import { Type } from "typebox";
import { RUN_AXES, type RunAxisKind } from "../../charts/run-axis.ts";
import type { ActivityId, AthleteId } from "../../domain/ids.ts";
import type { JournalFact } from "../../domain/journal.ts";
import { said } from "../../messages/said.ts";
import type { Words } from "../../messages/words.ts";
import type { RunDetail } from "../../usecases/app.ts";
import type { RunRecording } from "../../usecases/run-samples.ts";
import { own } from "../access/access.ts";
import { drawRunCharts } from "../draw-run-charts.ts";
import { correctionFromForm, isCorrectionField } from "../entries/correction-facts.ts";
import { type Form, formOf, numberOf, textOf } from "../form-body.ts";
import { filterOf, listRuns, runChoice, runsAddress } from "../list-runs.ts";
import { cachedBody, type PageCache, sendCached } from "../page-cache.ts";
import { type DoneKind, doneKind } from "../pages/notice.tsx";
import { RunPage } from "../pages/run-page.tsx";
import type { ShownRecording } from "../pages/run-recording.tsx";
import { yearsOf } from "../pages/run-years.tsx";
import { RunsPage } from "../pages/runs-page.tsx";
import { fieldsIn, HttpProblem } from "../problem.ts";
import { renderPage } from "../render-page.tsx";
import { type OneAthlete, ofRequest, type ServerOptions } from "../server-options.ts";
import { wordsOf } from "../words-of.ts";

const HTML = "text/html; charset=utf-8";
const ROWS_PER_PAGE = 60;

const Text = Type.Optional(Type.String({ maxLength: 200 }));
const RunsQuery = Type.Object({
  ...{ show: Text, before: Text, q: Text, sport: Text, year: Text },
  ...{ month: Text, band: Text, flagged: Text, corrected: Text },
});
const RunQuery = Type.Object({ done: Text, other: Text, by: Text });
const GONE = said("refused.run-gone");
export const RunParams = Type.Object({ id: Type.String({ minLength: 1, maxLength: 200 }) });

/** @throws HttpProblem 404 when there is no such run */
export async function runOf({ app, athlete }: Pick<OneAthlete, "app" | "athlete">, id: string): Promise<RunDetail> {
  const run = await app.run(athlete, id as ActivityId);
  if (run === null) throw new HttpProblem(404, GONE);
  return run;
}

/** `/runs` and `/runs/:id`: the list, and one run with its sources, its corrections and what was split from it. */
export function runRoutes(fastify: FastifyInstance, options: ServerOptions, cache: PageCache): void {
  const { app } = options;
  const site = fastify.withTypeProvider<TypeBoxTypeProvider>();

  site.get("/runs", { schema: { querystring: RunsQuery }, ...own("runs") }, async (request, reply) => {
    const { athlete } = request;
    const choice = runChoice(request.query);
    const before = request.query.before === "" ? undefined : (request.query.before as ActivityId | undefined);
    const words = wordsOf(request);
    const key = ["runs", await app.dataVersion(), athlete, words.code, runsAddress(choice, before ?? null)].join(" ");
    const cached = await cache.get(key, async () => {
      const filter = filterOf(choice);
      const query = { ...filter, limit: ROWS_PER_PAGE, ...(before === undefined ? {} : { before }) };
      const page = await listRuns(app, athlete, query);
      const months = await app.runMonths(athlete, filter);
      const everyYear = { ...choice, year: null, month: null };
      const years = choice.year === null ? months : await app.runMonths(athlete, filterOf(everyYear));
      const shown = { choice, page, months, years: yearsOf(years), isLater: before !== undefined };
      return cachedBody(renderPage(<RunsPage {...shown} />, words), HTML);
    });
    return sendCached(request, reply, cached);
  });

  const looked = { schema: { params: RunParams, querystring: RunQuery }, ...own("runs") };
  site.get("/runs/:id", looked, async (request, reply) => {
    const { athlete } = request;
    const one = ofRequest(options, request);
    const { id } = request.params;
    const done = doneKind(request.query.done);
    const other = done === "split" ? (request.query.other ?? null) : null;
    const by = RUN_AXES.find((axis) => axis === request.query.by) ?? "time";
    // An original may go missing and come back without a change of data.
    const recording = await recordingOf(one, id);
    const words = wordsOf(request);
    const key = ["run", await app.dataVersion(), athlete, id, done, other, by, recording.kind, words.code].join(" ");
    const cached = await cache.get(key, async () => {
      const shown = await shownRun(one, id, shownRecording(recording, by, words));
      return cachedBody(renderPage(<RunPage {...shown} done={done} splitFrom={other} problems={[]} />, words), HTML);
    });
    return sendCached(request, reply, cached);
  });

  runForms(fastify, options);
}

/** Everything that the page of a run shows of it. @throws HttpProblem 404 when there is no such run */
async function shownRun({ app, athlete }: OneAthlete, id: string, recording: ShownRecording) {
  const run = await runOf({ app, athlete }, id);
  const effect = await app.runEffect(athlete, run.id);
  if (effect === null) throw new HttpProblem(404, GONE);
  return { run, effect, recording };
}

/** What the original of a run holds. @throws HttpProblem 404 when there is no such run */
export async function recordingOf({ app, athlete }: OneAthlete, id: string): Promise<RunRecording> {
  const recording = await app.runRecording(athlete, id as ActivityId);
  if (recording === null) throw new HttpProblem(404, GONE);
  return recording;
}

/** A recording as charts, or why there are none. */
export function shownRecording(recording: RunRecording, by: RunAxisKind, words: Words): ShownRecording {
  if (recording.kind !== "recorded") return recording;
  const { samples } = recording;
  const canBy = RUN_AXES.filter((axis) => axis === "time" || samples.columns.distanceM !== undefined);
  const drawn = drawRunCharts(samples, by, words);
  return drawn.charts.length === 0
    ? { kind: "none" }
    : { kind: "charts", by: canBy.includes(by) ? by : "time", canBy, ...drawn };
}

/** Who fills a form in, and the words they read. */
interface Reader {
  readonly athlete: AthleteId;
  readonly words: Words;
}

/** The forms of a run's page. Each answers with the page again: changed, or with what was wrong. */
function runForms(fastify: FastifyInstance, options: ServerOptions): void {
  const { app } = options;
  const site = fastify.withTypeProvider<TypeBoxTypeProvider>();

  const form = (name: string, act: (run: RunDetail, form: Form, reader: Reader) => Promise<string>) => {
    site.post(`/runs/:id/${name}`, { schema: { params: RunParams }, ...own("runs") }, async (request, reply) => {
      const one = ofRequest(options, request);
      const run = await runOf(one, request.params.id);
      const words = wordsOf(request);
      try {
        const query = await act(run, formOf(request.body), { athlete: one.athlete, words });
        return reply.redirect(`/runs/${encodeURIComponent(run.id)}?${query}`, 303);
      } catch (error) {
        if (error instanceof HttpProblem) return showAgain(one, { reply, words }, run, error);
        throw error;
      }
    });
  };
  const log = ({ athlete }: Reader, ...facts: readonly JournalFact[]) => app.log(athlete, facts);

  form("correct", async (run, sent, reader) => {
    const correction = correctionFromForm(sent, reader.words);
    await log(reader, { kind: "correction", activityId: run.id, correction });
    return doneIs(correction.field === "deleted" ? "deleted" : "corrected");
  });
  form("take-back", async (run, sent, reader) => {
    const field = textOf(sent, "field");
    if (!isCorrectionField(field)) throw new HttpProblem(400, said("refused.form"));
    await log(reader, { kind: "correction-removed", activityId: run.id, field });
    return doneIs(field === "deleted" ? "restored" : "taken-back");
  });
  form("rpe", async (run, sent, reader) => {
    await log(reader, { kind: "rpe", entry: { day: run.day, activityId: run.id, rpe0To10: scoreFrom(sent) } });
    return doneIs("rpe");
  });
  form("split", async (run, sent, { athlete }) => {
    const other = otherOf(sent);
    await app.splitSources(athlete, run.id, other);
    return `${doneIs("split")}&other=${encodeURIComponent(other)}`;
  });
  form("rejoin", async (run, sent, { athlete }) => {
    await app.rejoinSources(athlete, run.id, otherOf(sent));
    return doneIs("rejoined");
  });
}

const doneIs = (done: DoneKind): string => `done=${done}`;

function scoreFrom(form: Form): number {
  const score = numberOf(form, "rpe0To10");
  const message = said("refused.score");
  if (typeof score !== "number" || score < 0 || score > 10) {
    throw new HttpProblem(422, message, [{ field: "rpe0To10", message }]);
  }
  return score;
}

function otherOf(form: Form): ActivityId {
  const other = textOf(form, "other");
  if (other === undefined) throw new HttpProblem(400, said("refused.which-source"));
  return other as ActivityId;
}

async function showAgain(
  options: OneAthlete,
  { reply, words }: { readonly reply: FastifyReply; readonly words: Words },
  { id }: RunDetail,
  { statusCode, fields, said }: HttpProblem,
): Promise<FastifyReply> {
  const shown = await shownRun(options, id, shownRecording(await recordingOf(options, id), "time", words));
  const problems = fieldsIn(fields.length > 0 ? fields : [{ field: "", message: said }], words);
  const html = renderPage(<RunPage {...shown} done={null} splitFrom={null} problems={problems} />, words);
  return reply.code(statusCode).type(HTML).header("cache-control", "no-store").send(html);
}
