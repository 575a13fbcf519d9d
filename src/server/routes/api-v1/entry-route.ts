import type { FastifyInstance } from "fastify";
import type { TSchema } from "typebox";
import type { JournalFact } from "../../../domain/journal.ts";
import type { LocalDay } from "../../../domain/local-day.ts";
import type { ServerOptions } from "../../server-options.ts";

const MOST_BODY_B = 64 * 1024;

/** Addresses that write: the route's schema has checked the body or the query when `facts` or `fact` sees it. */
interface EntryRoutes {
  /** One kind of entry as JSON, answered with 201 once it cannot be lost. */
  takes<Body>(path: string, body: TSchema, facts: (body: Body, today: LocalDay) => readonly JournalFact[]): void;
  /** What a query names is taken back, answered with 204. What was not there is taken back as well. */
  takesBack<Query>(path: string, query: TSchema | null, fact: (query: Query, today: LocalDay) => JournalFact): void;
}

/** Makes addresses that write entries of the server's athlete. */
export function entryRoutesOf(fastify: FastifyInstance, { app, athlete }: ServerOptions): EntryRoutes {
  return {
    takes<Body>(path: string, body: TSchema, facts: (body: Body, today: LocalDay) => readonly JournalFact[]) {
      fastify.post(path, { schema: { body }, bodyLimit: MOST_BODY_B }, async (request, reply) => {
        const stated = facts(request.body as Body, await app.today(athlete));
        await app.log(athlete, stated);
        return reply.code(201).send({ logged: stated.length });
      });
    },
    takesBack<Query>(path: string, query: TSchema | null, fact: (query: Query, today: LocalDay) => JournalFact) {
      const schema = query === null ? {} : { schema: { querystring: query } };
      fastify.delete(path, schema, async (request, reply) => {
        await app.log(athlete, [fact(request.query as Query, await app.today(athlete))]);
        return reply.code(204).send();
      });
    },
  };
}
