import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import type { LocalDay } from "../../../domain/local-day.ts";
import type { LinkId, Shared } from "../../../domain/people.ts";
import { own, SIGNED_IN } from "../../access/access.ts";
import { creates, WriteHeaders } from "../../api/api-schema.ts";
import { saidOnceKey } from "../../said-once.ts";
import type { ServerOptions } from "../../server-options.ts";
import { type OpenedLink, shareLinkJson } from "../../sharing/people-json.ts";
import { accountOf } from "../../squad/squad-site.ts";
import { originOf } from "../../therapy-view.ts";
import { tokenOf } from "./grants.ts";
import { byId, listRoute, settleRoute } from "./people-route.ts";
import { MadeShareLink, ShareLinkBody, ShareLinks } from "./people-schemas.ts";

/** Addresses that show one page to whoever has them. */
export function shareLinkApi(fastify: FastifyInstance, options: ServerOptions): void {
  const { app, people } = options;
  const path = "/share-links";
  const access = own("everything");
  listRoute<OpenedLink>(fastify, {
    ...{ path, access, tag: "sharing", operationId: "listShareLinks", name: "links", answer: ShareLinks },
    summary: "One's links, newest first, with how often each was opened; what ended, too.",
    placeOf: byId,
    async read({ athlete }) {
      const now = people.now();
      return { all: await people.links(athlete), tell: (one) => shareLinkJson(one, now) };
    },
  });

  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();
  const make = {
    operationId: "makeShareLink",
    summary: "Makes a link to one page. Its address is told in this answer alone.",
    ...{ tags: ["sharing"], headers: WriteHeaders, body: ShareLinkBody, response: creates(MadeShareLink) },
    example: { page: "brief", takesProposals: true, label: "Praxis am Park", days: 14 },
  };
  api.post(path, { schema: make, ...access }, async (request, reply) => {
    const { athlete, viewer } = request;
    const { label = null, days } = request.body;
    const shared = sharedIn(request.body, await app.today(athlete));
    const asked = { shared, label: trimmed(label), days, token: tokenOf(request) };
    const { secret, made } = await people.makeLink(accountOf(viewer), athlete, asked, saidOnceKey(request));
    const address = secret === null ? null : `${originOf(request, options)}/s/${secret}`;
    const opened = { ...made, opened: 0, openedAt: null };
    return reply.code(201).send({ address, link: shareLinkJson(opened, people.now()) });
  });

  settleRoute(fastify, {
    ...{ method: "DELETE", path: `${path}/:id`, access: SIGNED_IN, tag: "sharing", operationId: "endShareLink" },
    summary: "Ends a link at once: by who made it, or their guardian.",
    settle: (id, { viewer }, key) => people.revokeLink(accountOf(viewer), id as LinkId, key),
  });
}

const sharedIn = ({ page, takesProposals = false }: ShareLinkBody, today: LocalDay): Shared =>
  page === "week" ? { kind: "week", asOf: today } : { kind: "brief", takesProposals };

function trimmed(label: string | null): string | null {
  const text = label?.trim() ?? "";
  return text === "" ? null : text;
}
