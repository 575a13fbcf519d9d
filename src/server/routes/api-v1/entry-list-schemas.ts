import { type TSchema, Type } from "typebox";
import { EXERCISE_KINDS } from "../../../domain/exercise.ts";
import { OSTRC_VERSIONS } from "../../../domain/ostrc.ts";
import { MOMENTS, QUALITIES, REGIONS, SIDES } from "../../../domain/pain.ts";
import { PLAN_KINDS } from "../../../domain/plan.ts";
import { RED_FLAG_SIGNS } from "../../../domain/red-flag-check.ts";
import { SETTING_NAMES } from "../../../domain/setting-values.ts";
import { SAFETY_QUESTIONS, THERAPY_KINDS } from "../../../domain/therapy.ts";
import { ENTRY_KINDS, type EntryKind } from "../../../usecases/entries-json.ts";
import { DayText, orNull, shape } from "../../api/api-schema.ts";
import { After, Limit, Next } from "../../api/next-of.ts";
import { Site } from "./report-schemas.ts";

// What a runner wrote down, in answers: each kind has its own form, and `kind` says which.

const Quantity = orNull(Type.Number());
const Text = orNull(Type.String());
const YesNo = orNull(Type.Boolean());
const Region = Type.Enum([...REGIONS]);
const Side = orNull(Type.Enum([...SIDES]));
const AnySite = orNull(Site);
const Signs = Type.Array(Type.Enum([...RED_FLAG_SIGNS]));

const FORMS: Readonly<Record<EntryKind, Readonly<Record<string, TSchema>>>> = {
  pain: {
    ...{ day: DayText, region: Region, side: Side, moment: Type.Enum([...MOMENTS]), nrs: Type.Number() },
    ...{
      quality: orNull(Type.Enum([...QUALITIES])),
      alteredGait: YesNo,
      nightPain: YesNo,
      note: Text,
      activityId: Text,
    },
  },
  "no-pain": { day: DayText },
  ostrc: {
    ...{ day: DayText, version: Type.Enum([...OSTRC_VERSIONS]), site: AnySite },
    ...{ participation: Quantity, modification: Quantity, performance: Quantity, pain: Quantity },
  },
  "red-flag-check": { day: DayText, site: AnySite, asked: Signs, yes: Signs },
  rpe: { day: DayText, activityId: Text, rpe0To10: Type.Number() },
  rest: { day: DayText },
  "history-claim": { from: DayText, to: orNull(DayText) },
  "planned-run": {
    ...{ day: DayText, slot: Type.Integer({ minimum: 1 }), distanceM: Type.Number(), durationS: Quantity },
    ...{ kind: Type.Enum([...PLAN_KINDS]), title: Text },
  },
  "return-plan": { from: DayText, isReady: Type.Boolean() },
  therapy: {
    ...{ day: DayText, kind: Type.Enum([...THERAPY_KINDS]), regions: Type.Array(Region), therapist: Text, note: Text },
    ...{ nrsBefore: Quantity, nrsAfter: Quantity, nrs24h: Quantity, nrs48h: Quantity },
  },
  exercise: { day: DayText, key: Type.String() },
  "exercise-plan": {
    ...{ key: Type.String(), kind: Type.Enum([...EXERCISE_KINDS]), title: Type.String(), regions: Type.Array(Region) },
    ...{ timesPerWeek: Quantity, from: DayText, until: orNull(DayText), by: Text },
  },
  "safety-check": { day: DayText, yes: Type.Array(Type.Enum([...SAFETY_QUESTIONS])) },
  "seen-flag": { rule: Type.String(), day: DayText },
  wellness: {
    ...{ day: DayText, sleepS: Quantity, restingHeartRateBpm: Quantity, hrvRmssdS: Quantity, hrvSdnnS: Quantity },
    ...{ steps: Quantity, soreness0To10: Quantity },
  },
  setting: {
    name: Type.Enum([...SETTING_NAMES]),
    from: DayText,
    value: Type.Union([Type.String(), Type.Number(), Type.Null()]),
  },
};

/** `planned-run` is `PlannedRunEntry`. */
const titleOf = (kind: string): string =>
  `${kind.replaceAll(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase())}Entry`;

const Entry = Type.Union(
  ENTRY_KINDS.map((kind) =>
    Type.Object(
      { kind: Type.Literal(kind), day: DayText, entry: Type.Object(FORMS[kind], { additionalProperties: false }) },
      { title: titleOf(kind) },
    ),
  ),
);

export const EntriesQuery = Type.Object(
  { kind: Type.Optional(Type.Enum([...ENTRY_KINDS])), limit: Limit, after: After },
  { additionalProperties: false },
);
export const Entries = shape(
  Type.Object(
    {
      kinds: Type.Array(Type.Enum([...ENTRY_KINDS]), {
        description: "The kinds that you reach; of others nothing is said, not even that there is none.",
      }),
      entries: Type.Array(Entry),
      next: Next,
    },
    { title: "Entries" },
  ),
);
