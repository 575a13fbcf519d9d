import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import { type Static, Type } from "typebox";
import { SPORTS } from "../../../domain/activity.ts";
import type { ActivityId } from "../../../domain/ids.ts";
import { type LocalDay, parseLocalDay } from "../../../domain/local-day.ts";
import type { RunFilter } from "../../../usecases/run-filter.ts";
import { own } from "../../access/access.ts";
import { actorOf } from "../../access/guard-access.ts";
import { CorrectionBody, SplitBody, TakeBackQuery } from "../../entries/correction-facts.ts";
import { FILTER_OF_VIEW, listRuns, RUN_VIEWS, runView } from "../../list-runs.ts";
import { HttpProblem } from "../../problem.ts";
import { runDetailJson, runRowJson } from "../../run-json.ts";
import { ofRequest, type ServerOptions } from "../../server-options.ts";
import { RunParams, runOf } from "../runs.tsx";
import { runRecordingApi } from "./run-recording.ts";

const USUAL_ROWS = 100;
const MOST_ROWS = 1000;

const Day = Type.Optional(Type.String({ maxLength: 20 }));
const YesNo = Type.Optional(Type.Enum(["true", "false"]));
const Metres = Type.Optional(Type.String({ pattern: "^\\d{1,7}(\\.\\d+)?$" }));
const RunsQuery = Type.Object({
  show: Type.Optional(Type.Enum([...RUN_VIEWS])),
  limit: Type.Optional(Type.String({ pattern: "^\\d{1,4}$" })),
  before: Type.Optional(Type.String({ maxLength: 200 })),
  from: Day,
  to: Day,
  withDeleted: YesNo,
  sport: Type.Optional(Type.Enum([...SPORTS])),
  flagged: YesNo,
  corrected: YesNo,
  minDistanceM: Metres,
  belowDistanceM: Metres,
  text: Type.Optional(Type.String({ maxLength: 100 })),
});

/** Runs, one run, and a person's corrections of it. */
export function runApi(fastify: FastifyInstance, options: ServerOptions): void {
  const { app } = options;
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();

  api.get("/runs", { schema: { querystring: RunsQuery }, ...own("runs") }, async (request) => {
    const { limit, before } = request.query;
    const page = await listRuns(app, request.athlete, {
      ...filterFrom(request.query),
      limit: rowsFrom(limit),
      ...(before === undefined ? {} : { before: before as ActivityId }),
    });
    return { runs: page.rows.map(runRowJson), next: page.next };
  });

  api.get("/run-months", { schema: { querystring: RunsQuery }, ...own("runs") }, async (request) => ({
    months: await app.runMonths(request.athlete, filterFrom(request.query)),
  }));

  api.get("/runs/:id", { schema: { params: RunParams }, ...own("runs") }, async (request) =>
    runDetailJson(await runOf(ofRequest(options, request), request.params.id)),
  );

  runRecordingApi(fastify, options);

  api.post("/corrections", { schema: { body: CorrectionBody }, ...own("runs") }, async (request, reply) => {
    // The schema holds: each field has its own kind of value.
    const { activityId, ...correction } = request.body as CorrectionBody;
    await app.log(request.athlete, [{ kind: "correction", activityId, correction }], undefined, actorOf(request));
    return reply.code(201).send({ logged: 1 });
  });

  api.delete("/corrections", { schema: { querystring: TakeBackQuery }, ...own("runs") }, async (request, reply) => {
    const { activityId, field } = request.query;
    const back = { kind: "correction-removed", activityId: activityId as ActivityId, field } as const;
    await app.log(request.athlete, [back], undefined, actorOf(request));
    return reply.code(204).send();
  });

  api.post("/splits", { schema: { body: SplitBody }, ...own("runs") }, async (request, reply) => {
    await app.splitSources(request.athlete, request.body.first as ActivityId, request.body.second as ActivityId);
    return reply.code(201).send({ logged: 1 });
  });

  api.delete("/splits", { schema: { querystring: SplitBody }, ...own("runs") }, async (request, reply) => {
    await app.rejoinSources(request.athlete, request.query.first as ActivityId, request.query.second as ActivityId);
    return reply.code(204).send();
  });
}

function filterFrom(query: Static<typeof RunsQuery>): RunFilter {
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

function rowsFrom(text: string | undefined): number {
  const rows = Number(text ?? USUAL_ROWS);
  if (rows < 1 || rows > MOST_ROWS) throw new HttpProblem(400, `invalid limit: ${rows} (want 1…${MOST_ROWS})`);
  return rows;
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
