import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import type { Account, AccountId, Invitation, InvitationId } from "../../../domain/people.ts";
import { bySession, OWNER } from "../../access/access.ts";
import { sessionAccount } from "../../access/session-account.ts";
import { creates, WriteHeaders } from "../../api/api-schema.ts";
import { saidOnceKey } from "../../said-once.ts";
import type { ServerOptions } from "../../server-options.ts";
import { newInvitation } from "../../sharing/new-invitation.ts";
import { invitationJson, personJson } from "../../sharing/people-json.ts";
import { originOf } from "../../therapy-view.ts";
import { byId, listRoute, settleRoute } from "./people-route.ts";
import { InvitationBody, Invitations, MadeInvitation, People } from "./people-schemas.ts";

const BY_OWNER = bySession(OWNER);
const OF_OWNER = { tag: "people", access: BY_OWNER } as const;

/** The accounts of a server, for its owners. Nothing of anybody's running is in an answer. */
export function ownerApi(fastify: FastifyInstance, options: ServerOptions): void {
  accounts(fastify, options);
  invitations(fastify, options);
}

function accounts(fastify: FastifyInstance, { people }: ServerOptions): void {
  listRoute<Account>(fastify, {
    ...{ path: "/people", ...OF_OWNER, operationId: "listPeople", name: "people", answer: People },
    summary: "Every account, by login; closed ones, too.",
    placeOf: byId,
    read: async () => ({ all: await people.accounts(), tell: personJson }),
  });

  for (const [path, isDisabled, operationId, summary] of [
    ["/people/:id/close", true, "closeAccount", "Closes an account: its sessions end, and its data stay with it."],
    ["/people/:id/open", false, "openAccount", "Opens a closed account again."],
  ] as const)
    settleRoute(fastify, {
      ...{ method: "POST", path, ...OF_OWNER, operationId, summary },
      settle: (id, request, key) => people.setDisabled(sessionAccount(request).id, id as AccountId, isDisabled, key),
    });
}

function invitations(fastify: FastifyInstance, options: ServerOptions): void {
  const { people } = options;
  const path = "/people/invitations";
  listRoute<Invitation>(fastify, {
    ...{ path, ...OF_OWNER, operationId: "listInvitations", name: "invitations", answer: Invitations },
    summary: "Every invitation to this server, newest first; those of runners, too.",
    placeOf: byId,
    async read() {
      const now = people.now();
      return { all: await people.invitations(), tell: (one) => invitationJson(one, now) };
    },
  });

  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();
  const invite = {
    operationId: "invite",
    summary: "Invites somebody: who opens the address within a week makes an account.",
    ...{ tags: ["people"], headers: WriteHeaders, body: InvitationBody, response: creates(MadeInvitation) },
  };
  api.post(path, { schema: invite, ...BY_OWNER }, async (request, reply) => {
    const asked = await newInvitation(people, request.body);
    const { secret, made } = await people.invite(sessionAccount(request).id, asked, saidOnceKey(request));
    const address = secret === null ? null : `${originOf(request, options)}/invite/${secret}`;
    return reply.code(201).send({ address, invitation: invitationJson(made, people.now()) });
  });

  settleRoute(fastify, {
    ...{ method: "DELETE", path: `${path}/:id`, ...OF_OWNER, operationId: "endInvitation" },
    summary: "Takes an invitation back.",
    settle: (id, request, key) => people.revokeInvitation(sessionAccount(request).id, id as InvitationId, key),
  });
}
