import type { FastifyInstance } from "fastify";
import { own } from "../../access/access.ts";
import { ostrcFacts, redFlagFacts, wellnessFacts } from "../../entries/answer-facts.ts";
import {
  exerciseDoneFacts,
  exercisePlanFacts,
  plannedRunFacts,
  returnPlanFacts,
  settingFacts,
  therapistFacts,
} from "../../entries/plan-facts.ts";
import {
  ExerciseBody,
  ExercisePlanBody,
  OstrcBody,
  PlannedRunBody,
  RedFlagBody,
  ReturnPlanBody,
  SettingBody,
  TherapistBody,
  WellnessBody,
} from "../../entries/plan-schemas.ts";
import {
  ExercisePlanQuery,
  ExerciseQuery,
  exercisePlanTakenBack,
  exerciseTakenBack,
  PlannedRunQuery,
  plannedRunTakenBack,
} from "../../entries/taken-back.ts";
import type { ServerOptions } from "../../server-options.ts";
import { entryRoutesOf } from "./entry-route.ts";

/** Runs to come, weekly questions, signs, exercises, whom the runner books with, and settings. */
export function planEntryRoutes(fastify: FastifyInstance, options: ServerOptions): void {
  const { app } = options;
  const { takes, takesBack } = entryRoutesOf(fastify, options);

  takes<OstrcBody>("/ostrc", OstrcBody, ostrcFacts);
  takes<RedFlagBody>("/red-flag-checks", RedFlagBody, redFlagFacts);
  takes<WellnessBody>("/wellness", WellnessBody, wellnessFacts);
  takes<PlannedRunBody>("/planned-runs", PlannedRunBody, plannedRunFacts);
  takes<ReturnPlanBody>("/return-plan", ReturnPlanBody, returnPlanFacts);
  takes<ExercisePlanBody>("/exercise-plans", ExercisePlanBody, exercisePlanFacts);
  takes<ExerciseBody>("/exercises", ExerciseBody, exerciseDoneFacts);
  takes<TherapistBody>("/therapist", TherapistBody, therapistFacts);
  takes<SettingBody>("/settings", SettingBody, settingFacts);

  takesBack<PlannedRunQuery>("/planned-runs", PlannedRunQuery, plannedRunTakenBack);
  takesBack("/return-plan", null, () => ({ kind: "return-plan", entry: null }));
  takesBack<ExercisePlanQuery>("/exercise-plans", ExercisePlanQuery, exercisePlanTakenBack);
  takesBack<ExerciseQuery>("/exercises", ExerciseQuery, exerciseTakenBack);
  takesBack("/therapist", null, () => ({ kind: "therapist", entry: null }));

  fastify.get("/therapist", own("therapy"), async ({ athlete }, reply) =>
    reply.header("cache-control", "no-store").send({ therapist: await app.therapist(athlete) }),
  );
}
