import type { FastifyInstance } from "fastify";
import type { TSchema } from "typebox";
import type { JournalFact } from "../../../domain/journal.ts";
import type { LocalDay } from "../../../domain/local-day.ts";
import type { Scope } from "../../../domain/people.ts";
import { own } from "../../access/access.ts";
import { actorOf } from "../../access/guard-access.ts";
import { creates, Logged, settles, WriteHeaders } from "../../api/api-schema.ts";
import { saidOnceKey } from "../../said-once.ts";
import type { ServerOptions } from "../../server-options.ts";

const MOST_BODY_B = 64 * 1024;

/** What of an athlete's data an address writes, and how the document names it. */
interface EntryWords {
  readonly path: string;
  readonly scope: Scope;
  readonly operationId: string;
  readonly summary: string;
}

/** One kind of entry: the route's schema has checked the body when `facts` sees it. */
interface Taking<Body> extends EntryWords {
  readonly body: TSchema;
  readonly facts: (body: Body, today: LocalDay) => readonly JournalFact[];
  readonly example: Body;
}

/** What a query names, or the whole of its kind; the route's schema has checked the query when `fact` sees it. */
interface TakingBack<Query> extends EntryWords {
  readonly query?: TSchema;
  readonly fact: (query: Query, today: LocalDay) => JournalFact;
}

/** Addresses that write. */
interface EntryRoutes {
  /** One kind of entry as JSON, answered with 201 once it cannot be lost. */
  takes<Body>(entry: Taking<Body>): void;
  /** What a query names is taken back, answered with 204. What was not there is taken back as well. */
  takesBack<Query>(entry: TakingBack<Query>): void;
}

/** Makes addresses that write entries of one athlete. */
export function entryRoutesOf(fastify: FastifyInstance, { app }: ServerOptions): EntryRoutes {
  return {
    takes<Body>({ path, scope, operationId, summary, body, facts, example }: Taking<Body>) {
      const words = { operationId, summary, tags: ["entries"], example };
      const schema = { ...words, body, headers: WriteHeaders, response: creates(Logged) };
      fastify.post(path, { schema, bodyLimit: MOST_BODY_B, ...own(scope) }, async (request, reply) => {
        const { athlete } = request;
        const stated = facts(request.body as Body, await app.today(athlete));
        await app.log(athlete, stated, saidOnceKey(request), actorOf(request));
        return reply.code(201).send({ logged: stated.length });
      });
    },
    takesBack<Query>({ path, scope, operationId, summary, query, fact }: TakingBack<Query>) {
      const words = { operationId, summary, tags: ["entries"], headers: WriteHeaders, response: settles };
      const schema = { ...words, ...(query === undefined ? {} : { querystring: query }) };
      fastify.delete(path, { schema, ...own(scope) }, async (request, reply) => {
        const { athlete } = request;
        const back = fact(request.query as Query, await app.today(athlete));
        await app.log(athlete, [back], saidOnceKey(request), actorOf(request));
        return reply.code(204).send();
      });
    },
  };
}
