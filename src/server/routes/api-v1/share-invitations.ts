import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import type { Invitation, InvitationId } from "../../../domain/people.ts";
import { bySession, own } from "../../access/access.ts";
import { creates, WriteHeaders } from "../../api/api-schema.ts";
import { saidOnceKey } from "../../said-once.ts";
import type { ServerOptions } from "../../server-options.ts";
import { lastDayFrom } from "../../sharing/last-day-from.ts";
import { type ShareInvitation, shareInvitationJson } from "../../sharing/people-json.ts";
import { accountOf } from "../../squad/squad-site.ts";
import { originOf } from "../../therapy-view.ts";
import { byId, listRoute, settleRoute } from "./people-route.ts";
import { MadeShareInvitation, ShareInvitationBody, ShareInvitations } from "./people-schemas.ts";

const hasOffer = (one: Invitation): one is ShareInvitation => one.offer !== undefined;

/** A runner's invitations to somebody without an account. They make an account, so no token makes one. */
export function shareInvitationApi(fastify: FastifyInstance, options: ServerOptions): void {
  const { people } = options;
  const path = "/share-invitations";
  const ofRunner = { access: own("everything"), tag: "sharing" } as const;
  listRoute<ShareInvitation>(fastify, {
    ...{ path, ...ofRunner, operationId: "listShareInvitations", name: "invitations", answer: ShareInvitations },
    summary: "Whom one invited to see something, newest first; used and ended ones, too.",
    placeOf: byId,
    async read({ athlete }) {
      const [all, clock] = await Promise.all([people.shareInvitations(athlete), people.clockOf(athlete)]);
      const now = people.now();
      return { all: all.filter(hasOffer), tell: (one) => shareInvitationJson(one, now, clock) };
    },
  });

  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();
  const make = {
    operationId: "inviteToShare",
    summary: "Invites somebody without an account for a week; with the account comes what is shared.",
    ...{ tags: ["sharing"], headers: WriteHeaders, body: ShareInvitationBody, response: creates(MadeShareInvitation) },
  };
  api.post(path, { schema: make, ...bySession(own("everything")) }, async (request, reply) => {
    const { athlete, viewer, body } = request;
    const offer = { ...body, through: lastDayFrom(body.through) };
    const { secret, made } = await people.inviteToShare(accountOf(viewer), athlete, offer, saidOnceKey(request));
    if (!hasOffer(made)) throw new Error("an invitation to share offers nothing");
    const address = secret === null ? null : `${originOf(request, options)}/invite/${secret}`;
    const invitation = shareInvitationJson(made, people.now(), await people.clockOf(athlete));
    return reply.code(201).send({ address, invitation });
  });

  settleRoute(fastify, {
    ...{ method: "DELETE", path: `${path}/:id`, ...ofRunner, operationId: "endShareInvitation" },
    summary: "Takes such an invitation back.",
    settle: (id, { viewer }, key) => people.revokeShareInvitation(accountOf(viewer), id as InvitationId, key),
  });
}
