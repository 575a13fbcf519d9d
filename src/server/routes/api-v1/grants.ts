import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { AthleteId } from "../../../domain/ids.ts";
import type { GrantId, TokenId } from "../../../domain/people.ts";
import { own, SIGNED_IN } from "../../access/access.ts";
import { creates, reads, settles, WriteHeaders } from "../../api/api-schema.ts";
import { linkNext, pageAfter } from "../../api/next-of.ts";
import { saidOnceKey } from "../../said-once.ts";
import type { ServerOptions } from "../../server-options.ts";
import { granteeOf } from "../../sharing/grantee-of.ts";
import { lastDayFrom } from "../../sharing/last-day-from.ts";
import { grantJson, receivedGrantJson, stateOf, type Telling } from "../../sharing/people-json.ts";
import { accountOf } from "../../squad/squad-site.ts";
import { asNothing } from "./as-nothing.ts";
import { Grant, GrantBody, Grants, GrantsQuery, IdParams, ListQuery, ReceivedGrants } from "./people-schemas.ts";

const words = (operationId: string, summary: string) => ({ operationId, summary, tags: ["sharing"] });
const writes = (operationId: string, summary: string) => ({ ...words(operationId, summary), headers: WriteHeaders });

/** The token of the program that asks; undefined for a person. What it shares ends with it. */
export const tokenOf = ({ viewer }: FastifyRequest): TokenId | undefined =>
  viewer.kind === "account" ? viewer.token?.id : undefined;

/** What is told with a runner's grants. */
export async function tellingOf({ people }: ServerOptions, athlete: AthleteId): Promise<Telling> {
  const [accounts, clock] = await Promise.all([people.accounts(), people.clockOf(athlete)]);
  return { accounts, clock, now: people.now() };
}

/** What a runner shares with whom, and what is shared with one. */
export function grantApi(fastify: FastifyInstance, options: ServerOptions): void {
  given(fastify, options);
  received(fastify, options);
}

function given(fastify: FastifyInstance, options: ServerOptions): void {
  const { people } = options;
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();

  const list = {
    ...words("listGrants", "Who may see what of one's own data, newest first; what ended, too."),
    querystring: GrantsQuery,
    response: reads(Grants),
  };
  api.get("/grants", { schema: list, ...own("everything") }, async (request, reply) => {
    const { athlete, query } = request;
    const [all, telling] = await Promise.all([people.grantsOf(athlete), tellingOf(options, athlete)]);
    const asked = all.filter((one) => query.state === undefined || stateOf(one, telling.now) === query.state);
    const { rows, next } = pageAfter(asked, query, ({ id }) => id);
    linkNext(request, reply, next);
    return reply.code(200).send({ grants: rows.map((one) => grantJson(one, telling)), next });
  });

  const give = {
    ...writes(
      "giveGrant",
      "Shares with somebody who has an account here. A token gives no more than it has, nor for longer.",
    ),
    body: GrantBody,
    response: creates(Grant),
  };
  api.post("/grants", { schema: give, ...own("everything") }, async (request, reply) => {
    const { athlete, viewer } = request;
    const { login, scope, level, through } = request.body;
    const key = saidOnceKey(request);
    const to = await granteeOf(people, { request, reply }, login);
    const grant = { to, scope, level, through: lastDayFrom(through), token: tokenOf(request) };
    const made = await people.giveGrant(accountOf(viewer), athlete, grant, key);
    return reply.code(201).send(grantJson(made, await tellingOf(options, athlete)));
  });
}

function received(fastify: FastifyInstance, options: ServerOptions): void {
  const { people } = options;
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();

  const list = {
    ...words("listReceivedGrants", "What others share with one now, newest first."),
    querystring: ListQuery,
    response: reads(ReceivedGrants),
  };
  api.get("/grants/received", { schema: list, ...SIGNED_IN }, async (request, reply) => {
    const account = accountOf(request.viewer);
    const all = account === null ? [] : (await people.grantsTo(account)).toReversed();
    const { rows, next } = pageAfter(all, request.query, ({ id }) => id);
    linkNext(request, reply, next);
    const grants = rows.map(async (one) => receivedGrantJson(one, await tellingOf(options, one.athlete)));
    return reply.code(200).send({ grants: await Promise.all(grants), next });
  });

  const end = {
    ...writes("endGrant", "Ends a grant at once: by who gave it, their guardian, or who was given it."),
    params: IdParams,
    response: settles,
  };
  api.delete("/grants/:id", { schema: end, ...SIGNED_IN }, async (request, reply) => {
    const by = accountOf(request.viewer);
    await asNothing(people.revokeGrant(by, request.params.id as GrantId, saidOnceKey(request)));
    return reply.code(204).send(null);
  });
}
