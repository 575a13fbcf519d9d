import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { ENTRY_KINDS, type EntryKind, entriesJson, SCOPE_OF_KIND } from "../../../usecases/entries-json.ts";
import { own } from "../../access/access.ts";
import { refusal } from "../../access/guard-access.ts";
import { reads } from "../../api/api-schema.ts";
import { linkNext, pageAfter } from "../../api/next-of.ts";
import type { ServerOptions } from "../../server-options.ts";
import { seenBy } from "../../sharing/seen-by.ts";
import { Entries, EntriesQuery } from "./entry-list-schemas.ts";

const schema = {
  operationId: "listEntries",
  summary: "What was written down, newest first: every kind that can be logged, as far as the asker reaches it.",
  tags: ["entries"],
  querystring: EntriesQuery,
  response: reads(Entries),
};

/** `GET /entries`: everything that a runner said and did not take back. */
export function entryListApi(fastify: FastifyInstance, options: ServerOptions): void {
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();
  api.get("/entries", { schema, ...own("summary") }, async (request, reply) => {
    const { kind, ...page } = request.query;
    const kinds = await kindsFor(request, options, kind);
    const listed = entriesJson(await options.app.entries(request.athlete), kinds);
    const { rows, next } = pageAfter(listed, page, ({ place }) => place);
    linkNext(request, reply, next);
    const entries = rows.map(({ place: _, ...row }) => row);
    return reply.code(200).header("cache-control", "no-store").send({ kinds, entries, next });
  });
}

/** The kinds to list. @throws HttpProblem when one is asked for that the asker does not reach */
async function kindsFor(
  { viewer, athlete }: FastifyRequest,
  { people }: ServerOptions,
  asked: EntryKind | undefined,
): Promise<readonly EntryKind[]> {
  if (asked === undefined) {
    const sees = await seenBy(people, viewer, athlete);
    return ENTRY_KINDS.filter((kind) => sees[SCOPE_OF_KIND[kind]]);
  }
  const reach = await people.reach(viewer, { athlete, scope: SCOPE_OF_KIND[asked], level: "view" });
  if (reach.kind === "no") throw refusal(reach);
  return [asked];
}
