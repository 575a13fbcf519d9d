import type { TypeBoxTypeProvider } from "@fastify/type-provider-typebox";
import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import { own } from "../../access/access.ts";
import { orNull, reads } from "../../api/api-schema.ts";
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
import { Therapist } from "./report-schemas.ts";

const DAY = "2026-11-21";
const TO_COME = "2026-11-28";

/** Runs to come, weekly questions, signs, exercises, whom the runner books with, and settings. */
export function planEntryRoutes(fastify: FastifyInstance, options: ServerOptions): void {
  answerEntries(fastify, options);
  runsToCome(fastify, options);
  exerciseEntries(fastify, options);
  therapistEntries(fastify, options);
}

function answerEntries(fastify: FastifyInstance, options: ServerOptions): void {
  const { takes } = entryRoutesOf(fastify, options);
  takes<OstrcBody>({
    path: "/ostrc",
    scope: "pain",
    operationId: "answerWeeklyQuestions",
    summary: "Answers the weekly questions (OSTRC), about a place or the whole body.",
    body: OstrcBody,
    facts: ostrcFacts,
    example: { day: DAY, participation: 8, modification: 8, performance: 17, pain: 8 },
  });
  takes<RedFlagBody>({
    path: "/red-flag-checks",
    scope: "pain",
    operationId: "answerSigns",
    summary: "Answers questions about signs that belong to a clinician.",
    body: RedFlagBody,
    facts: redFlagFacts,
    example: { day: DAY, region: "calf", side: "left", answers: { "calf-swelling": false } },
  });
  takes<WellnessBody>({
    path: "/wellness",
    scope: "everything",
    operationId: "logWellness",
    summary: "Says how a night and a day were: sleep, resting heart rate, soreness.",
    body: WellnessBody,
    facts: wellnessFacts,
    example: { day: DAY, sleepS: 27_000 },
  });
  takes<SettingBody>({
    path: "/settings",
    scope: "everything",
    operationId: "changeSetting",
    summary: "Changes a setting, from a day on or for the whole history.",
    body: SettingBody,
    facts: settingFacts,
    example: { name: "hrMaxBpm", value: 188 },
  });
}

function runsToCome(fastify: FastifyInstance, options: ServerOptions): void {
  const { takes, takesBack } = entryRoutesOf(fastify, options);
  takes<PlannedRunBody>({
    path: "/planned-runs",
    scope: "runs",
    operationId: "planRun",
    summary: "Plans a run of the days to come.",
    body: PlannedRunBody,
    facts: plannedRunFacts,
    example: { day: TO_COME, distanceM: 12_000, kind: "long" },
  });
  takesBack<PlannedRunQuery>({
    path: "/planned-runs",
    scope: "runs",
    operationId: "unplanRun",
    summary: "Takes a planned run out.",
    query: PlannedRunQuery,
    fact: plannedRunTakenBack,
  });
  takes<ReturnPlanBody>({
    path: "/return-plan",
    scope: "runs",
    operationId: "beginReturn",
    summary: "Begins the return to running by levels.",
    body: ReturnPlanBody,
    facts: returnPlanFacts,
    example: { from: DAY, isReady: true },
  });
  takesBack({
    path: "/return-plan",
    scope: "runs",
    operationId: "endReturn",
    summary: "Ends the return to running by levels.",
    fact: () => ({ kind: "return-plan", entry: null }),
  });
}

function exerciseEntries(fastify: FastifyInstance, options: ServerOptions): void {
  const { takes, takesBack } = entryRoutesOf(fastify, options);
  takes<ExercisePlanBody>({
    path: "/exercise-plans",
    scope: "therapy",
    operationId: "planExercise",
    summary: "Puts an exercise on the list, or changes it.",
    body: ExercisePlanBody,
    facts: exercisePlanFacts,
    example: { kind: "strength", title: "Calf raises", regions: ["calf"], timesPerWeek: 3 },
  });
  takesBack<ExercisePlanQuery>({
    path: "/exercise-plans",
    scope: "therapy",
    operationId: "removeExercise",
    summary: "Takes an exercise off the list.",
    query: ExercisePlanQuery,
    fact: exercisePlanTakenBack,
  });
  takes<ExerciseBody>({
    path: "/exercises",
    scope: "therapy",
    operationId: "logExercise",
    summary: "Says that an exercise was done on a day.",
    body: ExerciseBody,
    facts: exerciseDoneFacts,
    example: { day: DAY, key: "calf-raises" },
  });
  takesBack<ExerciseQuery>({
    path: "/exercises",
    scope: "therapy",
    operationId: "removeExerciseDone",
    summary: "Takes back that an exercise was done.",
    query: ExerciseQuery,
    fact: exerciseTakenBack,
  });
}

function therapistEntries(fastify: FastifyInstance, options: ServerOptions): void {
  const { takes, takesBack } = entryRoutesOf(fastify, options);
  takes<TherapistBody>({
    path: "/therapist",
    scope: "therapy",
    operationId: "nameTherapist",
    summary: "Says whom to book with.",
    body: TherapistBody,
    facts: therapistFacts,
    example: { name: "Praxis am Park", email: "hello@example.org" },
  });
  takesBack({
    path: "/therapist",
    scope: "therapy",
    operationId: "removeTherapist",
    summary: "Forgets whom to book with.",
    fact: () => ({ kind: "therapist", entry: null }),
  });

  const schema = {
    operationId: "getTherapist",
    summary: "Tells whom the runner books with.",
    tags: ["reports"],
    response: reads(Type.Object({ therapist: orNull(Therapist) })),
  };
  const api = fastify.withTypeProvider<TypeBoxTypeProvider>();
  api.get("/therapist", { schema, ...own("therapy") }, async ({ athlete }, reply) =>
    reply
      .code(200)
      .header("cache-control", "no-store")
      .send({ therapist: await options.app.therapist(athlete) }),
  );
}
