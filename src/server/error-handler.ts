import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { capitalised } from "../domain/site-words.ts";
import { fieldProblems } from "./entries/check-body.ts";
import { problemHtml } from "./pages/problem-page.tsx";
import { type FieldProblem, HttpProblem } from "./problem.ts";
import { wordsOf } from "./words-of.ts";

const TITLES: Readonly<Record<number, string>> = {
  400: "That could not be read",
  401: "Who are you?",
  403: "That is not allowed from here",
  404: "There is no such page",
  413: "That is too large",
  415: "That kind of content is not read here",
  421: "Wrong name for this server",
  507: "There is no room left",
  422: "Something is missing or wrong",
};

interface Problem {
  readonly status: number;
  readonly title: string;
  readonly detail: string;
  readonly fields: readonly FieldProblem[];
}

/** What a person is told. Below 500 the message is for them; above it is ours, and they get a general sentence. */
function problemOf(error: FastifyError | HttpProblem): Problem {
  if (error.name === "NotAllowedError") return problemOf(new HttpProblem(403, `${capitalised(error.message)}.`));
  if (error.name === "BusyError") return problemOf(new HttpProblem(503, `${capitalised(error.message)}.`));
  if (error.name === "NotFoundError") return problemOf(new HttpProblem(404, `${capitalised(error.message)}.`));
  const status = error.statusCode ?? 500;
  if (status >= 500 && !(error instanceof HttpProblem)) {
    return {
      status: 500,
      title: "Something broke on our side",
      detail: "Nothing you sent caused this. Try again; if it stays, look at what niggle printed where it was started.",
      fields: [],
    };
  }
  const title = TITLES[status] ?? "That did not work";
  if (error instanceof HttpProblem) return { status, title, detail: error.message, fields: error.fields };
  if (error.validation !== undefined) {
    const fields = fieldProblems(error.validation);
    const detail = fields.map((field) => field.message).join(" ") || "That could not be read.";
    return { status, title, detail, fields };
  }
  return { status, title, detail: wordsFor(error), fields: [] };
}

function wordsFor(error: FastifyError): string {
  switch (error.code) {
    case "FST_ERR_CTP_BODY_TOO_LARGE":
    case "FST_REQ_FILE_TOO_LARGE":
      return "That is more than this server takes at once. Send fewer or smaller files.";
    case "FST_FILES_LIMIT":
      return "That is more files than this server takes at once. Send a zip of the folder, or fewer files.";
    case "FST_ERR_CTP_INVALID_MEDIA_TYPE":
      return "Send JSON to the API, and forms to the pages.";
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
  return reply.type("text/html; charset=utf-8").send(problemHtml(problem, wordsOf(request)));
}

/** One place for everything that goes wrong: problem+json for programs, a kind page for people. */
export function answerProblems(fastify: FastifyInstance, log: (line: string) => void): void {
  fastify.setErrorHandler((error: FastifyError | HttpProblem, request, reply) => {
    const problem = problemOf(error);
    if (problem.status >= 500) log(logLine(error, request));
    return sendProblem(request, reply, problem);
  });
  fastify.setNotFoundHandler((request, reply) => {
    const problem = problemOf(new HttpProblem(404, "Nothing is kept at this address."));
    return sendProblem(request, reply, problem);
  });
}
