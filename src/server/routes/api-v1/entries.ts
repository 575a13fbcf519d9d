import type { FastifyInstance } from "fastify";
import { SAFETY_QUESTIONS } from "../../../domain/therapy.ts";
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

const DAY = "2026-11-21";

/** What hurt, what was done about it, and which days were rest. */
export function entryRoutes(fastify: FastifyInstance, options: ServerOptions): void {
  painEntries(fastify, options);
  careEntries(fastify, options);
  dayEntries(fastify, options);
}

function painEntries(fastify: FastifyInstance, options: ServerOptions): void {
  const { takes, takesBack } = entryRoutesOf(fastify, options);
  takes<PainBody>({
    path: "/pain",
    scope: "pain",
    operationId: "logPain",
    summary: "Says how much a place hurts, 0 to 10.",
    body: PainBody,
    facts: painFacts,
    example: { day: DAY, region: "calf", side: "left", moment: "after", nrs: 3, quality: "tight" },
  });
  takesBack<PainQuery>({
    path: "/pain",
    scope: "pain",
    operationId: "removePain",
    summary: "Takes one pain entry back.",
    query: PainQuery,
    fact: painTakenBack,
  });
  takes<NoPainBody>({
    path: "/no-pain",
    scope: "pain",
    operationId: "logNoPain",
    summary: "Says that nothing hurt on a day.",
    body: NoPainBody,
    facts: noPainFacts,
    example: { day: DAY },
  });
  takesBack<DayQuery>({
    path: "/no-pain",
    scope: "pain",
    operationId: "removeNoPain",
    summary: "Takes back that nothing hurt on a day.",
    query: DayQuery,
    fact: noPainTakenBack,
  });
}

function careEntries(fastify: FastifyInstance, options: ServerOptions): void {
  const { takes, takesBack } = entryRoutesOf(fastify, options);
  takes<TherapyBody>({
    path: "/therapy",
    scope: "therapy",
    operationId: "logTherapy",
    summary: "Writes down a session of massage, physiotherapy or other care.",
    body: TherapyBody,
    facts: therapyFacts,
    example: { day: DAY, kind: "massage", regions: ["calf"], nrsBefore: 4, nrsAfter: 2 },
  });
  takesBack<TherapyQuery>({
    path: "/therapy",
    scope: "therapy",
    operationId: "removeTherapy",
    summary: "Takes a session back.",
    query: TherapyQuery,
    fact: therapyTakenBack,
  });
  takes<SafetyBody>({
    path: "/safety-checks",
    scope: "everything",
    operationId: "answerSafetyQuestions",
    summary: "Answers the questions before a massage, each yes or no.",
    body: SafetyBody,
    facts: safetyFacts,
    example: {
      day: DAY,
      answers: Object.fromEntries(SAFETY_QUESTIONS.map((question) => [question, false])),
    },
  });
  takes<SeenFlagBody>({
    path: "/seen-flags",
    scope: "everything",
    operationId: "markFlagSeen",
    summary: "Says that a clinician has seen to a red flag.",
    body: SeenFlagBody,
    facts: seenFlagFacts,
    example: { rule: "RF_BSI", day: DAY },
  });
}

function dayEntries(fastify: FastifyInstance, options: ServerOptions): void {
  const { takes, takesBack } = entryRoutesOf(fastify, options);
  takes<RpeBody>({
    path: "/rpe",
    scope: "runs",
    operationId: "rateDay",
    summary: "Rates how hard the run of a day was, 0 to 10.",
    body: RpeBody,
    facts: rpeFacts,
    example: { day: DAY, rpe0To10: 6 },
  });
  takes<DayMarksBody>({
    path: "/day-marks",
    scope: "runs",
    operationId: "markRestDays",
    summary: "Marks days as rest, or takes such marks back.",
    body: DayMarksBody,
    facts: dayMarkFacts,
    example: { rest: [DAY] },
  });
  takes<HistoryClaimBody>({
    path: "/history-claims",
    scope: "runs",
    operationId: "claimHistory",
    summary: "Says that the files hold every run from a day on.",
    body: HistoryClaimBody,
    facts: historyClaimFacts,
    example: { from: "2025-01-01" },
  });
  takesBack({
    path: "/history-claims",
    scope: "runs",
    operationId: "revokeHistoryClaim",
    summary: "Takes that word back.",
    fact: () => ({ kind: "history-claim-revoked" }),
  });
}
