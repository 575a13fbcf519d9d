import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import type { GrantId } from "../../../domain/people.ts";
import { bySession, SIGNED_IN } from "../../access/access.ts";
import { sessionAccount } from "../../access/session-account.ts";
import { reads, settles, WriteHeaders } from "../../api/api-schema.ts";
import { linkNext, pageAfter } from "../../api/next-of.ts";
import { saidOnceKey } from "../../said-once.ts";
import type { ServerOptions } from "../../server-options.ts";
import { wardShareJson } from "../../sharing/people-json.ts";
import { waitingView } from "../../sharing/waiting-view.ts";
import { asNothing } from "./as-nothing.ts";
import { ConfirmationBody, Confirmations, ListQuery, WardShares } from "./people-schemas.ts";

const BY_SESSION = bySession(SIGNED_IN);

const words = (operationId: string, summary: string) => ({ operationId, summary, tags: ["sharing"] });

/** What minors want to share, and wait for the word of a guardian and an owner on: a person's own word, which no token gives. */
export function confirmationApi(fastify: FastifyInstance, { people }: ServerOptions): void {
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();

  const list = {
    ...words("listConfirmations", "What waits for one's word, as a guardian or as an owner."),
    querystring: ListQuery,
    response: reads(Confirmations),
  };
  api.get("/confirmations", { schema: list, ...BY_SESSION }, async (request, reply) => {
    const { items } = await waitingView(people, sessionAccount(request));
    const { rows, next } = pageAfter(items, request.query, ({ what, as }) => `${what.id}.${as}`);
    linkNext(request, reply, next);
    return reply.code(200).send({ confirmations: rows.map((one) => ({ ...wardShareJson(one), as: one.as })), next });
  });

  const confirm = {
    ...words("confirmShare", "Gives one's word to what a minor shares."),
    headers: WriteHeaders,
    body: ConfirmationBody,
    response: settles,
  };
  api.post("/confirmations", { schema: confirm, ...BY_SESSION }, async (request, reply) => {
    const { id, as } = request.body;
    const by = sessionAccount(request).id;
    await asNothing(people.confirm(by, id as GrantId, as, saidOnceKey(request)));
    return reply.code(204).send(null);
  });

  const wards = {
    ...words("listWardShares", "What the minors share now whose guardian one is. Ending it is as for one's own."),
    querystring: ListQuery,
    response: reads(WardShares),
  };
  api.get("/ward-shares", { schema: wards, ...BY_SESSION }, async (request, reply) => {
    const { wards: all } = await waitingView(people, sessionAccount(request));
    const { rows, next } = pageAfter(all, request.query, ({ what }) => what.id);
    linkNext(request, reply, next);
    return reply.code(200).send({ shares: rows.map(wardShareJson), next });
  });
}
