import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import { type Static, Type } from "typebox";
import { SPORTS } from "../../../domain/activity.ts";
import type { ActivityId } from "../../../domain/ids.ts";
import { type LocalDay, parseLocalDay } from "../../../domain/local-day.ts";
import type { RunFilter } from "../../../usecases/run-filter.ts";
import { own } from "../../access/access.ts";
import { actorOf } from "../../access/guard-access.ts";
import { creates, DayAsked, Logged, reads, settles, WriteHeaders } from "../../api/api-schema.ts";
import { After, Limit, linkNext, rowsFrom } from "../../api/next-of.ts";
import { CorrectionBody, SplitBody, TakeBackQuery } from "../../entries/correction-facts.ts";
import { FILTER_OF_VIEW, listRuns, RUN_VIEWS, runView } from "../../list-runs.ts";
import { HttpProblem } from "../../problem.ts";
import { runDetailJson, runRowJson } from "../../run-json.ts";
import { saidOnceKey } from "../../said-once.ts";
import { ofRequest, type ServerOptions } from "../../server-options.ts";
import { RunParams, runOf } from "../runs.tsx";
import { runRecordingApi } from "./run-recording.ts";
import { Run, RunMonths, Runs } from "./run-schemas.ts";

const Day = Type.Optional(DayAsked);
const YesNo = Type.Optional(Type.Enum(["true", "false"]));
const Metres = Type.Optional(Type.String({ pattern: "^\\d{1,7}(\\.\\d+)?$" }));
const filterFields = {
  show: Type.Optional(Type.Enum([...RUN_VIEWS])),
  from: Day,
  to: Day,
  withDeleted: YesNo,
  sport: Type.Optional(Type.Enum([...SPORTS])),
  flagged: YesNo,
  corrected: YesNo,
  minDistanceM: Metres,
  belowDistanceM: Metres,
  text: Type.Optional(Type.String({ maxLength: 100 })),
};
const FilterQuery = Type.Object(filterFields);
const RunsQuery = Type.Object({ ...filterFields, limit: Limit, after: After }, { additionalProperties: false });

const runsSchema = {
  operationId: "listRuns",
  summary: "Sessions of every sport, newest first.",
  tags: ["runs"],
  querystring: RunsQuery,
  response: reads(Runs),
};
const monthsSchema = {
  operationId: "listRunMonths",
  summary: "What the sessions of each month come to, newest first.",
  tags: ["runs"],
  querystring: FilterQuery,
  response: reads(RunMonths),
};
const runSchema = {
  operationId: "getRun",
  summary: "One session with its laps, its corrections and every source.",
  tags: ["runs"],
  params: RunParams,
  response: reads(Run),
};
const correctSchema = {
  operationId: "correctRun",
  summary: "Corrects a field of a run. The files stay what they are.",
  tags: ["runs"],
  headers: WriteHeaders,
  body: CorrectionBody,
  example: { activityId: "a1b2c3", field: "distanceM", value: 10_000 },
  response: creates(Logged),
};
const uncorrectSchema = {
  operationId: "takeBackCorrection",
  summary: "Takes a correction back.",
  tags: ["runs"],
  headers: WriteHeaders,
  querystring: TakeBackQuery,
  response: settles,
};
const splitSchema = {
  operationId: "splitSources",
  summary: "Says that two sources are two sessions.",
  tags: ["runs"],
  headers: WriteHeaders,
  body: SplitBody,
  example: { first: "a1b2c3", second: "d4e5f6" },
  response: creates(Logged),
};
const rejoinSchema = {
  operationId: "rejoinSources",
  summary: "Takes a split back.",
  tags: ["runs"],
  headers: WriteHeaders,
  querystring: SplitBody,
  response: settles,
};

/** Runs, one run, and a person's corrections of it. */
export function runApi(fastify: FastifyInstance, options: ServerOptions): void {
  const { app } = options;
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();

  api.get("/runs", { schema: runsSchema, ...own("runs") }, async (request, reply) => {
    const { limit, after } = request.query;
    const page = await listRuns(app, request.athlete, {
      ...filterFrom(request.query),
      limit: rowsFrom(limit),
      ...(after === undefined ? {} : { before: after as ActivityId }),
    });
    linkNext(request, reply, page.next);
    return reply.code(200).send({ runs: page.rows.map(runRowJson), next: page.next });
  });

  api.get("/run-months", { schema: monthsSchema, ...own("runs") }, async (request) => ({
    months: await app.runMonths(request.athlete, filterFrom(request.query)),
  }));

  api.get("/runs/:id", { schema: runSchema, ...own("runs") }, async (request) =>
    runDetailJson(await runOf(ofRequest(options, request), request.params.id)),
  );

  runRecordingApi(fastify, options);

  correctionApi(fastify, options);
}

/** What a person says against the files, and takes back. */
function correctionApi(fastify: FastifyInstance, { app }: ServerOptions): void {
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();

  api.post("/corrections", { schema: correctSchema, ...own("runs") }, async (request, reply) => {
    // The schema holds: each field has its own kind of value.
    const { activityId, ...correction } = request.body as CorrectionBody;
    const fact = { kind: "correction", activityId, correction } as const;
    await app.log(request.athlete, [fact], saidOnceKey(request), actorOf(request));
    return reply.code(201).send({ logged: 1 });
  });

  api.delete("/corrections", { schema: uncorrectSchema, ...own("runs") }, async (request, reply) => {
    const { activityId, field } = request.query;
    const back = { kind: "correction-removed", activityId: activityId as ActivityId, field } as const;
    await app.log(request.athlete, [back], saidOnceKey(request), actorOf(request));
    return reply.code(204).send(null);
  });

  api.post("/splits", { schema: splitSchema, ...own("runs") }, async (request, reply) => {
    const { first, second } = request.body;
    const fact = { kind: "sources-split", first: first as ActivityId, second: second as ActivityId } as const;
    await app.log(request.athlete, [fact], saidOnceKey(request), actorOf(request));
    return reply.code(201).send({ logged: 1 });
  });

  api.delete("/splits", { schema: rejoinSchema, ...own("runs") }, async (request, reply) => {
    const { first, second } = request.query;
    const said = { key: saidOnceKey(request), by: actorOf(request) };
    await app.rejoinSources(request.athlete, first as ActivityId, second as ActivityId, said);
    return reply.code(204).send(null);
  });
}

function filterFrom(query: Static<typeof FilterQuery>): RunFilter {
  const { show, from, to, sport, text, minDistanceM, belowDistanceM } = query;
  return {
    ...FILTER_OF_VIEW[runView(show)],
    ...(sport === undefined ? {} : { sport }),
    ...(query.flagged === "true" ? { flagged: true } : {}),
    ...(query.corrected === "true" ? { corrected: true } : {}),
    ...(minDistanceM === undefined ? {} : { minDistanceM: Number(minDistanceM) }),
    ...(belowDistanceM === undefined ? {} : { belowDistanceM: Number(belowDistanceM) }),
    ...(text === undefined ? {} : { text }),
    ...dayFrom("from", from),
    ...dayFrom("to", to),
    withDeleted: query.withDeleted === "true",
  };
}

function dayFrom<Name extends "from" | "to">(
  name: Name,
  text: string | undefined,
): { readonly [N in Name]?: LocalDay } {
  if (text === undefined || text === "") return {};
  const day = parseLocalDay(text);
  if (day === null) throw new HttpProblem(400, `There is no day ${text}. Write it like 2026-11-22.`);
  return { [name]: day } as { readonly [N in Name]?: LocalDay };
}
