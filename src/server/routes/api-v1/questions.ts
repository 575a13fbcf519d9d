import type { FastifyInstance } from "fastify";
import { Type } from "typebox";
import { MOMENTS, REGIONS } from "../../../domain/pain.ts";
import { RED_FLAG_SIGNS } from "../../../domain/red-flag-check.ts";
import { questionsJson } from "../../../usecases/questions-json.ts";
import { own } from "../../access/access.ts";
import { DayText, orNull, reads, shape } from "../../api/api-schema.ts";
import type { ServerOptions } from "../../server-options.ts";
import { Site } from "./report-schemas.ts";

const questionFields = {
  sign: Type.Enum([...RED_FLAG_SIGNS]),
  rule: Type.String(),
  urgency: Type.String(),
  site: orNull(Site),
  text: Type.String(),
};
const Questions = shape(
  Type.Object(
    {
      asOf: DayText,
      weekly: Type.Union([
        Type.Object({ kind: Type.Literal("body"), places: Type.Array(Site) }),
        Type.Object({ kind: Type.Literal("place"), site: Site }),
        Type.Object({ kind: Type.Literal("answered"), nextOn: DayText }),
      ]),
      signs: Type.Array(Type.Object({ ...questionFields, calledBy: Site })),
      nights: Type.Array(
        Type.Object({ day: DayText, region: Type.Enum([...REGIONS]), moment: Type.Enum([...MOMENTS]) }),
      ),
      general: Type.Array(Type.Object(questionFields)),
    },
    { title: "Questions" },
  ),
);

const schema = {
  operationId: "listQuestions",
  summary: "What the runner is asked today: the weekly questions, and signs that an answer about pain called for.",
  description: "Answered by answerWeeklyQuestions, answerSigns and, for the nights, logPain with nightPain.",
  tags: ["reports"],
  response: reads(Questions),
};

/** `GET /questions`: as on the runner's own week and log. */
export function questionsApi(fastify: FastifyInstance, { app }: ServerOptions): void {
  fastify.get("/questions", { schema, ...own("pain") }, async ({ athlete }, reply) => {
    const questions = await app.bodyQuestions(athlete, await app.today(athlete));
    return reply.code(200).header("cache-control", "no-store").send(questionsJson(questions));
  });
}
