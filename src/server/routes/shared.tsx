import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { ActivityId } from "../../domain/ids.ts";
import type { LocalDay } from "../../domain/local-day.ts";
import { said } from "../../messages/said.ts";
import { granted } from "../access/access.ts";
import { actorOf } from "../access/guard-access.ts";
import { chartWindow } from "../chart-window.ts";
import { drawCharts } from "../draw-charts.ts";
import { type FormKind, factsFromForm, isFormKind } from "../entries/form-entries.ts";
import { type Form, formOf, textOf } from "../form-body.ts";
import { listRuns } from "../list-runs.ts";
import { ATHLETE_DONE, type AthleteDone, AthletePage, athleteAddress } from "../pages/athlete-page.tsx";
import { AthleteBriefPage, AthleteLogPage, AthleteRunPage, AthleteRunsPage } from "../pages/athlete-parts.tsx";
import type { LogState } from "../pages/log-state.ts";
import { fieldsIn, HttpProblem } from "../problem.ts";
import { renderPage } from "../render-page.tsx";
import { saidOnceKey } from "../said-once.ts";
import { ofRequest, type ServerOptions } from "../server-options.ts";
import { proposedExercise } from "../sharing/open-proposals.ts";
import { type SharedPart, seenBy } from "../sharing/seen-by.ts";
import { seesChart } from "../sharing/seen-charts.ts";
import { sharedSummary } from "../sharing/shared-summary.ts";
import { accountIn, accountOf } from "../squad/squad-site.ts";
import { wordsOf } from "../words-of.ts";
import { problemsIn } from "./link.tsx";
import { type LogQuery, placeOf, startedAt } from "./log.tsx";
import { recordingOf, runOf, shownRecording } from "./runs.tsx";
import { sendPrivate } from "./sign-in.tsx";

const ROWS_PER_PAGE = 60;
const OVERVIEW = "/athletes/:athlete";

/** `/athletes/NAME`: what an athlete shares with who asks. The guard lets nobody else in, and puts each look on record. */
export function sharedRoutes(fastify: FastifyInstance, options: ServerOptions): void {
  const { app, people, version } = options;

  fastify.get<{ Querystring: { done?: unknown } }>(OVERVIEW, granted("summary", "view"), async (request, reply) => {
    const done = ATHLETE_DONE.find((one) => one === request.query.done) ?? null;
    return overview(request, reply, options, { done, problems: [] });
  });

  const runs = `${OVERVIEW}/runs`;
  fastify.get<{ Querystring: { before?: unknown } }>(runs, granted("runs", "view"), async (request, reply) => {
    const { athlete } = request;
    const { before } = request.query;
    const behind = typeof before === "string" && before !== "" ? { before: before as ActivityId } : {};
    const page = await listRuns(app, athlete, { limit: ROWS_PER_PAGE, ...behind });
    const shown = { athlete, name: await nameOf(options, request), ...page };
    return sendPrivate(reply, renderPage(<AthleteRunsPage {...shown} />, wordsOf(request)));
  });

  fastify.get(`${OVERVIEW}/runs/:id`, granted("runs", "view"), async (request, reply) => {
    const { athlete } = request;
    const { id } = request.params as { readonly id: string };
    const one = ofRequest(options, request);
    const words = wordsOf(request);
    const run = await runOf(one, id);
    const recording = shownRecording(await recordingOf(one, id), "time", words);
    const shown = { athlete, name: await nameOf(options, request), run, recording };
    return sendPrivate(reply, renderPage(<AthleteRunPage {...shown} />, words));
  });

  fastify.get(`${OVERVIEW}/brief`, granted("therapy", "view"), async (request, reply) => {
    const { athlete, viewer } = request;
    const today = await app.today(athlete);
    const [report, therapist, sees, name] = await Promise.all([
      app.therapyReport(athlete, today),
      app.therapist(athlete),
      seenBy(people, viewer, athlete),
      nameOf(options, request),
    ]);
    const shown = { athlete, name, report, therapist, version, sees };
    return sendPrivate(reply, renderPage(<AthleteBriefPage {...shown} />, wordsOf(request)));
  });

  remarks(fastify, options);
  logOfAthlete(fastify, options);
}

/** The name that an account goes by; before there are accounts, the name of the data. */
async function nameOf({ people }: ServerOptions, { athlete }: FastifyRequest): Promise<string> {
  return (await people.accounts()).find((one) => one.athlete === athlete)?.displayName ?? athlete;
}

interface Came {
  readonly done: AthleteDone | null;
  readonly problems: readonly string[];
}

async function overview(request: FastifyRequest, reply: FastifyReply, options: ServerOptions, came: Came) {
  const { app, people } = options;
  const { athlete, viewer } = request;
  const words = wordsOf(request);
  const summary = await sharedSummary(options, request);
  const { sees, report } = summary;
  const drawn = sees.runs || sees.pain || sees.therapy ? drawCharts(report, chartWindow({}, report).shown, words) : [];
  const charts = drawn.filter(({ chart }) => seesChart(chart.id, sees));
  const body = sees.pain ? await app.bodyReport(athlete, summary.asOf) : null;
  const own = new Set((await people.notes(athlete)).flatMap(({ id, by }) => (by === accountOf(viewer) ? [id] : [])));
  const notes = (await app.notesTo(athlete, people)).filter(({ id }) => own.has(id));
  const shown = { athlete, summary, charts, body, notes };
  return sendPrivate(reply, renderPage(<AthletePage {...shown} {...came} />, words));
}

/** Notes and proposals: what goes to the athlete. */
function remarks(fastify: FastifyInstance, options: ServerOptions): void {
  const { app, people } = options;

  fastify.post(`${OVERVIEW}/notes`, granted("summary", "comment"), async (request, reply) => {
    const { athlete } = request;
    const text = textOf(formOf(request.body), "text");
    const by = accountIn(request);
    if (text !== undefined) await people.writeNote(by, athlete, { about: null, text });
    return reply.redirect(`${athleteAddress(athlete)}?done=${text === undefined ? "note-empty" : "note"}#notes`, 303);
  });

  fastify.post(`${OVERVIEW}/proposals`, granted("therapy", "comment"), async (request, reply) => {
    const { athlete, viewer } = request;
    const account = accountIn(request);
    const name = viewer.kind === "account" ? viewer.account.displayName : null;
    try {
      const exercise = proposedExercise(formOf(request.body), await app.today(athlete), name);
      if (exercise !== null) await people.propose({ kind: "account", account }, athlete, exercise);
    } catch (error) {
      const problems = problemsIn(error, request);
      if (problems === null) throw error;
      return overview(request, reply.code(422), options, { done: null, problems });
    }
    return reply.redirect(`${athleteAddress(athlete)}?done=proposed`, 303);
  });
}

/** What somebody else may log, and the scope it is of. Everything else is the athlete's own to say. */
const PART_OF_KIND: Readonly<Partial<Record<FormKind, SharedPart>>> = {
  pain: "pain",
  "no-pain": "pain",
  rpe: "runs",
  rest: "runs",
  therapy: "therapy",
};

function logOfAthlete(fastify: FastifyInstance, options: ServerOptions): void {
  const { app, people } = options;

  const page = async (request: FastifyRequest, shown: { state: LogState; done: FormKind | null; today: LocalDay }) => {
    const { athlete, viewer } = request;
    const { logs } = await seenBy(people, viewer, athlete);
    const pain = logs.includes("pain") ? (await app.weeklyReport(athlete, shown.today)).pain : [];
    const props = { athlete, name: await nameOf(options, request), logs, pain, ...shown };
    return renderPage(<AthleteLogPage {...props} />, wordsOf(request));
  };

  fastify.get<{ Querystring: LogQuery }>(`${OVERVIEW}/log`, granted("summary", "edit"), async (request, reply) => {
    const { query, athlete } = request;
    const done = isFormKind(query.done) && PART_OF_KIND[query.done] !== undefined ? query.done : null;
    const today = await app.today(athlete);
    return sendPrivate(reply, await page(request, { state: startedAt(placeOf(query)), done, today }));
  });

  fastify.post(`${OVERVIEW}/log`, granted("summary", "edit"), async (request, reply) => {
    const { athlete } = request;
    const form = formOf(request.body);
    const kind = await kindIn(form, request, options);
    const today = await app.today(athlete);
    try {
      await app.log(athlete, factsFromForm(kind, form, today), saidOnceKey(request), actorOf(request));
    } catch (error) {
      if (!(error instanceof HttpProblem)) throw error;
      const state = { kind, form, problems: fieldsIn(error.fields, wordsOf(request)) };
      return sendPrivate(reply.code(error.statusCode), await page(request, { state, done: null, today }));
    }
    return reply.redirect(`${athleteAddress(athlete)}/log?done=${kind}`, 303);
  });
}

/** @throws HttpProblem for a form that is none, or of a part that the reader may not write in */
async function kindIn(form: Form, { viewer, athlete }: FastifyRequest, { people }: ServerOptions): Promise<FormKind> {
  const kind = textOf(form, "kind");
  const part = isFormKind(kind) ? PART_OF_KIND[kind] : undefined;
  if (!isFormKind(kind) || part === undefined) throw new HttpProblem(400, said("refused.form"));
  const reach = await people.reach(viewer, { athlete, scope: part, level: "edit" });
  if (reach.kind === "no") throw new HttpProblem(404, said("shared.not-that"));
  return kind;
}
