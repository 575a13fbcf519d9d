import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import { type TokenReach, tokenStands } from "../../../domain/access.ts";
import { isoFromInstant } from "../../../domain/instant.ts";
import type { TokenId } from "../../../domain/people.ts";
import { said } from "../../../messages/said.ts";
import { bySession, SIGNED_IN } from "../../access/access.ts";
import { sessionAccount } from "../../access/session-account.ts";
import type { Cookies } from "../../access/session-cookie.ts";
import { creates, reads, settles, WriteHeaders } from "../../api/api-schema.ts";
import { linkNext, pageAfter } from "../../api/next-of.ts";
import { HttpProblem } from "../../problem.ts";
import { saidOnceKey } from "../../said-once.ts";
import type { ServerOptions } from "../../server-options.ts";
import { sessionJson, tokenJson } from "../../sharing/people-json.ts";
import { Account, IdParams, ListQuery, MadeToken, Sessions, TokenBody, Tokens } from "./people-schemas.ts";

const USUAL_TOKEN_DAYS = 365;
const BY_SESSION = bySession(SIGNED_IN);

const words = (operationId: string, summary: string) => ({ operationId, summary, tags: ["account"] });

/** Who one is here, the browsers that are signed in, and keys for programs. What proves who somebody is stays with the pages. */
export function accountApi(fastify: FastifyInstance, options: ServerOptions, cookies: Cookies): void {
  ownAccount(fastify, options);
  sessions(fastify, options, cookies);
  tokens(fastify, options);
}

function ownAccount(fastify: FastifyInstance, { people }: ServerOptions): void {
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();
  const schema = { ...words("getAccount", "Who one is here, and what the token reaches."), response: reads(Account) };
  api.get("/account", { schema, ...SIGNED_IN }, async ({ viewer }) => {
    if (viewer.kind !== "account") throw new HttpProblem(404, said("person.problem.no-accounts"));
    const { id, login, displayName, role, athlete } = viewer.account;
    const isPerson = viewer.via === "session";
    return {
      ...{ id, login, displayName, role, athlete },
      hasSecondStep: isPerson ? await people.hasTotp(id) : null,
      recoveryCodesLeft: isPerson ? await people.recoveryCodesLeft(id) : null,
      token: viewer.token === null ? null : reachJson(viewer.token),
    };
  });
}

const reachJson = ({ scopes, level, endsAt }: TokenReach) => ({
  scopes,
  level,
  endsAt: endsAt === null ? null : isoFromInstant(endsAt),
});

function sessions(fastify: FastifyInstance, { people }: ServerOptions, cookies: Cookies): void {
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();

  const list = {
    ...words("listSessions", "The browsers that are signed in, the one seen last first."),
    querystring: ListQuery,
    response: reads(Sessions),
  };
  api.get("/account/sessions", { schema: list, ...BY_SESSION }, async (request, reply) => {
    const all = await people.sessions(sessionAccount(request).id);
    const secret = cookies.session(request);
    const own = secret === null ? null : people.sessionIdOf(secret);
    const { rows, next } = pageAfter(all, request.query, ({ id }) => id);
    linkNext(request, reply, next);
    return reply.code(200).send({ sessions: rows.map((one) => sessionJson(one, own)), next });
  });

  const end = {
    ...words("endSession", "Signs a browser out. Ending one that is over changes nothing."),
    params: IdParams,
    response: settles,
  };
  api.delete("/account/sessions/:id", { schema: end, ...BY_SESSION }, async (request, reply) => {
    await people.endSession(sessionAccount(request).id, request.params.id);
    return reply.code(204).send(null);
  });
}

function tokens(fastify: FastifyInstance, { people }: ServerOptions): void {
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();

  const list = {
    ...words("listTokens", "The keys of one's programs, newest first; those that ended, too."),
    querystring: ListQuery,
    response: reads(Tokens),
  };
  api.get("/account/tokens", { schema: list, ...BY_SESSION }, async (request, reply) => {
    const all = await people.tokens(sessionAccount(request).id);
    const { rows, next } = pageAfter(all, request.query, ({ id }) => id);
    linkNext(request, reply, next);
    const now = people.now();
    return reply.code(200).send({ tokens: rows.map((one) => tokenJson(one, tokenStands(one, now))), next });
  });

  const make = {
    ...words("makeToken", "Makes a key for a program. Its secret is told in this answer alone."),
    headers: WriteHeaders,
    body: TokenBody,
    response: creates(MadeToken),
  };
  api.post("/account/tokens", { schema: make, ...BY_SESSION }, async (request, reply) => {
    const { days = USUAL_TOKEN_DAYS, ...asked } = request.body;
    const { id } = sessionAccount(request);
    const { secret, made } = await people.makeToken(id, { ...asked, days }, saidOnceKey(request));
    const token = tokenJson({ ...made, usedAt: null }, tokenStands(made, people.now()));
    return reply.code(201).send({ secret, token });
  });

  const end = {
    ...words("endToken", "Ends a key, and what was shared with it."),
    params: IdParams,
    headers: WriteHeaders,
    response: settles,
  };
  api.delete("/account/tokens/:id", { schema: end, ...BY_SESSION }, async (request, reply) => {
    await people.revokeToken(sessionAccount(request).id, request.params.id as TokenId, saidOnceKey(request));
    return reply.code(204).send(null);
  });
}
