import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import type { GrantId } from "../../../domain/people.ts";
import { bySession, SIGNED_IN } from "../../access/access.ts";
import { sessionAccount } from "../../access/session-account.ts";
import { settles, WriteHeaders } from "../../api/api-schema.ts";
import { saidOnceKey } from "../../said-once.ts";
import type { ServerOptions } from "../../server-options.ts";
import { wardShareJson } from "../../sharing/people-json.ts";
import { type WaitingItem, waitingView } from "../../sharing/waiting-view.ts";
import { asNothing } from "./as-nothing.ts";
import { listRoute } from "./people-route.ts";
import { ConfirmationBody, Confirmations, WardShares } from "./people-schemas.ts";

const BY_SESSION = bySession(SIGNED_IN);

/** What minors want to share, and wait for the word of a guardian and an owner on: a person's own word, which no token gives. */
export function confirmationApi(fastify: FastifyInstance, { people }: ServerOptions): void {
  const path = "/confirmations";
  const ofPerson = { access: BY_SESSION, tag: "sharing" } as const;
  listRoute<WaitingItem>(fastify, {
    ...{ path, ...ofPerson, operationId: "listConfirmations", name: "confirmations", answer: Confirmations },
    summary: "What waits for one's word, as a guardian or as an owner.",
    placeOf: ({ what, as }) => `${what.id}.${as}`,
    async read(request) {
      const { items } = await waitingView(people, sessionAccount(request));
      return { all: items, tell: (one) => ({ ...wardShareJson(one), as: one.as }) };
    },
  });

  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();
  const confirm = {
    operationId: "confirmShare",
    summary: "Gives one's word to what a minor shares.",
    ...{ tags: ["sharing"], headers: WriteHeaders, body: ConfirmationBody, response: settles },
  };
  api.post(path, { schema: confirm, ...BY_SESSION }, async (request, reply) => {
    const { id, as } = request.body;
    const by = sessionAccount(request).id;
    await asNothing(people.confirm(by, id as GrantId, as, saidOnceKey(request)));
    return reply.code(204).send(null);
  });

  listRoute<WaitingItem>(fastify, {
    ...{ path: "/ward-shares", ...ofPerson, operationId: "listWardShares", name: "shares", answer: WardShares },
    summary: "What the minors share now whose guardian one is. Ending it is as for one's own.",
    placeOf: ({ what }) => what.id,
    async read(request) {
      const { wards } = await waitingView(people, sessionAccount(request));
      return { all: wards, tell: wardShareJson };
    },
  });
}
