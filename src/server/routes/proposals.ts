import type { FastifyInstance } from "fastify";
import type { ProposalId } from "../../domain/people.ts";
import { own } from "../access/access.ts";
import { formOf, textOf } from "../form-body.ts";
import type { ServerOptions } from "../server-options.ts";
import { accountOf } from "../squad/squad-site.ts";

/** The runner takes an exercise that was proposed, or leaves it. */
export function proposalRoutes(fastify: FastifyInstance, { people }: Pick<ServerOptions, "people">): void {
  fastify.post("/proposals/answer", own("therapy"), async (request, reply) => {
    const form = formOf(request.body);
    const isAccepted = textOf(form, "answer") === "yes";
    const id = textOf(form, "proposal") as ProposalId | undefined;
    const back = textOf(form, "back") === "/" ? "/" : "/therapy";
    const proposals = await people.proposals(request.athlete);
    // One that was answered already, from another window, keeps its answer.
    if (!proposals.some((one) => one.id === id && one.isAccepted === null) || id === undefined)
      return reply.redirect(back, 303);
    await people.answerProposal(accountOf(request.viewer), id, isAccepted);
    return reply.redirect(`${back}?done=${isAccepted ? "proposal-accepted" : "proposal-declined"}`, 303);
  });
}
