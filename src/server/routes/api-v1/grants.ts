import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance, FastifyRequest } from "fastify";
import type { AthleteId } from "../../../domain/ids.ts";
import type { Grant as GivenGrant, GrantId, TokenId } from "../../../domain/people.ts";
import { own, SIGNED_IN } from "../../access/access.ts";
import { creates, WriteHeaders } from "../../api/api-schema.ts";
import { saidOnceKey } from "../../said-once.ts";
import type { ServerOptions } from "../../server-options.ts";
import { granteeOf } from "../../sharing/grantee-of.ts";
import { lastDayFrom } from "../../sharing/last-day-from.ts";
import { grantJson, receivedGrantJson, stateOf, type Telling } from "../../sharing/people-json.ts";
import { accountOf } from "../../squad/squad-site.ts";
import { byId, listRoute, settleRoute } from "./people-route.ts";
import { Grant, GrantBody, Grants, GrantsQuery, ReceivedGrants } from "./people-schemas.ts";

/** The token of the program that asks; undefined for a person. What it shares ends with it. */
export const tokenOf = ({ viewer }: FastifyRequest): TokenId | undefined =>
  viewer.kind === "account" ? viewer.token?.id : undefined;

/** What is told with a runner's grants. */
async function tellingOf({ people }: ServerOptions, athlete: AthleteId): Promise<Telling> {
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
  const access = own("everything");
  listRoute<GivenGrant>(fastify, {
    ...{ path: "/grants", access, tag: "sharing", operationId: "listGrants", name: "grants", answer: Grants },
    summary: "Who may see what of one's own data, newest first; what ended, too.",
    querystring: GrantsQuery,
    placeOf: byId,
    async read({ athlete, query }) {
      const [all, telling] = await Promise.all([people.grantsOf(athlete), tellingOf(options, athlete)]);
      const { state } = query;
      const asked = all.filter((one) => state === undefined || stateOf(one, telling.now) === state);
      return { all: asked, tell: (one) => grantJson(one, telling) };
    },
  });

  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();
  const give = {
    operationId: "giveGrant",
    summary: "Shares with somebody who has an account here. A token gives no more than it has, nor for longer.",
    ...{ tags: ["sharing"], headers: WriteHeaders, body: GrantBody, response: creates(Grant) },
  };
  api.post("/grants", { schema: give, ...access }, async (request, reply) => {
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
  const ofAnybody = { access: SIGNED_IN, tag: "sharing" } as const;
  listRoute<GivenGrant>(fastify, {
    ...{ path: "/grants/received", ...ofAnybody, operationId: "listReceivedGrants", name: "grants" },
    summary: "What others share with one now, newest first.",
    answer: ReceivedGrants,
    placeOf: byId,
    async read({ viewer }) {
      const account = accountOf(viewer);
      const all = account === null ? [] : (await people.grantsTo(account)).toReversed();
      return { all, tell: async (one) => receivedGrantJson(one, await tellingOf(options, one.athlete)) };
    },
  });

  settleRoute(fastify, {
    ...{ method: "DELETE", path: "/grants/:id", ...ofAnybody, operationId: "endGrant" },
    summary: "Ends a grant at once: by who gave it, their guardian, or who was given it.",
    settle: (id, { viewer }, key) => people.revokeGrant(accountOf(viewer), id as GrantId, key),
  });
}
