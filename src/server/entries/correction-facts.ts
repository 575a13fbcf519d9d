import { type Static, Type } from "typebox";
import { SPORTS } from "../../domain/activity.ts";
import { CORRECTION_FIELDS, type Correction, type CorrectionField } from "../../domain/correction.ts";
import type { ActivityId } from "../../domain/ids.ts";
import { said } from "../../messages/said.ts";
import type { Words } from "../../messages/words.ts";
import { type Form, textOf } from "../form-body.ts";
import { HttpProblem } from "../problem.ts";
import { secondsFromClock } from "../words/measure-words.ts";

const strict = { additionalProperties: false };
const MOST_DISTANCE_M = 1_000_000;
const MOST_DURATION_S = 14 * 86_400;

const Id = Type.String({ minLength: 1, maxLength: 200 });
const of = <Field extends CorrectionField>(field: Field) => ({ activityId: Id, field: Type.Literal(field) });

/** One field of a run as a person says it is. Distances in metres, times in seconds. */
export const CorrectionBody = Type.Union([
  Type.Object({ ...of("distanceM"), value: Type.Number({ exclusiveMinimum: 0, maximum: MOST_DISTANCE_M }) }, strict),
  Type.Object({ ...of("durationS"), value: Type.Number({ exclusiveMinimum: 0, maximum: MOST_DURATION_S }) }, strict),
  Type.Object({ ...of("sport"), value: Type.Enum([...SPORTS]) }, strict),
  Type.Object({ ...of("heartRate"), value: Type.Literal("excluded") }, strict),
  Type.Object({ ...of("deleted"), value: Type.Literal(true) }, strict),
]);
export type CorrectionBody = { readonly activityId: ActivityId } & Correction;

export const TakeBackQuery = Type.Object({ activityId: Id, field: Type.Enum([...CORRECTION_FIELDS]) }, strict);
export type TakeBackQuery = Static<typeof TakeBackQuery>;

export const SplitBody = Type.Object({ first: Id, second: Id }, strict);

export const isCorrectionField = (text: string | undefined): text is CorrectionField =>
  CORRECTION_FIELDS.some((field) => field === text);

/**
 * The correction a form states: kilometres or miles and a clock reading become metres and seconds.
 * @throws HttpProblem 422 naming the field and the way out
 */
export function correctionFromForm(form: Form, words: Words): Correction {
  const field = textOf(form, "field");
  if (!isCorrectionField(field)) throw new HttpProblem(400, said("refused.form"));
  const text = textOf(form, "value") ?? "";
  switch (field) {
    case "distanceM":
      return { field, value: distanceFrom(text, words) };
    case "durationS":
      return { field, value: durationFrom(text, words) };
    case "sport":
      return { field, value: sportFrom(text, words) };
    case "heartRate":
      return { field, value: "excluded" };
    case "deleted":
      return { field, value: true };
    default:
      return field satisfies never;
  }
}

function refuse(field: CorrectionField, message: string): HttpProblem {
  return new HttpProblem(422, message, [{ field, message }]);
}

function distanceFrom(text: string, { say, metresOf, number, distanceUnit }: Words): number {
  const distance = /^\d{1,3}([.,]\d{1,3})?$/.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
  if (!(distance > 0)) {
    throw refuse("distanceM", say("run.correct.distance.wrong", { unit: distanceUnit, example: number(12.4, 1) }));
  }
  return Math.round(metresOf(distance));
}

function durationFrom(text: string, { say }: Words): number {
  const seconds = secondsFromClock(text);
  if (seconds === null || seconds <= 0 || seconds > MOST_DURATION_S) {
    throw refuse("durationS", say("run.correct.time.wrong"));
  }
  return seconds;
}

function sportFrom(text: string, { say }: Words): (typeof SPORTS)[number] {
  const sport = SPORTS.find((one) => one === text);
  if (sport === undefined)
    throw refuse(
      "sport",
      say("run.correct.sport.wrong", { sports: SPORTS.map((one) => say(`sport.${one}`)).join(", ") }),
    );
  return sport;
}
