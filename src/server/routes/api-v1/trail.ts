import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import { own } from "../../access/access.ts";
import { reads } from "../../api/api-schema.ts";
import { linkNext, rowsFrom } from "../../api/next-of.ts";
import type { ServerOptions } from "../../server-options.ts";
import { accessJson } from "../../sharing/people-json.ts";
import { trailPlaceFrom, trailPlaceText } from "../../sharing/trail-place.ts";
import { ListQuery, Trail } from "./people-schemas.ts";

const schema = {
  operationId: "listAccesses",
  summary: "Who looked at one's data or wrote to them, how and how often in an hour; what began last first.",
  tags: ["sharing"],
  querystring: ListQuery,
  response: reads(Trail),
};

/** The record of who reached one's data. */
export function trailApi(fastify: FastifyInstance, { people }: ServerOptions): void {
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();
  api.get("/accesses", { schema, ...own("everything") }, async (request, reply) => {
    const { athlete, query } = request;
    const most = rowsFrom(query.limit);
    const behind = query.after === undefined ? undefined : trailPlaceFrom(query.after);
    const [found, accounts, links] = await Promise.all([
      people.audit(athlete, most + 1, behind),
      people.accounts(),
      people.links(athlete),
    ]);
    const rows = found.slice(0, most);
    const last = rows.at(-1);
    const next = found.length > most && last !== undefined ? trailPlaceText(last) : null;
    linkNext(request, reply, next);
    return reply.code(200).send({ accesses: rows.map((one) => accessJson(one, { accounts, links })), next });
  });
}
