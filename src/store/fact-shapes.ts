import { SPORTS } from "../domain/activity.ts";
import { CORRECTION_FIELDS, type CorrectionField } from "../domain/correction.ts";
import { EXERCISE_KINDS } from "../domain/exercise.ts";
import type { JournalFact } from "../domain/journal.ts";
import { localDayOf } from "../domain/local-day.ts";
import { OSTRC_VERSIONS } from "../domain/ostrc.ts";
import { MOMENTS, QUALITIES, REGIONS, SIDES } from "../domain/pain.ts";
import { PLAN_KINDS } from "../domain/plan.ts";
import { RED_FLAG_SIGNS } from "../domain/red-flag-check.ts";
import { SAFETY_QUESTIONS, THERAPY_KINDS } from "../domain/therapy.ts";
import { WELLNESS_SOURCES } from "../domain/wellness.ts";
import { peopleFactShapes } from "./people-fact-shapes.ts";
import {
  type Check,
  hasFields,
  isEither,
  isFlag,
  isInteger,
  isListOf,
  isMatch,
  isNumber,
  isOneOf,
  isText,
  orMissing,
  orNull,
} from "./shape.ts";

/** The days that can be written as `YYYY-MM-DD`; any other number would not be read back as it was said. */
const FIRST_DAY = localDayOf(0, 1, 1);
const LAST_DAY = localDayOf(9999, 12, 31);

const isDay: Check = (value, path) => {
  const wrong = isInteger(value, path);
  if (wrong !== null) return wrong;
  return Number(value) >= FIRST_DAY && Number(value) <= LAST_DAY
    ? null
    : `${path} is ${value} (want a day of the years 0–9999)`;
};

const PAIN_ENTRY = hasFields({
  day: isDay,
  region: isOneOf(REGIONS),
  side: orNull(isOneOf(SIDES)),
  moment: isOneOf(MOMENTS),
  nrs: isNumber,
  quality: orNull(isOneOf(QUALITIES)),
  alteredGait: orNull(isFlag),
  nightPain: orNull(isFlag),
  note: orNull(isText),
  activityId: orNull(isText),
});

const THERAPY_SESSION = hasFields({
  day: isDay,
  kind: isOneOf(THERAPY_KINDS),
  regions: isListOf(isOneOf(REGIONS)),
  nrsBefore: orNull(isNumber),
  nrsAfter: orNull(isNumber),
  nrs24h: orNull(isNumber),
  nrs48h: orNull(isNumber),
  therapist: orNull(isText),
  note: orNull(isText),
});

const WELLNESS_DAY = hasFields({
  day: isDay,
  source: isOneOf(WELLNESS_SOURCES),
  sleepS: orNull(isNumber),
  restingHeartRateBpm: orNull(isNumber),
  hrvRmssdS: orNull(isNumber),
  hrvSdnnS: orNull(isNumber),
  steps: orNull(isInteger),
  soreness0To10: orNull(isNumber),
});

const SITE = hasFields({ region: isOneOf(REGIONS), side: orNull(isOneOf(SIDES)) });

const OSTRC_WEEK = hasFields({
  day: isDay,
  version: isOneOf(OSTRC_VERSIONS),
  site: orNull(SITE),
  participation: orNull(isNumber),
  modification: orNull(isNumber),
  performance: orNull(isNumber),
  pain: orNull(isNumber),
});

const RED_FLAG_CHECK = hasFields({
  day: isDay,
  site: orNull(SITE),
  asked: isListOf(isOneOf(RED_FLAG_SIGNS)),
  yes: isListOf(isOneOf(RED_FLAG_SIGNS)),
});

const PLANNED_RUN = hasFields({
  day: isDay,
  slot: isInteger,
  distanceM: isNumber,
  durationS: orNull(isNumber),
  kind: isOneOf(PLAN_KINDS),
  title: orNull(isText),
});

const EXERCISE_PLAN = hasFields({
  key: isText,
  kind: isOneOf(EXERCISE_KINDS),
  title: isText,
  regions: isListOf(isOneOf(REGIONS)),
  timesPerWeek: orNull(isNumber),
  from: isDay,
  until: orNull(isDay),
  by: orNull(isText),
});

const EXERCISE_DONE = hasFields({ day: isDay, key: isText });

const THERAPIST = hasFields({ name: orNull(isText), email: orNull(isText), bookingUrl: orNull(isText) });

const ISSUED_ASSESSMENT = hasFields({
  asOf: isDay,
  headline: isText,
  level: isText,
  grey: isFlag,
  sentence: isText,
  ruleSet: isText,
  findings: isListOf(
    hasFields({
      rule: isText,
      about: orNull(isText),
      kind: isOneOf(["flagged", "cannot-say"]),
      level: orNull(isText),
      value: orNull(isNumber),
      threshold: orNull(isNumber),
      unit: orMissing(isText),
    }),
  ),
  figures: orMissing(
    hasFields({
      knownDaysOf28: isInteger,
      distance7dM: orNull(isNumber),
      distance30dM: orNull(isNumber),
      longestRun30dM: orNull(isNumber),
    }),
  ),
});

const OFFERED_FILE = hasFields({
  name: isText,
  sha256: orNull(isMatch(/^[0-9a-f]{64}$/, "64 of 0-9 a-f")),
  sizeB: isNumber,
});

const REFUSAL = hasFields({
  outcome: isOneOf(["skipped", "rejected"]),
  problem: hasFields({ reason: isText, detail: isText }),
});

const CORRECTION_VALUES: Readonly<Record<CorrectionField, Check>> = {
  distanceM: isNumber,
  durationS: isNumber,
  sport: isOneOf(SPORTS),
  heartRate: isOneOf(["excluded"]),
  deleted: isFlag,
};

const CORRECTION: Check = (value, path) => {
  const wrong = hasFields({ field: isOneOf(CORRECTION_FIELDS) })(value, path);
  if (wrong !== null) return wrong;
  const { field } = value as { readonly field: CorrectionField };
  return hasFields({ value: CORRECTION_VALUES[field] })(value, path);
};

/** What the journal holds of each kind of fact. Values are checked where they are said; here only what reading relies on. */
export const FACT_SHAPES: Readonly<Record<JournalFact["kind"], Check>> = {
  pain: hasFields({ entry: PAIN_ENTRY }),
  "pain-removed": hasFields({
    day: isDay,
    region: isOneOf(REGIONS),
    side: orNull(isOneOf(SIDES)),
    moment: isOneOf(MOMENTS),
    activityId: orNull(isText),
  }),
  "no-pain-removed": hasFields({ day: isDay }),
  "therapy-removed": hasFields({ day: isDay, therapyKind: isOneOf(THERAPY_KINDS) }),
  wellness: hasFields({ entry: WELLNESS_DAY }),
  ostrc: hasFields({ entry: OSTRC_WEEK }),
  "red-flag-check": hasFields({ entry: RED_FLAG_CHECK }),
  "run-planned": hasFields({ entry: PLANNED_RUN }),
  "run-unplanned": hasFields({ day: isDay, slot: isInteger }),
  "return-plan": hasFields({ entry: orNull(hasFields({ from: isDay, isReady: isFlag })) }),
  "exercise-plan": hasFields({ entry: EXERCISE_PLAN }),
  "exercise-plan-removed": hasFields({ key: isText }),
  "exercise-done": hasFields({ entry: EXERCISE_DONE }),
  "exercise-undone": hasFields({ entry: EXERCISE_DONE }),
  therapist: hasFields({ entry: orNull(THERAPIST) }),
  "no-pain": hasFields({ entry: hasFields({ day: isDay }) }),
  rpe: hasFields({ entry: hasFields({ day: isDay, activityId: orNull(isText), rpe0To10: isNumber }) }),
  therapy: hasFields({ entry: THERAPY_SESSION }),
  "safety-check": hasFields({ entry: hasFields({ day: isDay, yes: isListOf(isOneOf(SAFETY_QUESTIONS)) }) }),
  "day-mark": hasFields({ entry: hasFields({ day: isDay, state: isOneOf(["rest"]) }) }),
  "day-mark-removed": hasFields({ day: isDay }),
  "history-claim": hasFields({ entry: hasFields({ from: isDay, to: orNull(isDay) }) }),
  "history-claim-revoked": hasFields({}),
  "red-flag-seen": hasFields({ rule: isText, day: isDay }),
  setting: hasFields({ name: isText, from: isDay, value: orNull(isEither(isText, isNumber)) }),
  "assessment-issued": hasFields({ issued: ISSUED_ASSESSMENT }),
  "import-undone": hasFields({ batchId: isText }),
  "import-redone": hasFields({ batchId: isText }),
  correction: hasFields({ activityId: isText, correction: CORRECTION }),
  "correction-removed": hasFields({ activityId: isText, field: isOneOf(CORRECTION_FIELDS) }),
  "sources-split": hasFields({ first: isText, second: isText }),
  "sources-split-removed": hasFields({ first: isText, second: isText }),
  ...peopleFactShapes(EXERCISE_PLAN),
  import: hasFields({ batchId: isText, file: OFFERED_FILE, refusal: orNull(REFUSAL), homeZone: isText }),
};
