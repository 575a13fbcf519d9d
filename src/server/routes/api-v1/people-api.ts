import type { FastifyInstance } from "fastify";
import type { Cookies } from "../../access/session-cookie.ts";
import { keepNowhere } from "../../api/keep-nowhere.ts";
import type { ServerOptions } from "../../server-options.ts";
import { accountApi } from "./account.ts";
import { confirmationApi } from "./confirmations.ts";
import { grantApi } from "./grants.ts";
import { noteApi } from "./notes.ts";
import { ownerApi } from "./people.ts";
import { proposalApi, proposeApi } from "./proposals.ts";
import { shareInvitationApi } from "./share-invitations.ts";
import { shareLinkApi } from "./share-links.ts";
import { trailApi } from "./trail.ts";

/** Who is here, what is shared with whom, and what goes between them. */
export function peopleApi(fastify: FastifyInstance, options: ServerOptions, cookies: Cookies): void {
  fastify.register(async (api) => {
    keepNowhere(api);
    accountApi(api, options, cookies);
    ownerApi(api, options);
    grantApi(api, options);
    shareInvitationApi(api, options);
    shareLinkApi(api, options);
    confirmationApi(api, options);
    trailApi(api, options);
    proposalApi(api, options);
    noteApi(api, options);
  });
}

/** What somebody may say to a runner who shares with them. */
export function remarkApi(fastify: FastifyInstance, options: ServerOptions): void {
  fastify.register(async (api) => {
    keepNowhere(api);
    proposeApi(api, options);
  });
}
