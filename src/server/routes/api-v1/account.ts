import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import { type TokenReach, tokenStands } from "../../../domain/access.ts";
import { isoFromInstant } from "../../../domain/instant.ts";
import type { TokenId } from "../../../domain/people.ts";
import { said } from "../../../messages/said.ts";
import type { LoginSession } from "../../../usecases/people.ts";
import { bySession, SIGNED_IN } from "../../access/access.ts";
import { sessionAccount } from "../../access/session-account.ts";
import type { Cookies } from "../../access/session-cookie.ts";
import { creates, reads, settles, WriteHeaders } from "../../api/api-schema.ts";
import { HttpProblem } from "../../problem.ts";
import { saidOnceKey } from "../../said-once.ts";
import type { ServerOptions } from "../../server-options.ts";
import { sessionJson, tokenJson, type UsedToken } from "../../sharing/people-json.ts";
import { byId, listRoute, settleRoute } from "./people-route.ts";
import { Account, IdParams, MadeToken, Sessions, TokenBody, Tokens } from "./people-schemas.ts";

const USUAL_TOKEN_DAYS = 365;
const BY_SESSION = bySession(SIGNED_IN);
const OF_ACCOUNT = { tag: "account", access: BY_SESSION } as const;

/** Who one is here, the browsers that are signed in, and keys for programs. What proves who somebody is stays with the pages. */
export function accountApi(fastify: FastifyInstance, options: ServerOptions, cookies: Cookies): void {
  ownAccount(fastify, options);
  sessions(fastify, options, cookies);
  tokens(fastify, options);
}

function ownAccount(fastify: FastifyInstance, { people }: ServerOptions): void {
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();
  const schema = {
    operationId: "getAccount",
    summary: "Who one is here, and what the token reaches.",
    tags: ["account"],
    response: reads(Account),
  };
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
  listRoute<LoginSession>(fastify, {
    ...{ path: "/account/sessions", ...OF_ACCOUNT, operationId: "listSessions", name: "sessions", answer: Sessions },
    summary: "The browsers that are signed in, the one seen last first.",
    placeOf: byId,
    async read(request) {
      const secret = cookies.session(request);
      const own = secret === null ? null : people.sessionIdOf(secret);
      const all = await people.sessions(sessionAccount(request).id);
      return { all, tell: (one) => sessionJson(one, own) };
    },
  });

  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();
  const end = {
    operationId: "endSession",
    summary: "Signs a browser out. Ending one that is over changes nothing.",
    ...{ tags: ["account"], params: IdParams, response: settles },
  };
  api.delete("/account/sessions/:id", { schema: end, ...BY_SESSION }, async (request, reply) => {
    await people.endSession(sessionAccount(request).id, request.params.id);
    return reply.code(204).send(null);
  });
}

function tokens(fastify: FastifyInstance, { people }: ServerOptions): void {
  listRoute<UsedToken>(fastify, {
    ...{ path: "/account/tokens", ...OF_ACCOUNT, operationId: "listTokens", name: "tokens", answer: Tokens },
    summary: "The keys of one's programs, newest first; those that ended, too.",
    placeOf: byId,
    async read(request) {
      const now = people.now();
      const all = await people.tokens(sessionAccount(request).id);
      return { all, tell: (one) => tokenJson(one, tokenStands(one, now)) };
    },
  });

  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();
  const make = {
    operationId: "makeToken",
    summary: "Makes a key for a program. Its secret is told in this answer alone.",
    ...{ tags: ["account"], headers: WriteHeaders, body: TokenBody, response: creates(MadeToken) },
  };
  api.post("/account/tokens", { schema: make, ...BY_SESSION }, async (request, reply) => {
    const { days = USUAL_TOKEN_DAYS, ...asked } = request.body;
    const { id } = sessionAccount(request);
    const { secret, made } = await people.makeToken(id, { ...asked, days }, saidOnceKey(request));
    const token = tokenJson({ ...made, usedAt: null }, tokenStands(made, people.now()));
    return reply.code(201).send({ secret, token });
  });

  settleRoute(fastify, {
    ...{ method: "DELETE", path: "/account/tokens/:id", ...OF_ACCOUNT, operationId: "endToken" },
    summary: "Ends a key, and what was shared with it.",
    settle: (id, request, key) => people.revokeToken(sessionAccount(request).id, id as TokenId, key),
  });
}
