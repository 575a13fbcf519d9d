import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import type { AccountId, InvitationId } from "../../../domain/people.ts";
import { bySession, OWNER } from "../../access/access.ts";
import { sessionAccount } from "../../access/session-account.ts";
import { creates, reads, settles, WriteHeaders } from "../../api/api-schema.ts";
import { linkNext, pageAfter } from "../../api/next-of.ts";
import { saidOnceKey } from "../../said-once.ts";
import type { ServerOptions } from "../../server-options.ts";
import { newInvitation } from "../../sharing/new-invitation.ts";
import { invitationJson, personJson } from "../../sharing/people-json.ts";
import { originOf } from "../../therapy-view.ts";
import { IdParams, InvitationBody, Invitations, ListQuery, MadeInvitation, People } from "./people-schemas.ts";

const BY_OWNER = bySession(OWNER);

const words = (operationId: string, summary: string) => ({ operationId, summary, tags: ["people"] });
const writes = (operationId: string, summary: string) => ({ ...words(operationId, summary), headers: WriteHeaders });

/** The accounts of a server, for its owners. Nothing of anybody's running is in an answer. */
export function ownerApi(fastify: FastifyInstance, options: ServerOptions): void {
  accounts(fastify, options);
  invitations(fastify, options);
}

function accounts(fastify: FastifyInstance, { people }: ServerOptions): void {
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();

  const list = {
    ...words("listPeople", "Every account, by login; closed ones, too."),
    querystring: ListQuery,
    response: reads(People),
  };
  api.get("/people", { schema: list, ...BY_OWNER }, async (request, reply) => {
    const { rows, next } = pageAfter(await people.accounts(), request.query, ({ id }) => id);
    linkNext(request, reply, next);
    return reply.code(200).send({ people: rows.map(personJson), next });
  });

  for (const [path, isDisabled, operationId, summary] of [
    ["/people/:id/close", true, "closeAccount", "Closes an account: its sessions end, and its data stay with it."],
    ["/people/:id/open", false, "openAccount", "Opens a closed account again."],
  ] as const) {
    const schema = { ...writes(operationId, summary), params: IdParams, response: settles };
    api.post(path, { schema, ...BY_OWNER }, async (request, reply) => {
      const by = sessionAccount(request).id;
      await people.setDisabled(by, request.params.id as AccountId, isDisabled, saidOnceKey(request));
      return reply.code(204).send(null);
    });
  }
}

function invitations(fastify: FastifyInstance, options: ServerOptions): void {
  const { people } = options;
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();

  const list = {
    ...words("listInvitations", "Every invitation to this server, newest first; those of runners, too."),
    querystring: ListQuery,
    response: reads(Invitations),
  };
  api.get("/people/invitations", { schema: list, ...BY_OWNER }, async (request, reply) => {
    const { rows, next } = pageAfter(await people.invitations(), request.query, ({ id }) => id);
    linkNext(request, reply, next);
    const now = people.now();
    return reply.code(200).send({ invitations: rows.map((one) => invitationJson(one, now)), next });
  });

  const invite = {
    ...writes("invite", "Invites somebody: who opens the address within a week makes an account."),
    body: InvitationBody,
    response: creates(MadeInvitation),
  };
  api.post("/people/invitations", { schema: invite, ...BY_OWNER }, async (request, reply) => {
    const asked = await newInvitation(people, request.body);
    const { secret, made } = await people.invite(sessionAccount(request).id, asked, saidOnceKey(request));
    const address = secret === null ? null : `${originOf(request, options)}/invite/${secret}`;
    return reply.code(201).send({ address, invitation: invitationJson(made, people.now()) });
  });

  const end = {
    ...writes("endInvitation", "Takes an invitation back."),
    params: IdParams,
    response: settles,
  };
  api.delete("/people/invitations/:id", { schema: end, ...BY_OWNER }, async (request, reply) => {
    const by = sessionAccount(request).id;
    await people.revokeInvitation(by, request.params.id as InvitationId, saidOnceKey(request));
    return reply.code(204).send(null);
  });
}
