import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import type { LocalDay } from "../../../domain/local-day.ts";
import type { LinkId, Shared } from "../../../domain/people.ts";
import { own, SIGNED_IN } from "../../access/access.ts";
import { creates, reads, settles, WriteHeaders } from "../../api/api-schema.ts";
import { linkNext, pageAfter } from "../../api/next-of.ts";
import { saidOnceKey } from "../../said-once.ts";
import type { ServerOptions } from "../../server-options.ts";
import { shareLinkJson } from "../../sharing/people-json.ts";
import { accountOf } from "../../squad/squad-site.ts";
import { originOf } from "../../therapy-view.ts";
import { asNothing } from "./as-nothing.ts";
import { tokenOf } from "./grants.ts";
import { IdParams, ListQuery, MadeShareLink, ShareLinkBody, ShareLinks } from "./people-schemas.ts";

const words = (operationId: string, summary: string) => ({ operationId, summary, tags: ["sharing"] });
const writes = (operationId: string, summary: string) => ({ ...words(operationId, summary), headers: WriteHeaders });

/** Addresses that show one page to whoever has them. */
export function shareLinkApi(fastify: FastifyInstance, options: ServerOptions): void {
  const { app, people } = options;
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();

  const list = {
    ...words("listShareLinks", "One's links, newest first, with how often each was opened; what ended, too."),
    querystring: ListQuery,
    response: reads(ShareLinks),
  };
  api.get("/share-links", { schema: list, ...own("everything") }, async (request, reply) => {
    const { rows, next } = pageAfter(await people.links(request.athlete), request.query, ({ id }) => id);
    linkNext(request, reply, next);
    const now = people.now();
    return reply.code(200).send({ links: rows.map((one) => shareLinkJson(one, now)), next });
  });

  const make = {
    ...writes("makeShareLink", "Makes a link to one page. Its address is told in this answer alone."),
    body: ShareLinkBody,
    example: { page: "brief", takesProposals: true, label: "Praxis am Park", days: 14 },
    response: creates(MadeShareLink),
  };
  api.post("/share-links", { schema: make, ...own("everything") }, async (request, reply) => {
    const { athlete, viewer } = request;
    const { label = null, days } = request.body;
    const shared = sharedIn(request.body, await app.today(athlete));
    const asked = { shared, label: trimmed(label), days, token: tokenOf(request) };
    const { secret, made } = await people.makeLink(accountOf(viewer), athlete, asked, saidOnceKey(request));
    const address = secret === null ? null : `${originOf(request, options)}/s/${secret}`;
    const opened = { ...made, opened: 0, openedAt: null };
    return reply.code(201).send({ address, link: shareLinkJson(opened, people.now()) });
  });

  const end = {
    ...writes("endShareLink", "Ends a link at once: by who made it, or their guardian."),
    params: IdParams,
    response: settles,
  };
  api.delete("/share-links/:id", { schema: end, ...SIGNED_IN }, async (request, reply) => {
    const by = accountOf(request.viewer);
    await asNothing(people.revokeLink(by, request.params.id as LinkId, saidOnceKey(request)));
    return reply.code(204).send(null);
  });
}

const sharedIn = ({ page, takesProposals = false }: ShareLinkBody, today: LocalDay): Shared =>
  page === "week" ? { kind: "week", asOf: today } : { kind: "brief", takesProposals };

function trimmed(label: string | null): string | null {
  const text = label?.trim() ?? "";
  return text === "" ? null : text;
}
