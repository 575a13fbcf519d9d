import { type Static, type TSchema, Type } from "typebox";
import { EXERCISE_KINDS, MOST_EXERCISE_KEY_CHARS } from "../../domain/exercise.ts";
import { OSTRC_VERSIONS } from "../../domain/ostrc.ts";
import { REGIONS, SIDES } from "../../domain/pain.ts";
import { PLAN_KINDS } from "../../domain/plan.ts";
import { RED_FLAG_SIGNS } from "../../domain/red-flag-check.ts";
import { SETTING_NAMES } from "../../domain/setting-values.ts";

// What may be written about runs to come, weekly questions, exercises, the therapist and settings.

const strict = { additionalProperties: false };
const Day = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" });
const Words = Type.String({ minLength: 1, maxLength: 120, pattern: "\\S" });
const Key = Type.String({ minLength: 1, maxLength: MOST_EXERCISE_KEY_CHARS });
const orNone = <Schema extends TSchema>(schema: Schema) => Type.Optional(Type.Union([schema, Type.Null()]));
/** Neither is the whole body. */
const Site = { region: orNone(Type.Enum([...REGIONS])), side: orNone(Type.Enum([...SIDES])) };

const Points = orNone(Type.Integer({ minimum: 0, maximum: 25 }));
export const OstrcBody = Type.Object(
  {
    day: Day,
    version: Type.Optional(Type.Enum([...OSTRC_VERSIONS])),
    ...Site,
    participation: Points,
    modification: Points,
    performance: Points,
    pain: Points,
  },
  strict,
);
export type OstrcBody = Static<typeof OstrcBody>;

const Signs = Type.Object(
  Object.fromEntries(RED_FLAG_SIGNS.map((sign) => [sign, Type.Optional(Type.Boolean())])),
  strict,
);
/** A sign without an answer was not asked. */
export const RedFlagBody = Type.Object({ day: Day, ...Site, answers: Signs }, strict);
export type RedFlagBody = Pick<OstrcBody, "day" | "region" | "side"> & {
  readonly answers: Readonly<Record<string, boolean>>;
};

export const PlannedRunBody = Type.Object(
  {
    day: Day,
    slot: Type.Optional(Type.Integer({ minimum: 1, maximum: 9 })),
    distanceM: Type.Number({ exclusiveMinimum: 0, maximum: 1_000_000 }),
    durationS: orNone(Type.Number({ exclusiveMinimum: 0, maximum: 14 * 86_400 })),
    kind: Type.Enum([...PLAN_KINDS]),
    title: orNone(Words),
  },
  strict,
);
export type PlannedRunBody = Static<typeof PlannedRunBody>;

export const ReturnPlanBody = Type.Object({ from: Day, isReady: Type.Boolean() }, strict);
export type ReturnPlanBody = Static<typeof ReturnPlanBody>;

export const ExercisePlanBody = Type.Object(
  {
    key: Type.Optional(Key),
    kind: Type.Enum([...EXERCISE_KINDS]),
    title: Words,
    regions: Type.Optional(Type.Array(Type.Enum([...REGIONS]), { maxItems: REGIONS.length })),
    timesPerWeek: orNone(Type.Number({ minimum: 1, maximum: 50 })),
    from: Type.Optional(Day),
    until: orNone(Day),
    by: orNone(Words),
  },
  strict,
);
export type ExercisePlanBody = Static<typeof ExercisePlanBody>;

/** An exercise by its key, or by a title that the key is made from. */
export const ExerciseBody = Type.Object({ day: Day, key: Type.Optional(Key), title: Type.Optional(Words) }, strict);
export type ExerciseBody = Static<typeof ExerciseBody>;

export const TherapistBody = Type.Object(
  {
    name: orNone(Words),
    email: orNone(Type.String({ maxLength: 254 })),
    bookingUrl: orNone(Type.String({ maxLength: 2000 })),
  },
  strict,
);
export type TherapistBody = Static<typeof TherapistBody>;

const Hrv = orNone(Type.Number({ minimum: 0, maximum: 1 }));
export const WellnessBody = Type.Object(
  {
    day: Day,
    sleepS: orNone(Type.Number({ minimum: 0, maximum: 86_400 })),
    restingHeartRateBpm: orNone(Type.Number({ minimum: 20, maximum: 150 })),
    hrvRmssdS: Hrv,
    hrvSdnnS: Hrv,
    steps: orNone(Type.Integer({ minimum: 0, maximum: 300_000 })),
    soreness0To10: orNone(Type.Number({ minimum: 0, maximum: 10 })),
  },
  strict,
);
export type WellnessBody = Static<typeof WellnessBody>;

export const SettingBody = Type.Object(
  {
    name: Type.Enum([...SETTING_NAMES]),
    value: Type.Union([Type.Number(), Type.String({ minLength: 1, maxLength: 64 }), Type.Null()]),
    from: Type.Optional(Day),
  },
  strict,
);
export type SettingBody = Static<typeof SettingBody>;
