import { type Static, Type } from "typebox";
import { RED_FLAG_CODES } from "../../domain/assessment.ts";
import { MOMENTS, QUALITIES, REGIONS, SIDES } from "../../domain/pain.ts";
import { SAFETY_QUESTIONS, THERAPY_KINDS } from "../../domain/therapy.ts";

// The one description of what may be written: the API checks bodies with it, the forms are read into it.

const MOST_NOTE_CHARS = 1000;
const strict = { additionalProperties: false };

const Day = Type.String({ pattern: "^\\d{4}-\\d{2}-\\d{2}$" });
const Nrs = Type.Number({ minimum: 0, maximum: 10 });
const Note = Type.String({ maxLength: MOST_NOTE_CHARS });
const RegionName = Type.Enum([...REGIONS]);

export const PainBody = Type.Object(
  {
    day: Day,
    region: RegionName,
    side: Type.Optional(Type.Union([Type.Enum([...SIDES]), Type.Null()])),
    moment: Type.Enum([...MOMENTS]),
    nrs: Nrs,
    quality: Type.Optional(Type.Union([Type.Enum([...QUALITIES]), Type.Null()])),
    alteredGait: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
    nightPain: Type.Optional(Type.Union([Type.Boolean(), Type.Null()])),
    note: Type.Optional(Type.Union([Note, Type.Null()])),
  },
  strict,
);
export type PainBody = Static<typeof PainBody>;

export const NoPainBody = Type.Object({ day: Day }, strict);
export type NoPainBody = Static<typeof NoPainBody>;

export const RpeBody = Type.Object({ day: Day, rpe0To10: Nrs }, strict);
export type RpeBody = Static<typeof RpeBody>;

const OptionalNrs = Type.Optional(Type.Union([Nrs, Type.Null()]));

export const TherapyBody = Type.Object(
  {
    day: Day,
    kind: Type.Enum([...THERAPY_KINDS]),
    regions: Type.Optional(Type.Array(RegionName, { maxItems: REGIONS.length })),
    nrsBefore: OptionalNrs,
    nrsAfter: OptionalNrs,
    nrs24h: OptionalNrs,
    nrs48h: OptionalNrs,
    therapist: Type.Optional(Type.Union([Type.String({ maxLength: 120 }), Type.Null()])),
    note: Type.Optional(Type.Union([Note, Type.Null()])),
  },
  strict,
);
export type TherapyBody = Static<typeof TherapyBody>;

const Days = Type.Array(Day, { maxItems: 400 });

export const DayMarksBody = Type.Object({ rest: Type.Optional(Days), removed: Type.Optional(Days) }, strict);
export type DayMarksBody = Static<typeof DayMarksBody>;

const Answers = Type.Object(
  Object.fromEntries(SAFETY_QUESTIONS.map((question) => [question, Type.Optional(Type.Boolean())])),
  strict,
);

/** That every question has its answer is checked when the fact is made: what was not asked is not clear. */
export const SafetyBody = Type.Object({ day: Day, answers: Answers }, strict);
export interface SafetyBody {
  readonly day: string;
  readonly answers: Readonly<Record<string, boolean>>;
}

export const HistoryClaimBody = Type.Object({ from: Day, to: Type.Optional(Type.Union([Day, Type.Null()])) }, strict);
export type HistoryClaimBody = Static<typeof HistoryClaimBody>;

export const SeenFlagBody = Type.Object({ rule: Type.Enum([...RED_FLAG_CODES]), day: Day }, strict);
export type SeenFlagBody = Static<typeof SeenFlagBody>;
