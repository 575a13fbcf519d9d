import type { TSchema } from "typebox";
import { Compile } from "typebox/compile";
import { type FieldProblem, HttpProblem } from "../problem.ts";

const FIELD_WORDS: Readonly<Record<string, string>> = {
  day: "Give a day, such as 2026-11-22.",
  from: "Give a day, such as 2024-01-01.",
  to: "Give a day, or leave it empty.",
  region: "Choose where it hurts.",
  regions: "Choose places from the list.",
  side: "Choose a side from the list, or none.",
  moment: "Choose when it hurt.",
  nrs: "Choose a number from 0 to 10.",
  rpe0To10: "Choose a number from 0 to 10.",
  nrsBefore: "Choose a number from 0 to 10, or none.",
  nrsAfter: "Choose a number from 0 to 10, or none.",
  nrs24h: "Choose a number from 0 to 10, or none.",
  nrs48h: "Choose a number from 0 to 10, or none.",
  quality: "Choose a word from the list, or none.",
  kind: "Choose a kind from the list.",
  note: "Keep the note under 1,000 characters.",
  therapist: "Keep the name under 120 characters.",
  answers: "Answer every question with yes or no.",
  rest: "Give the days as YYYY-MM-DD.",
  removed: "Give the days as YYYY-MM-DD.",
  version: "Choose a questionnaire from the list.",
  participation: "Choose one of the answers.",
  modification: "Choose one of the answers.",
  performance: "Choose one of the answers.",
  pain: "Choose one of the answers.",
  slot: "Give a number from 1 to 9.",
  distanceM: "Give the distance in metres, above 0.",
  durationS: "Give the time in seconds, above 0, or none.",
  title: "Give a title of 1 to 120 characters.",
  isReady: "Say yes or no.",
  key: "Give the key of an exercise, such as calf-raises.",
  timesPerWeek: "Give a number from 1 to 50, or none.",
  until: "Give a day, or leave it empty.",
  by: "Keep the name under 120 characters.",
  name: "Give a name of the list, or one under 120 characters.",
  email: "Give an e-mail address, or none.",
  bookingUrl: "Give an address that begins with https://, or none.",
  sleepS: "Give the time asleep in seconds, at most a day.",
  restingHeartRateBpm: "Give a number from 20 to 150, or none.",
  hrvRmssdS: "Give seconds from 0 to 1, or none.",
  hrvSdnnS: "Give seconds from 0 to 1, or none.",
  steps: "Give a whole number from 0 to 300,000, or none.",
  soreness0To10: "Choose a number from 0 to 10, or none.",
  value: "Give a number or a word, or none.",
  activityId: "Name a run that is there.",
  rule: "Name a warning sign that is shown on the page.",
};

/** The part of a checker's error that names a field. Ajv and TypeBox agree on it. */
interface SchemaError {
  readonly instancePath?: string;
  readonly params?: object;
}

/** Turns the checker's errors into one sentence a field, in the order they came. */
export function fieldProblems(errors: readonly SchemaError[]): readonly FieldProblem[] {
  const fields = errors.flatMap((error) => {
    const path = (error.instancePath ?? "").split("/")[1];
    if (path !== undefined && path !== "") return [path];
    const params = (error.params ?? {}) as { requiredProperties?: string[] };
    return params.requiredProperties ?? [];
  });
  return [...new Set(fields)].map((field) => ({
    field,
    message: FIELD_WORDS[field] ?? `There is no field called ${field.slice(0, 40)} here.`,
  }));
}

/**
 * A check for bodies that were read from a form.
 * @returns a function that narrows a body or throws HttpProblem 422 with a sentence for each field
 */
export function bodyCheck<Body>(schema: TSchema): (body: unknown) => Body {
  const compiled = Compile(schema);
  return (body) => {
    if (compiled.Check(body)) return body as Body;
    const fields = fieldProblems(compiled.Errors(body));
    throw new HttpProblem(422, fields[0]?.message ?? "That form could not be read.", fields);
  };
}
