import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import type { ProposalId } from "../../../domain/people.ts";
import { said } from "../../../messages/said.ts";
import { granted, own } from "../../access/access.ts";
import { creates, reads, settles, WriteHeaders } from "../../api/api-schema.ts";
import { linkNext, pageAfter } from "../../api/next-of.ts";
import { exercisePlanFacts } from "../../entries/plan-facts.ts";
import { ExercisePlanBody } from "../../entries/plan-schemas.ts";
import { HttpProblem } from "../../problem.ts";
import { saidOnceKey } from "../../said-once.ts";
import type { ServerOptions } from "../../server-options.ts";
import { proposalsTo } from "../../sharing/open-proposals.ts";
import { proposalJson } from "../../sharing/people-json.ts";
import { accountOf } from "../../squad/squad-site.ts";
import { IdParams, Proposal, Proposals, ProposalsQuery } from "./people-schemas.ts";

const words = (operationId: string, summary: string) => ({ operationId, summary, tags: ["sharing"] });
const writes = (operationId: string, summary: string) => ({ ...words(operationId, summary), headers: WriteHeaders });

/** Exercises that others proposed: the runner takes or leaves them. */
export function proposalApi(fastify: FastifyInstance, { people }: ServerOptions): void {
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();

  const list = {
    ...words("listProposals", "Exercises that were proposed, newest first; answered ones, too."),
    querystring: ProposalsQuery,
    response: reads(Proposals),
  };
  api.get("/proposals", { schema: list, ...own("therapy") }, async (request, reply) => {
    const { athlete, query } = request;
    const all = await proposalsTo(people, athlete);
    const asked = all.filter((one) => query.open === undefined || String(one.isAccepted === null) === query.open);
    const { rows, next } = pageAfter(asked, query, ({ id }) => id);
    linkNext(request, reply, next);
    return reply.code(200).send({ proposals: rows.map((one) => proposalJson(one, one.by)), next });
  });

  for (const [path, isAccepted, operationId, summary] of [
    ["/proposals/:id/accept", true, "acceptProposal", "Takes a proposed exercise: it is on the list then."],
    ["/proposals/:id/decline", false, "declineProposal", "Leaves a proposed exercise."],
  ] as const) {
    const schema = { ...writes(operationId, summary), params: IdParams, response: settles };
    api.post(path, { schema, ...own("therapy") }, async (request, reply) => {
      const { athlete, viewer, params } = request;
      const known = (await people.proposals(athlete)).find(({ id }) => id === params.id);
      if (known === undefined) throw new HttpProblem(404, "There is no such proposal.");
      // An answer is given once: the same again is no news, and another comes too late.
      if (known.isAccepted === !isAccepted) throw new HttpProblem(409, "This proposal was answered otherwise before.");
      await people.answerProposal(accountOf(viewer), known.id as ProposalId, isAccepted, saidOnceKey(request));
      return reply.code(204).send(null);
    });
  }
}

const { key: _, by: __, ...fields } = ExercisePlanBody.properties;
/** Its key is made from its title, and who proposes it is who asks. */
const ProposalBody = Type.Object(fields, { additionalProperties: false });

/** Under the address of a runner: an exercise from somebody who may comment on their therapy. */
export function proposeApi(fastify: FastifyInstance, { app, people }: ServerOptions): void {
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();
  const schema = {
    ...writes("proposeExercise", "Proposes an exercise; it is on the runner's list when they take it."),
    body: ProposalBody,
    example: { kind: "strength", title: "Calf raises", regions: ["calf"], timesPerWeek: 3 },
    response: creates(Proposal),
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
