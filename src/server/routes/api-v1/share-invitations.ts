import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import type { Invitation, InvitationId } from "../../../domain/people.ts";
import { bySession, own } from "../../access/access.ts";
import { creates, reads, settles, WriteHeaders } from "../../api/api-schema.ts";
import { linkNext, pageAfter } from "../../api/next-of.ts";
import { saidOnceKey } from "../../said-once.ts";
import type { ServerOptions } from "../../server-options.ts";
import { lastDayFrom } from "../../sharing/last-day-from.ts";
import { type ShareInvitation, shareInvitationJson } from "../../sharing/people-json.ts";
import { accountOf } from "../../squad/squad-site.ts";
import { originOf } from "../../therapy-view.ts";
import { asNothing } from "./as-nothing.ts";
import { IdParams, ListQuery, MadeShareInvitation, ShareInvitationBody, ShareInvitations } from "./people-schemas.ts";

const words = (operationId: string, summary: string) => ({ operationId, summary, tags: ["sharing"] });
const writes = (operationId: string, summary: string) => ({ ...words(operationId, summary), headers: WriteHeaders });

const hasOffer = (one: Invitation): one is ShareInvitation => one.offer !== undefined;

/** A runner's invitations to somebody without an account. They make an account, so no token makes one. */
export function shareInvitationApi(fastify: FastifyInstance, options: ServerOptions): void {
  const { people } = options;
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();

  const list = {
    ...words("listShareInvitations", "Whom one invited to see something, newest first; used and ended ones, too."),
    querystring: ListQuery,
    response: reads(ShareInvitations),
  };
  api.get("/share-invitations", { schema: list, ...own("everything") }, async (request, reply) => {
    const { athlete } = request;
    const [all, clock] = await Promise.all([people.shareInvitations(athlete), people.clockOf(athlete)]);
    const { rows, next } = pageAfter(all.filter(hasOffer), request.query, ({ id }) => id);
    linkNext(request, reply, next);
    const now = people.now();
    return reply.code(200).send({ invitations: rows.map((one) => shareInvitationJson(one, now, clock)), next });
  });

  const make = {
    ...writes(
      "inviteToShare",
      "Invites somebody without an account for a week; with the account comes what is shared.",
    ),
    body: ShareInvitationBody,
    response: creates(MadeShareInvitation),
  };
  api.post("/share-invitations", { schema: make, ...bySession(own("everything")) }, async (request, reply) => {
    const { athlete, viewer, body } = request;
    const offer = { ...body, through: lastDayFrom(body.through) };
    const { secret, made } = await people.inviteToShare(accountOf(viewer), athlete, offer, saidOnceKey(request));
    if (!hasOffer(made)) throw new Error("an invitation to share offers nothing");
    const address = secret === null ? null : `${originOf(request, options)}/invite/${secret}`;
    const invitation = shareInvitationJson(made, people.now(), await people.clockOf(athlete));
    return reply.code(201).send({ address, invitation });
  });

  const end = {
    ...writes("endShareInvitation", "Takes such an invitation back."),
    params: IdParams,
    response: settles,
  };
  api.delete("/share-invitations/:id", { schema: end, ...own("everything") }, async (request, reply) => {
    const by = accountOf(request.viewer);
    await asNothing(people.revokeShareInvitation(by, request.params.id as InvitationId, saidOnceKey(request)));
    return reply.code(204).send(null);
  });
}
