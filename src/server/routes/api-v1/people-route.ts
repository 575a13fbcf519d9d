import type { FastifyInstance, FastifyRequest } from "fastify";
import type { TSchema } from "typebox";
import type { AccessConfig } from "../../access/access.ts";
import { reads, settles, WriteHeaders } from "../../api/api-schema.ts";
import { linkNext, pageAfter } from "../../api/next-of.ts";
import { saidOnceKey } from "../../said-once.ts";
import { asNothing } from "./as-nothing.ts";
import { IdParams, ListQuery } from "./people-schemas.ts";

/** How the document names a route, and who may ask for it. */
interface RouteWords {
  readonly path: string;
  readonly access: AccessConfig;
  readonly operationId: string;
  readonly summary: string;
  readonly tag: "account" | "people" | "sharing";
}

type ListRequest = FastifyRequest & { readonly query: Readonly<Record<string, string | undefined>> };

/** All rows of a list, and how each is told. */
interface Listed<Row> {
  readonly all: readonly Row[];
  readonly tell: (row: Row) => object | Promise<object>;
}

interface ListRoute<Row> extends RouteWords {
  /** What the rows are called in the answer, and its schema. */
  readonly name: string;
  readonly answer: TSchema;
  readonly querystring?: TSchema;
  readonly read: (request: ListRequest) => Promise<Listed<Row>>;
  /** Names a row among all others. */
  readonly placeOf: (row: Row) => string;
}

export const byId = ({ id }: { readonly id: string }): string => id;

/** A list that comes a page at a time. */
export function listRoute<Row>(
  fastify: FastifyInstance,
  { path, access, operationId, summary, tag, name, answer, querystring = ListQuery, read, placeOf }: ListRoute<Row>,
): void {
  const schema = { operationId, summary, tags: [tag], querystring, response: reads(answer) };
  fastify.get(path, { schema, ...access }, async (request, reply) => {
    const asked = request as ListRequest;
    const { all, tell } = await read(asked);
    const { rows, next } = pageAfter(all, asked.query, placeOf);
    linkNext(request, reply, next);
    return reply.code(200).send({ [name]: await Promise.all(rows.map(tell)), next });
  });
}

interface SettleRoute extends RouteWords {
  readonly method: "POST" | "DELETE";
  /** @param id of the address; what is somebody else's is told of as what is not there */
  readonly settle: (id: string, request: FastifyRequest, key: string | undefined) => Promise<void>;
}

/** Something with an id is ended, or answered: 204, once under a key. */
export function settleRoute(
  fastify: FastifyInstance,
  { method, path, access, operationId, summary, tag, settle }: SettleRoute,
): void {
  const words = { operationId, summary, tags: [tag] };
  const schema = { ...words, params: IdParams, headers: WriteHeaders, response: settles };
  fastify.route({
    ...{ method, url: path, schema, ...access },
    handler: async (request, reply) => {
      const { id } = request.params as { readonly id: string };
      await asNothing(settle(id, request, saidOnceKey(request)));
      return reply.code(204).send(null);
    },
  });
}
