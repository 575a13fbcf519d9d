import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { localDayAt } from "../../domain/instant.ts";
import type { ShareLink } from "../../domain/people.ts";
import { said } from "../../messages/said.ts";
import { PersonError } from "../../usecases/people/person-problem.ts";
import { LINK } from "../access/access.ts";
import { chartWindow } from "../chart-window.ts";
import { drawCharts } from "../draw-charts.ts";
import { EMPTY_FORM, type Form, formOf } from "../form-body.ts";
import { LinkBriefPage, LinkWeekPage } from "../pages/link-pages.tsx";
import type { DoneKind } from "../pages/notice.tsx";
import { fieldsIn, HttpProblem } from "../problem.ts";
import { renderPage } from "../render-page.tsx";
import type { ServerOptions } from "../server-options.ts";
import { proposedExercise } from "../sharing/open-proposals.ts";
import { wordsOf } from "../words-of.ts";

const HTML = "text/html; charset=utf-8";

interface Said {
  readonly done: DoneKind | null;
  readonly sent: Form;
  readonly problems: readonly string[];
}

const NOTHING: Said = { done: null, sent: EMPTY_FORM, problems: [] };

/** `/s/SECRET`: the one page that a link shows; on a brief that takes them, a form for proposals. */
export function linkRoutes(fastify: FastifyInstance, options: ServerOptions): void {
  const { app, people } = options;

  fastify.get<{ Querystring: { done?: unknown } }>("/s/:secret", LINK, async (request, reply) => {
    const done = request.query.done === "proposed" ? "proposed" : null;
    return reply.type(HTML).send(await page(request, { ...NOTHING, done }));
  });

  fastify.post("/s/:secret", LINK, async (request, reply) => {
    const { athlete } = request;
    const link = linkOf(request);
    if (!takesProposals(link)) throw new HttpProblem(404, said("link.gone"));
    const sent = formOf(request.body);
    try {
      const exercise = proposedExercise(sent, await app.today(athlete), link.label);
      if (exercise !== null) await people.propose({ kind: "link", link: link.id }, athlete, exercise);
      return reply.redirect(`${addressOf(request)}?done=proposed`, 303);
    } catch (error) {
      const problems = problemsIn(error, request);
      if (problems === null) throw error;
      return again(reply, await page(request, { done: null, sent, problems }));
    }
  });

  const again = (reply: FastifyReply, html: string) => reply.code(422).type(HTML).send(html);
  const page = async (request: FastifyRequest, shown: Said): Promise<string> => {
    const { athlete } = request;
    const link = linkOf(request);
    const words = wordsOf(request);
    const offsetMinOf = await people.clockOf(athlete);
    const until = localDayAt(link.endsAt, offsetMinOf(link.endsAt));
    if (link.shared.kind === "week") {
      const report = await app.weeklyReport(athlete, link.shared.asOf);
      const charts = drawCharts(report, chartWindow({}, report).shown, words);
      return renderPage(<LinkWeekPage report={report} charts={charts} until={until} />, words);
    }
    const report = await app.therapyReport(athlete, await app.today(athlete));
    const sheet = { report, therapist: await app.therapist(athlete), version: options.version };
    const proposeAt = takesProposals(link) ? addressOf(request) : null;
    return renderPage(<LinkBriefPage {...sheet} {...shown} proposeAt={proposeAt} until={until} />, words);
  };
}

const takesProposals = ({ shared }: ShareLink): boolean => shared.kind === "brief" && shared.takesProposals;

const addressOf = ({ params }: FastifyRequest): string =>
  `/s/${encodeURIComponent((params as { readonly secret: string }).secret)}`;

function linkOf({ viewer }: FastifyRequest): ShareLink {
  if (viewer.kind !== "link") throw new Error("the guard let somebody in who has no link");
  return viewer.link;
}

/** What is wrong with a proposal, in the reader's words; null for what is none of theirs. */
export function problemsIn(error: unknown, request: FastifyRequest): readonly string[] | null {
  const words = wordsOf(request);
  if (error instanceof HttpProblem && error.statusCode === 422)
    return fieldsIn(error.fields, words).map(({ message }) => message);
  return error instanceof PersonError ? [words.say(`person.problem.${error.problem}`)] : null;
}
