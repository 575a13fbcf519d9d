import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import type { TSchema } from "typebox";
import type { JournalFact } from "../../../domain/journal.ts";
import type { LocalDay } from "../../../domain/local-day.ts";
import {
  dayMarkFacts,
  historyClaimFacts,
  noPainFacts,
  painFacts,
  rpeFacts,
  safetyFacts,
  seenFlagFacts,
  therapyFacts,
} from "../../entries/entry-facts.ts";
import {
  DayMarksBody,
  HistoryClaimBody,
  NoPainBody,
  PainBody,
  RpeBody,
  SafetyBody,
  SeenFlagBody,
  TherapyBody,
} from "../../entries/entry-schemas.ts";
import type { ServerOptions } from "../../server-options.ts";

const MOST_BODY_B = 64 * 1024;

/** Writing: each address takes one kind of entry as JSON and answers 201 once it cannot be lost. */
export function entryRoutes(fastify: FastifyInstance, { app, athlete }: ServerOptions): void {
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();

  /** The route's schema has checked the body when `facts` sees it. */
  const entry = <Body>(path: string, body: TSchema, facts: (body: Body, today: LocalDay) => readonly JournalFact[]) => {
    api.post(path, { schema: { body }, bodyLimit: MOST_BODY_B }, async (request, reply) => {
      const stated = facts(request.body as Body, await app.today(athlete));
      await app.log(athlete, stated);
      return reply.code(201).send({ logged: stated.length });
    });
  };

  entry<PainBody>("/pain", PainBody, painFacts);
  entry<NoPainBody>("/no-pain", NoPainBody, noPainFacts);
  entry<RpeBody>("/rpe", RpeBody, rpeFacts);
  entry<TherapyBody>("/therapy", TherapyBody, therapyFacts);
  entry<DayMarksBody>("/day-marks", DayMarksBody, dayMarkFacts);
  entry<SafetyBody>("/safety-checks", SafetyBody, safetyFacts);
  entry<SeenFlagBody>("/seen-flags", SeenFlagBody, seenFlagFacts);
  entry<HistoryClaimBody>("/history-claims", HistoryClaimBody, historyClaimFacts);

  api.delete("/history-claims", async (_request, reply) => {
    await app.log(athlete, [{ kind: "history-claim-revoked" }]);
    return reply.code(204).send();
  });
}
