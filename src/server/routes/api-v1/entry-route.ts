import type { FastifyInstance } from "fastify";
import type { TSchema } from "typebox";
import type { JournalFact } from "../../../domain/journal.ts";
import type { LocalDay } from "../../../domain/local-day.ts";
import type { Scope } from "../../../domain/people.ts";
import { own } from "../../access/access.ts";
import { actorOf } from "../../access/guard-access.ts";
import type { ServerOptions } from "../../server-options.ts";

const MOST_BODY_B = 64 * 1024;

/** Addresses that write: the route's schema has checked the body or the query when `facts` or `fact` sees it. */
interface EntryRoutes {
  /** One kind of entry as JSON, answered with 201 once it cannot be lost. */
  takes<Body>(path: string, body: TSchema, facts: (body: Body, today: LocalDay) => readonly JournalFact[]): void;
  /** What a query names is taken back, answered with 204. What was not there is taken back as well. */
  takesBack<Query>(path: string, query: TSchema | null, fact: (query: Query, today: LocalDay) => JournalFact): void;
}

/** Makes addresses that write entries of one athlete. */
export function entryRoutesOf(fastify: FastifyInstance, { app }: ServerOptions): EntryRoutes {
  return {
    takes<Body>(path: string, body: TSchema, facts: (body: Body, today: LocalDay) => readonly JournalFact[]) {
      const route = { schema: { body }, bodyLimit: MOST_BODY_B, ...own(scopeOf(path)) };
      fastify.post(path, route, async (request, reply) => {
        const { athlete } = request;
        const stated = facts(request.body as Body, await app.today(athlete));
        await app.log(athlete, stated, undefined, actorOf(request));
        return reply.code(201).send({ logged: stated.length });
      });
    },
    takesBack<Query>(path: string, query: TSchema | null, fact: (query: Query, today: LocalDay) => JournalFact) {
      const schema = query === null ? {} : { schema: { querystring: query } };
      fastify.delete(path, { ...schema, ...own(scopeOf(path)) }, async (request, reply) => {
        const { athlete } = request;
        const back = fact(request.query as Query, await app.today(athlete));
        await app.log(athlete, [back], undefined, actorOf(request));
        return reply.code(204).send();
      });
    },
  };
}

/** What of an athlete's data an address writes; what is not named here takes everything. */
const SCOPES: Readonly<Record<string, Scope>> = {
  "/pain": "pain",
  "/no-pain": "pain",
  "/ostrc": "pain",
  "/red-flag-checks": "pain",
  "/rpe": "runs",
  "/day-marks": "runs",
  "/history-claims": "runs",
  "/planned-runs": "runs",
  "/return-plan": "runs",
  "/therapy": "therapy",
  "/exercise-plans": "therapy",
  "/exercises": "therapy",
  "/therapist": "therapy",
};

const scopeOf = (path: string): Scope => SCOPES[path] ?? "everything";
