import type { TSchema } from "typebox";
import { Compile } from "typebox/compile";
import type { Said } from "../../domain/said.ts";
import { said } from "../../messages/said.ts";
import { type FieldRefusal, HttpProblem } from "../problem.ts";

const FIELD_TEXTS: Readonly<Record<string, Said>> = {
  day: said("refused.day"),
  from: said("refused.from"),
  to: said("refused.day-or-none"),
  region: said("refused.region"),
  regions: said("refused.regions"),
  side: said("refused.side"),
  moment: said("refused.moment"),
  nrs: said("refused.score"),
  rpe0To10: said("refused.score"),
  nrsBefore: said("refused.score-or-none"),
  nrsAfter: said("refused.score-or-none"),
  nrs24h: said("refused.score-or-none"),
  nrs48h: said("refused.score-or-none"),
  quality: said("refused.quality"),
  kind: said("refused.kind"),
  note: said("refused.note"),
  therapist: said("refused.name-long"),
  answers: said("refused.answers"),
  rest: said("refused.days"),
  removed: said("refused.days"),
  version: said("refused.version"),
  participation: said("refused.answer"),
  modification: said("refused.answer"),
  performance: said("refused.answer"),
  pain: said("refused.answer"),
  slot: said("refused.slot"),
  distanceM: said("refused.distance-m"),
  durationS: said("refused.duration-s"),
  title: said("refused.title"),
  isReady: said("refused.is-ready"),
  key: said("refused.key"),
  timesPerWeek: said("refused.times"),
  until: said("refused.day-or-none"),
  by: said("refused.name-long"),
  name: said("refused.name"),
  email: said("refused.email"),
  bookingUrl: said("refused.booking-url"),
  sleepS: said("refused.sleep"),
  restingHeartRateBpm: said("refused.resting-rate"),
  hrvRmssdS: said("refused.hrv"),
  hrvSdnnS: said("refused.hrv"),
  steps: said("refused.steps"),
  soreness0To10: said("refused.score-or-none"),
  value: said("refused.value"),
  activityId: said("refused.activity"),
  rule: said("refused.rule"),
  login: said("refused.login"),
  guardian: said("refused.login"),
  scope: said("refused.scope"),
  scopes: said("refused.scope"),
  level: said("refused.level"),
  days: said("refused.days-held"),
  through: said("refused.day-or-none"),
  role: said("refused.role"),
  athlete: said("refused.name"),
  birthYear: said("refused.birth-year"),
  page: said("refused.choice"),
  as: said("refused.choice"),
  state: said("refused.choice"),
  open: said("refused.yes-no"),
  takesProposals: said("refused.yes-no"),
  label: said("refused.label"),
  id: said("refused.id"),
  limit: said("refused.limit"),
  "idempotency-key": said("refused.idempotency-key"),
};

/** The part of a checker's error that names a field. Ajv and TypeBox agree on it. */
interface SchemaError {
  readonly instancePath?: string;
  readonly params?: object;
}

/** Turns the checker's errors into one sentence a field, in the order they came. */
export function fieldProblems(errors: readonly SchemaError[]): readonly FieldRefusal[] {
  const fields = errors.flatMap((error) => {
    const path = (error.instancePath ?? "").split("/")[1];
    if (path !== undefined && path !== "") return [path];
    const params = (error.params ?? {}) as { requiredProperties?: string[] };
    return params.requiredProperties ?? [];
  });
  return [...new Set(fields)].map((field) => ({
    field,
    // What was sent may be called like something that every object has.
    message:
      (Object.hasOwn(FIELD_TEXTS, field) ? FIELD_TEXTS[field] : undefined) ??
      said("refused.no-field", { field: field.slice(0, 40) }),
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
    throw new HttpProblem(422, fields[0]?.message ?? said("refused.form-unread"), fields);
  };
}
