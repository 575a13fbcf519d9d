import { timingSafeEqual } from "node:crypto";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { Type } from "typebox";
import { BACKTEST_HORIZONS_DAYS } from "../domain/backtest.ts";
import type { ActivityId, AthleteId, BatchId } from "../domain/ids.ts";
import type { JournalFact } from "../domain/journal.ts";
import type { LocalDay } from "../domain/local-day.ts";
import type { RunQuery } from "../usecases/app.ts";
import { ASSISTANT_NEEDS, type AssistantCall, type AssistantTool } from "../usecases/assistant/assistant-call.ts";
import type { BacktestQuery } from "../usecases/backtest.ts";
import type { Commands, GivenPath } from "../usecases/commands.ts";
import type { ExplainQuestion } from "../usecases/explain.ts";
import type { ExportRequest } from "../usecases/export-to.ts";
import type { AccountCommand } from "../usecases/people/account-commands.ts";
import { OWN_SECRET } from "./access/access.ts";
import { sendLines } from "./line-stream.ts";
import { PROXY_HEADERS } from "./own-host.ts";

const AthleteArg = Type.String({ pattern: "^[a-z0-9][a-z0-9_-]{0,39}$" });
const DayArg = Type.Integer({ minimum: -200_000, maximum: 200_000 });
const PathArg = Type.Object({ given: Type.String({ maxLength: 4096 }), absolute: Type.String({ maxLength: 4096 }) });
const FactArg = Type.Object({ kind: Type.String({ maxLength: 40 }) }, { additionalProperties: true });
const AccountArg = Type.Object({ do: Type.String({ maxLength: 20 }) }, { additionalProperties: true });
const IdArg = Type.String({ minLength: 1, maxLength: 200 });
const ImportArg = Type.Object({
  paths: Type.Array(PathArg, { maxItems: 10_000 }),
  isComplete: Type.Boolean(),
  stopKey: IdArg,
});
const RunQueryArg = Type.Object({
  from: Type.Optional(DayArg),
  to: Type.Optional(DayArg),
  limit: Type.Integer({ minimum: 1, maximum: 100_000 }),
  before: Type.Optional(IdArg),
  withDeleted: Type.Optional(Type.Boolean()),
});

const BacktestArg = Type.Object({
  asOf: DayArg,
  horizonDays: Type.Union(BACKTEST_HORIZONS_DAYS.map((days) => Type.Literal(days))),
});

const ExplainArg = Type.Object({ code: IdArg, method: IdArg, asOf: DayArg });

/** The program that asks has checked what a tool takes; what it names is checked again where it is looked for. */
const AssistantArg = Type.Object({
  tool: Type.Enum(Object.keys(ASSISTANT_NEEDS) as AssistantTool[]),
  args: Type.Object({}, { additionalProperties: true }),
  token: Type.Union([Type.String({ maxLength: 200 }), Type.Null()]),
  localAthlete: AthleteArg,
});

const Request = Type.Union([
  Type.Object({ method: Type.Literal("today"), args: Type.Tuple([AthleteArg]) }),
  Type.Object({
    method: Type.Union([Type.Literal("weeklyReport"), Type.Literal("planReport"), Type.Literal("linkReport")]),
    args: Type.Tuple([AthleteArg, DayArg]),
  }),
  Type.Object({ method: Type.Literal("explain"), args: Type.Tuple([AthleteArg, ExplainArg]) }),
  Type.Object({ method: Type.Literal("backtest"), args: Type.Tuple([AthleteArg, BacktestArg]) }),
  Type.Object({ method: Type.Literal("squadReport"), args: Type.Tuple([DayArg]) }),
  Type.Object({ method: Type.Literal("importPaths"), args: Type.Tuple([AthleteArg, ImportArg]) }),
  Type.Object({ method: Type.Literal("stopImport"), args: Type.Tuple([IdArg]) }),
  Type.Object({ method: Type.Literal("log"), args: Type.Tuple([AthleteArg, Type.Array(FactArg, { maxItems: 1000 })]) }),
  Type.Object({ method: Type.Literal("runs"), args: Type.Tuple([AthleteArg, RunQueryArg]) }),
  Type.Object({ method: Type.Literal("run"), args: Type.Tuple([AthleteArg, IdArg]) }),
  Type.Object({
    method: Type.Union([Type.Literal("undoImport"), Type.Literal("redoImport")]),
    args: Type.Tuple([AthleteArg, IdArg]),
  }),
  Type.Object({
    method: Type.Union([Type.Literal("splitSources"), Type.Literal("rejoinSources")]),
    args: Type.Tuple([AthleteArg, IdArg, IdArg]),
  }),
  Type.Object({
    method: Type.Literal("recentImports"),
    args: Type.Tuple([AthleteArg, Type.Integer({ minimum: 1, maximum: 10_000 })]),
  }),
  Type.Object({ method: Type.Literal("account"), args: Type.Tuple([AccountArg]) }),
  Type.Object({ method: Type.Literal("assistant"), args: Type.Tuple([AssistantArg]) }),
  Type.Object({ method: Type.Literal("rebuild"), args: Type.Array(Type.Never(), { maxItems: 0 }) }),
  Type.Object({
    method: Type.Literal("exportTo"),
    args: Type.Tuple([Type.Object({ athlete: AthleteArg, path: Type.String({ maxLength: 4096 }) })]),
  }),
  Type.Object({
    method: Type.Union([Type.Literal("erasePlan"), Type.Literal("eraseAthlete")]),
    args: Type.Tuple([AthleteArg]),
  }),
  Type.Object({ method: Type.Literal("backup"), args: Type.Tuple([Type.String({ maxLength: 4096 })]) }),
]);

interface StoppableImport {
  readonly paths: readonly GivenPath[];
  readonly isComplete: boolean;
  /** Under which `stopImport` finds it. */
  readonly stopKey: string;
}

/** The request after its schema held: the caller is our own command line, proven by the token. */
type LocalRequest =
  | { readonly method: "today"; readonly args: readonly [AthleteId] }
  | { readonly method: "weeklyReport" | "planReport" | "linkReport"; readonly args: readonly [AthleteId, LocalDay] }
  | { readonly method: "explain"; readonly args: readonly [AthleteId, ExplainQuestion] }
  | { readonly method: "squadReport"; readonly args: readonly [LocalDay] }
  | { readonly method: "backtest"; readonly args: readonly [AthleteId, BacktestQuery] }
  | {
      readonly method: "importPaths";
      readonly args: readonly [AthleteId, StoppableImport];
    }
  | { readonly method: "stopImport"; readonly args: readonly [string] }
  | { readonly method: "log"; readonly args: readonly [AthleteId, readonly JournalFact[]] }
  | { readonly method: "runs"; readonly args: readonly [AthleteId, RunQuery] }
  | { readonly method: "run"; readonly args: readonly [AthleteId, ActivityId] }
  | { readonly method: "undoImport" | "redoImport"; readonly args: readonly [AthleteId, BatchId] }
  | {
      readonly method: "splitSources" | "rejoinSources";
      readonly args: readonly [AthleteId, ActivityId, ActivityId];
    }
  | { readonly method: "recentImports"; readonly args: readonly [AthleteId, number] }
  | { readonly method: "account"; readonly args: readonly [AccountCommand] }
  | { readonly method: "assistant"; readonly args: readonly [AssistantCall] }
  | { readonly method: "rebuild"; readonly args: readonly [] }
  | { readonly method: "exportTo"; readonly args: readonly [ExportRequest] }
  | { readonly method: "erasePlan" | "eraseAthlete"; readonly args: readonly [AthleteId] }
  | { readonly method: "backup"; readonly args: readonly [string] };

/**
 * `POST /local/v1/command`: a command of the same machine and user runs here, in the process that owns the database.
 * The answer is one JSON line an event, then `{"result"}` or `{"error"}`.
 */
export function registerLocalCommand(fastify: FastifyInstance, options: { commands: Commands; token: string }): void {
  const work: Work = { commands: options.commands, imports: new Map() };
  fastify.post("/local/v1/command", { schema: { body: Request }, ...OWN_SECRET }, async (request, reply) => {
    if (!isFromThisMachine(request)) return reply.callNotFound();
    if (!hasToken(request.headers.authorization, options.token)) return reply.code(401).send();
    return sendLines(
      reply,
      async (write) => {
        const result = await perform(work, request.body as LocalRequest, (event) => write({ event }));
        write({ result: result ?? null });
      },
      (error) => ({ error: nameAndMessage(error) }),
    );
  });
}

/** Whether a request comes straight from a program of this machine, and from nobody through a proxy. */
function isFromThisMachine({ headers, socket }: FastifyRequest): boolean {
  const from = socket.remoteAddress?.replace(/^::ffff:/, "") ?? "127.0.0.1";
  const isHere = from === "::1" || from.startsWith("127.") || from === socket.localAddress?.replace(/^::ffff:/, "");
  return isHere && PROXY_HEADERS.every((name) => headers[name] === undefined);
}

function hasToken(header: string | undefined, token: string): boolean {
  const given = Buffer.from(header ?? "");
  const wanted = Buffer.from(`Bearer ${token}`);
  return given.length === wanted.length && timingSafeEqual(given, wanted);
}

function nameAndMessage(error: unknown): { readonly name: string; readonly message: string } {
  const { name, message } = error instanceof Error ? error : new Error(String(error));
  return { name, message };
}

interface Work {
  readonly commands: Commands;
  /** Imports that run, by their stop key. */
  readonly imports: Map<string, AbortController>;
}

async function importPaths(
  { commands, imports }: Work,
  athlete: AthleteId,
  { stopKey, ...request }: StoppableImport,
  onEvent: (event: object) => void,
): Promise<unknown> {
  const stop = new AbortController();
  imports.set(stopKey, stop);
  try {
    return await commands.importPaths(athlete, request, onEvent, stop.signal);
  } finally {
    imports.delete(stopKey);
  }
}

function perform(work: Work, request: LocalRequest, onEvent: (event: object) => void): Promise<unknown> {
  const { commands } = work;
  switch (request.method) {
    case "today":
      return commands.today(...request.args);
    case "weeklyReport":
    case "planReport":
    case "linkReport":
      return commands[request.method](...request.args);
    case "explain":
      return commands.explain(...request.args);
    case "backtest":
      return commands.backtest(...request.args, onEvent);
    case "squadReport":
      return commands.squadReport(...request.args, onEvent);
    case "importPaths":
      return importPaths(work, ...request.args, onEvent);
    case "stopImport":
      work.imports.get(request.args[0])?.abort();
      return Promise.resolve();
    case "log":
      return commands.log(...request.args);
    case "runs":
      return commands.runs(...request.args);
    case "run":
      return commands.run(...request.args);
    case "undoImport":
    case "redoImport":
      return commands[request.method](...request.args);
    case "splitSources":
    case "rejoinSources":
      return commands[request.method](...request.args);
    case "recentImports":
      return commands.recentImports(...request.args);
    case "account":
      return commands.account(...request.args);
    case "assistant":
      return commands.assistant(...request.args);
    case "rebuild":
      return commands.rebuild(onEvent);
    case "exportTo":
      return commands.exportTo(...request.args, onEvent);
    case "erasePlan":
    case "eraseAthlete":
      return commands[request.method](...request.args);
    case "backup":
      return commands.backup(...request.args, onEvent);
    default:
      return request satisfies never;
  }
}
