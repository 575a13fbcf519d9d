import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import { said } from "../../../messages/said.ts";
import { NotFoundError } from "../../../usecases/not-found-error.ts";
import { granted, own } from "../../access/access.ts";
import { creates, WriteHeaders } from "../../api/api-schema.ts";
import { exercisePlanFacts } from "../../entries/plan-facts.ts";
import { ExercisePlanBody } from "../../entries/plan-schemas.ts";
import { HttpProblem } from "../../problem.ts";
import { saidOnceKey } from "../../said-once.ts";
import type { ServerOptions } from "../../server-options.ts";
import { type NamedProposal, proposalsTo } from "../../sharing/open-proposals.ts";
import { proposalJson } from "../../sharing/people-json.ts";
import { accountOf } from "../../squad/squad-site.ts";
import { byId, listRoute, settleRoute } from "./people-route.ts";
import { Proposal, Proposals, ProposalsQuery } from "./people-schemas.ts";

/** Exercises that others proposed: the runner takes or leaves them. */
export function proposalApi(fastify: FastifyInstance, { people }: ServerOptions): void {
  const ofRunner = { access: own("therapy"), tag: "sharing" } as const;
  listRoute<NamedProposal>(fastify, {
    ...{ path: "/proposals", ...ofRunner, operationId: "listProposals", name: "proposals", answer: Proposals },
    summary: "Exercises that were proposed, newest first; answered ones, too.",
    querystring: ProposalsQuery,
    placeOf: byId,
    async read({ athlete, query }) {
      const all = await proposalsTo(people, athlete);
      const { open } = query;
      const asked = all.filter((one) => open === undefined || String(one.isAccepted === null) === open);
      return { all: asked, tell: (one) => proposalJson(one, one.by) };
    },
  });

  for (const [path, isAccepted, operationId, summary] of [
    ["/proposals/:id/accept", true, "acceptProposal", "Takes a proposed exercise: it is on the list then."],
    ["/proposals/:id/decline", false, "declineProposal", "Leaves a proposed exercise."],
  ] as const)
    settleRoute(fastify, {
      ...{ method: "POST", path, ...ofRunner, operationId, summary },
      async settle(id, { athlete, viewer }, key) {
        const known = (await people.proposals(athlete)).find((one) => one.id === id);
        if (known === undefined) throw new NotFoundError("there is no such proposal");
        // An answer is given once: the same again is no news, and another comes too late.
        if (known.isAccepted === !isAccepted)
          throw new HttpProblem(409, "This proposal was answered otherwise before.");
        await people.answerProposal(accountOf(viewer), known.id, isAccepted, key);
      },
    });
}

const { key: _, by: __, ...fields } = ExercisePlanBody.properties;
/** Its key is made from its title, and who proposes it is who asks. */
const ProposalBody = Type.Object(fields, { additionalProperties: false });

/** Under the address of a runner: an exercise from somebody who may comment on their therapy. */
export function proposeApi(fastify: FastifyInstance, { app, people }: ServerOptions): void {
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();
  const schema = {
    operationId: "proposeExercise",
    summary: "Proposes an exercise; it is on the runner's list when they take it.",
    ...{ tags: ["sharing"], headers: WriteHeaders, body: ProposalBody, response: creates(Proposal) },
    example: { kind: "strength", title: "Calf raises", regions: ["calf"], timesPerWeek: 3 },
  };
  api.post("/proposals", { schema, ...granted("therapy", "comment") }, async (request, reply) => {
    const { athlete, viewer } = request;
    if (viewer.kind !== "account") throw new HttpProblem(403, said("squad.needs-account"));
    const { id, displayName } = viewer.account;
    const [fact] = exercisePlanFacts({ ...request.body, by: displayName }, await app.today(athlete));
    if (fact?.kind !== "exercise-plan") throw new Error("a proposal came to no exercise");
    const from = { kind: "account", account: id } as const;
    const made = await people.propose(from, athlete, fact.entry, saidOnceKey(request));
    return reply.code(201).send(proposalJson(made, displayName));
  });
}
