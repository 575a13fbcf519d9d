import type { FastifyInstance } from "fastify";
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
import {
  DayQuery,
  noPainTakenBack,
  PainQuery,
  painTakenBack,
  TherapyQuery,
  therapyTakenBack,
} from "../../entries/taken-back.ts";
import type { ServerOptions } from "../../server-options.ts";
import { entryRoutesOf } from "./entry-route.ts";

/** What hurt, what was done about it, and which days were rest. */
export function entryRoutes(fastify: FastifyInstance, options: ServerOptions): void {
  const { takes, takesBack } = entryRoutesOf(fastify, options);

  takes<PainBody>("/pain", PainBody, painFacts);
  takes<NoPainBody>("/no-pain", NoPainBody, noPainFacts);
  takes<RpeBody>("/rpe", RpeBody, rpeFacts);
  takes<TherapyBody>("/therapy", TherapyBody, therapyFacts);
  takes<DayMarksBody>("/day-marks", DayMarksBody, dayMarkFacts);
  takes<SafetyBody>("/safety-checks", SafetyBody, safetyFacts);
  takes<SeenFlagBody>("/seen-flags", SeenFlagBody, seenFlagFacts);
  takes<HistoryClaimBody>("/history-claims", HistoryClaimBody, historyClaimFacts);

  takesBack<PainQuery>("/pain", PainQuery, painTakenBack);
  takesBack<DayQuery>("/no-pain", DayQuery, noPainTakenBack);
  takesBack<TherapyQuery>("/therapy", TherapyQuery, therapyTakenBack);
  takesBack("/history-claims", null, () => ({ kind: "history-claim-revoked" }));
}
