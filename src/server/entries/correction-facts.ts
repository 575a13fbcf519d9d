import { type Static, Type } from "typebox";
import { SPORTS } from "../../domain/activity.ts";
import { CORRECTION_FIELDS, type Correction, type CorrectionField } from "../../domain/correction.ts";
import type { ActivityId } from "../../domain/ids.ts";
import { METRES_PER_KM } from "../../domain/units.ts";
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
 * The correction a form states: kilometres and a clock reading become metres and seconds.
 * @throws HttpProblem 422 naming the field and the way out
 */
export function correctionFromForm(form: Form): Correction {
  const field = textOf(form, "field");
  if (!isCorrectionField(field)) throw new HttpProblem(400, "That form is not known here. Open the page again.");
  const text = textOf(form, "value") ?? "";
  switch (field) {
    case "distanceM":
      return { field, value: distanceFrom(text) };
    case "durationS":
      return { field, value: durationFrom(text) };
    case "sport":
      return { field, value: sportFrom(text) };
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

function distanceFrom(text: string): number {
  const km = /^\d{1,3}([.,]\d{1,3})?$/.test(text) ? Number(text.replace(",", ".")) : Number.NaN;
  if (!(km > 0)) throw refuse("distanceM", "Give the distance in kilometres, such as 12.4.");
  return Math.round(km * METRES_PER_KM);
}

function durationFrom(text: string): number {
  const seconds = secondsFromClock(text);
  if (seconds === null || seconds <= 0 || seconds > MOST_DURATION_S) {
    throw refuse("durationS", "Give the time as h:mm:ss or mm:ss, such as 1:05:12.");
  }
  return seconds;
}

function sportFrom(text: string): (typeof SPORTS)[number] {
  const sport = SPORTS.find((one) => one === text);
  if (sport === undefined) throw refuse("sport", `Choose a sport: ${SPORTS.join(", ")}.`);
  return sport;
}
