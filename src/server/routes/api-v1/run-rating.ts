import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import { own } from "../../access/access.ts";
import { actorOf } from "../../access/guard-access.ts";
import { creates, Logged, WriteHeaders } from "../../api/api-schema.ts";
import { RpeBody } from "../../entries/entry-schemas.ts";
import { saidOnceKey } from "../../said-once.ts";
import { ofRequest, type ServerOptions } from "../../server-options.ts";
import { RunParams, runOf } from "../runs.tsx";

const schema = {
  operationId: "rateRun",
  summary: "Rates how hard one run was, 0 to 10, where a day has several.",
  tags: ["runs"],
  params: RunParams,
  headers: WriteHeaders,
  body: Type.Object({ rpe0To10: RpeBody.properties.rpe0To10 }, { additionalProperties: false }),
  response: creates(Logged),
};

/** `POST /runs/RUN/rpe`: as on the page of a run. */
export function runRatingApi(fastify: FastifyInstance, options: ServerOptions): void {
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();
  api.post("/runs/:id/rpe", { schema, ...own("runs") }, async (request, reply) => {
    const { id, day } = await runOf(ofRequest(options, request), request.params.id);
    const { rpe0To10 } = request.body;
    const rated = { kind: "rpe", entry: { day, activityId: id, rpe0To10 } } as const;
    await options.app.log(request.athlete, [rated], saidOnceKey(request), actorOf(request));
    return reply.code(201).send({ logged: 1 });
  });
}
