import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import type { NoteId } from "../../../domain/people.ts";
import { own } from "../../access/access.ts";
import { reads, settles, WriteHeaders } from "../../api/api-schema.ts";
import { linkNext, pageAfter } from "../../api/next-of.ts";
import { saidOnceKey } from "../../said-once.ts";
import type { ServerOptions } from "../../server-options.ts";
import { noteJson } from "../../sharing/people-json.ts";
import { accountOf } from "../../squad/squad-site.ts";
import { asNothing } from "./as-nothing.ts";
import { IdParams, ListQuery, Notes } from "./people-schemas.ts";

const words = (operationId: string, summary: string) => ({ operationId, summary, tags: ["sharing"] });

/** What others wrote to a runner. */
export function noteApi(fastify: FastifyInstance, { app, people }: ServerOptions): void {
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();

  const list = {
    ...words("listNotes", "Notes to the runner that were not put away, newest first."),
    querystring: ListQuery,
    response: reads(Notes),
  };
  api.get("/notes", { schema: list, ...own("summary") }, async (request, reply) => {
    const { rows, next } = pageAfter(await app.notesTo(request.athlete, people), request.query, ({ id }) => id);
    linkNext(request, reply, next);
    return reply.code(200).send({ notes: rows.map(noteJson), next });
  });

  const remove = {
    ...words("putNoteAway", "Puts a note away for good."),
    headers: WriteHeaders,
    params: IdParams,
    response: settles,
  };
  api.delete("/notes/:id", { schema: remove, ...own("summary") }, async (request, reply) => {
    const by = accountOf(request.viewer);
    await asNothing(people.removeNote(by, request.params.id as NoteId, saidOnceKey(request)));
    return reply.code(204).send(null);
  });
}
