import type { FastifyInstance } from "fastify";
import { said } from "../../messages/said.ts";
import { HttpProblem } from "../problem.ts";

const JSON_TYPE = /^application\/json *(;|$)/i;

/** Refuses a body of another kind where a route reads JSON, before it is read: forms and files are for other routes. */
export function readJsonAlone(api: FastifyInstance): void {
  api.addHook("preParsing", async ({ headers, routeOptions }) => {
    const type = headers["content-type"];
    if (routeOptions.schema?.body === undefined || type === undefined || JSON_TYPE.test(type)) return;
    throw new HttpProblem(415, said("problem.content"));
  });
}
