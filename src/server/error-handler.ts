import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import type { Said } from "../domain/said.ts";
import { capitalised } from "../domain/site-words.ts";
import { said } from "../messages/said.ts";
import { ENGLISH, type Words } from "../messages/words.ts";
import { PersonError } from "../usecases/people/person-problem.ts";
import { RefusalError } from "../usecases/refusal-error.ts";
import { fieldProblems } from "./entries/check-body.ts";
import { problemHtml } from "./pages/problem-page.tsx";
import { type FieldProblem, fieldsIn, HttpProblem } from "./problem.ts";
import { wordsOf } from "./words-of.ts";

/** What has a title of its own. */
const TITLED = [400, 401, 403, 404, 409, 413, 415, 421, 422, 429, 507] as const;

interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly fields: readonly FieldProblem[];
}

/** What use cases refuse. */
const STATUS_OF: Readonly<Record<string, number>> = {
  NotAllowedError: 403,
  NotFoundError: 404,
  ReusedKeyError: 409,
  UnmeantValueError: 422,
  BusyError: 503,
};

/** What a person is told. Below 500 the message is for them; above it is ours, and they get a general sentence. */
function problemOf(error: FastifyError | HttpProblem, words: Words): Problem {
  const { say, tell } = words;
  const ofUseCase = STATUS_OF[error.name];
  if (ofUseCase !== undefined) return problemOf(new HttpProblem(ofUseCase, refusalIn(error)), words);
  if (error instanceof PersonError)
    return problemOf(new HttpProblem(422, said(`person.problem.${error.problem}`)), words);
  const status = error.statusCode ?? 500;
  if (status >= 500 && !(error instanceof HttpProblem))
    return { status: 500, title: say("problem.title.broken"), detail: say("problem.broken"), fields: [] };
  const title = say(`problem.title.${TITLED.find((one) => one === status) ?? "other"}`);
  if (error instanceof HttpProblem)
    return { status, title, detail: tell(error.said), fields: fieldsIn(error.fields, words) };
  if (error.validation !== undefined) {
    const fields = fieldsIn(fieldProblems(error.validation), words);
    const detail = fields.map((field) => field.message).join(" ") || say("problem.unreadable");
    return { status, title, detail, fields };
  }
  return { status, title, detail: detailOf(error, words), fields: [] };
}

const refusalIn = (error: Error): Said | string =>
  (error instanceof RefusalError ? error.said : null) ?? `${capitalised(error.message)}.`;

function detailOf(error: FastifyError, { say }: Words): string {
  switch (error.code) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
    case "FST_REQ_FILE_TOO_LARGE":
      return say("problem.size");
    case "FST_FILES_LIMIT":
      return say("problem.files");
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return say("problem.content");
    default:
      return error.message;
  }
}

/** A line without anything a person typed: error messages may echo values, so only the name and the stack go in. */
function logLine(error: Error, request: FastifyRequest): string {
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  const cause = error.cause instanceof Error ? ` caused by ${error.cause.name}` : "";
  const route = `${request.method} ${request.routeOptions.url ?? "no route"}`;
  return [`${route} failed (request ${request.id}): ${error.name}${cause}`, ...frames.slice(0, 8)].join("\n");
}

const isApi = (request: FastifyRequest): boolean =>
  request.url.startsWith("/api/") || request.url.startsWith("/local/");

/** Programs are told in English. */
const spokenTo = (request: FastifyRequest): Words => (isApi(request) ? ENGLISH : wordsOf(request));

function sendProblem(request: FastifyRequest, reply: FastifyReply, problem: Problem): FastifyReply {
  reply.code(problem.status).header("cache-control", "no-store");
  if (isApi(request)) {
    return reply.type("application/problem+json; charset=utf-8").send({
      type: "about:blank",
      title: problem.title,
      status: problem.status,
      detail: problem.detail,
      ...(problem.fields.length > 0 ? { errors: problem.fields } : {}),
    });
  }
  const isAlone = request.routeOptions.config?.access?.kind === "link";
  return reply.type("text/html; charset=utf-8").send(problemHtml({ ...problem, isAlone }, wordsOf(request)));
}

/** One place for everything that goes wrong: problem+json for programs, a kind page for people. */
export function answerProblems(fastify: FastifyInstance, log: (line: string) => void): void {
  fastify.setErrorHandler((error: FastifyError | HttpProblem, request, reply) => {
    const problem = problemOf(error, spokenTo(request));
    if (problem.status >= 500) log(logLine(error, request));
    return sendProblem(request, reply, problem);
  });
  fastify.setNotFoundHandler((request, reply) => {
    const problem = problemOf(new HttpProblem(404, said("problem.no-address")), spokenTo(request));
    return sendProblem(request, reply, problem);
  });
}
