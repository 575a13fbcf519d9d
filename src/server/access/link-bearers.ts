import type { FastifyReply, FastifyRequest } from "fastify";
import type { Viewer } from "../../domain/access.ts";
import { said } from "../../messages/said.ts";
import { createSlowDown } from "../../usecases/people/slow-down.ts";
import type { People } from "../../usecases/people.ts";
import { HttpProblem } from "../problem.ts";

/** Guessing 256 bits leads nowhere; this only keeps the guessing from costing us anything. */
const PACE = { freeTries: 100, mostWaitS: 900 };
const SECRET = /^[\w-]{20,200}$/;

type LinkViewer = Extract<Viewer, { readonly kind: "link" }>;

/** Finds out which link somebody comes by. */
export interface LinkBearers {
  /** @throws HttpProblem 404, the same for a link that is unknown, over, taken back or unconfirmed; 429 after many of them */
  viewerOf(request: FastifyRequest, reply: FastifyReply): Promise<LinkViewer>;
}

export function createLinkBearers(people: Pick<People, "viewerOfLink" | "now">): LinkBearers {
  const slowDown = createSlowDown({ ofAccount: PACE, ofAddress: PACE });
  return {
    async viewerOf({ params, ip }, reply) {
      const trying = { account: ip, address: ip };
      const waitS = slowDown.tryNow(trying, people.now());
      if (waitS > 0) {
        reply.header("retry-after", String(waitS));
        throw new HttpProblem(429, said("link.wait", { seconds: waitS }));
      }
      const { secret = "" } = params as { readonly secret?: string };
      const viewer = SECRET.test(secret) ? await people.viewerOfLink(secret) : null;
      if (viewer?.kind !== "link") throw new HttpProblem(404, said("link.gone"));
      slowDown.wasRight(trying);
      return viewer;
    },
  };
}
